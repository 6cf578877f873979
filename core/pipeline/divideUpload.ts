import { mappingsOnShelf } from '../service/desk/fileTarget.ts';
import { createPackShelf } from '../service/base/packShelf.ts';
import { planSheets, type SheetPlan } from '../service/sheets/planSheets.ts';
import { wantedSheets } from '../service/sheets/wantedSheets.ts';
import { openSource } from '../open/openTable.ts';
import type { Upload } from '../model/upload.ts';
import { addUpload, uploadIdOf } from './addUpload.ts';
import { changeUpload } from './changeUpload.ts';
import type { UploadLook } from './lookAtUpload.ts';
import { messageBody } from './messages.ts';
import type { AnalyzeWorld } from './pipelineWorld.ts';

/**
 * Makes an upload of each sheet of a workbook, or of those with the same columns, where several of different columns are
 * data: each waits for, or runs by, a mapping of its own. They are all of the one object. The workbook itself is done
 * then; broken off before, it begins anew and adds what is missing.
 *
 * @returns whether it was divided
 */
export async function divideUpload(world: AnalyzeWorld, upload: Upload, look: UploadLook): Promise<boolean> {
  const plan = await planOf(world, upload, look);
  if (plan === undefined) return false;
  const { lane, bucket, key, versionId, etag, sizeBytes, by } = upload;
  const ids = plan.files.map(({ sheetIndex }) => uploadIdOf([upload.id, `sheet ${sheetIndex}`], world));
  for (const [place, { name, sheetIndex, together }] of plan.files.entries()) {
    const id = ids[place];
    if (id === undefined) continue;
    const object = { lane, bucket, key, versionId, etag, sizeBytes, by };
    const sheet = { index: sheetIndex, together };
    await addUpload(world, { id, ...object, fileName: name, sheet }, 'analyze');
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

async function planOf(
  world: AnalyzeWorld,
  upload: Upload,
  { inspection, input, source }: UploadLook,
): Promise<SheetPlan | undefined> {
  if (upload.sheet !== undefined || inspection.kind !== 'workbook') return undefined;
  if (inspection.sheets.filter(({ hidden }) => !hidden).length < 2) return undefined;
  const sheets = await (
    await openSource({ ...input, source, overrides: {}, allTables: true })
  ).describeSheets();
  const { sheetIndex: chosen } = inspection.table;
  if (chosen === null) return undefined;
  const shelf = await createPackShelf({ stores: world, schemas: world.schemas }).open();
  return planSheets({
    fileName: upload.fileName,
    sheets,
    chosen,
    ...wantedSheets({
      columnNames: sheets.find(({ index }) => index === chosen)?.tables[0]?.columnNames ?? [],
      packId: null,
      offered: shelf.offered,
      mappings: mappingsOnShelf(await world.mappings.list(), shelf),
    }),
  });
}
