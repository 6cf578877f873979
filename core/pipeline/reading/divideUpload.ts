import { createPackShelf } from '../../service/base/packShelf.ts';
import type { SheetPlan } from '../../service/sheets/planSheets.ts';
import { sheetPlanOf } from '../../service/sheets/sheetPlanOf.ts';
import { mayDivide } from '../../service/sheets/mayDivide.ts';
import { openSource } from '../../open/openTable.ts';
import type { FilePart } from '../../model/filePart.ts';
import type { Upload } from '../../model/upload.ts';
import { addUpload, uploadIdOf } from '../uploads/addUpload.ts';
import { changeUpload } from '../uploads/changeUpload.ts';
import type { UploadLook } from './lookAtUpload.ts';
import { messageBody } from '../world/messages.ts';
import type { AnalyzeWorld } from '../world/pipelineWorld.ts';

/**
 * Makes an upload of each sheet or table of a file, or of those with the same columns, where several of different columns
 * are data: each waits for, or runs by, a mapping of its own. They are all of the one object. The file itself is done
 * then; broken off before, it begins anew and adds what is missing.
 *
 * @returns whether it was divided
 */
export async function divideUpload(world: AnalyzeWorld, upload: Upload, look: UploadLook): Promise<boolean> {
  const plan = await planOf(world, upload, look);
  if (plan === undefined) return false;
  const { lane, bucket, key, versionId, etag, sizeBytes, by } = upload;
  const ids = plan.files.map(({ part }) => uploadIdOf([upload.id, partWords(part)], world));
  for (const [place, { name, part }] of plan.files.entries()) {
    const id = ids[place];
    if (id === undefined) continue;
    const object = { lane, bucket, key, versionId, etag, sizeBytes, by };
    await addUpload(world, { id, ...object, fileName: name, ...part }, 'analyze');
  }
  await world.queues.send(
    'analyze',
    ids.map((uploadId) => ({ body: messageBody({ kind: 'analyze', uploadId }) })),
  );
  const facts = { files: ids.length, leftOut: plan.left.length };
  await changeUpload(world, upload.id, {
    change: ({ state }) => (state === 'analyzing' ? { state: 'done', error: null } : undefined),
    event: { kind: 'divided', by: 'analyze', detail: facts },
  });
  world.log.info('upload.divided', { uploadId: upload.id, ...facts });
  return true;
}

/** What tells a part from the others of its file. */
function partWords({ sheet, table }: FilePart): string {
  return [
    ...(sheet === undefined ? [] : [`sheet ${sheet.index}`]),
    ...(table === undefined ? [] : [`table ${table.index}`]),
  ].join(' ');
}

async function planOf(
  world: AnalyzeWorld,
  upload: Upload,
  { inspection, input, source }: UploadLook,
): Promise<SheetPlan | undefined> {
  if (upload.sheet !== undefined || upload.table !== undefined || !mayDivide(inspection)) return undefined;
  const sheets = await (
    await openSource({ ...input, source, overrides: {}, allTables: true })
  ).describeSheets(true);
  const file = { name: upload.fileName, sheetIndex: inspection.table.sheetIndex, packId: null };
  return sheetPlanOf(world, createPackShelf({ stores: world, schemas: world.schemas }), { file, sheets });
}
