import { z } from 'zod';
import { AppError } from '../../model/errors.ts';
import type { Upload, UploadEvent, UploadId } from '../../model/upload.ts';
import type { Warehouse } from '../../ports/warehouse.ts';
import { noteEvent, now } from '../uploads/changeUpload.ts';
import { codeOf } from '../world/codeOf.ts';
import { sortError } from '../world/errorSort.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { manifestKey } from '../world/places.ts';
import { readJson } from '../world/readWhole.ts';

/** What loading works with. */
export interface LoadWorld
  extends Pick<PipelineBase, 'objects' | 'uploads' | 'sessions' | 'notifier' | 'clock' | 'log'> {
  readonly warehouse: Warehouse;
}

/** What of a run's manifest loading asks for; `publishRun` writes it. */
const manifestForm = z.looseObject({
  files: z.array(
    z.looseObject({
      kind: z.string(),
      key: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
    }),
  ),
});

/** `passed`: nothing of it is to be loaded, or all of it is there. */
export type LoadEnd = 'loaded' | 'refused' | 'passed';

/**
 * Loads the Parquet that a run wrote into the table of its pack. The run's id names the load, so that told twice it is
 * there once, and a run that was opened again takes the place of what it was. The test lane is not loaded. What the
 * warehouse refuses is noted and told; the run itself stays done.
 *
 * @throws {AppError} what another try can mend
 */
export async function loadRun(world: LoadWorld, id: UploadId): Promise<LoadEnd> {
  const upload = await world.uploads.get(id);
  const run = upload === undefined ? undefined : await runOf(world, upload);
  if (upload === undefined || run === undefined) return 'passed';
  const detail = { runId: run.runId, epoch: run.epoch };
  const note = (kind: UploadEvent['kind'], more: UploadEvent['detail']): Promise<void> =>
    noteEvent(world, {
      uploadId: id,
      at: now(world),
      kind,
      by: 'warehouseLoad',
      detail: { ...detail, ...more },
    });
  const before = await world.uploads.events(id);
  if (before.some(({ kind, detail: told }) => kind === 'loaded' && isOf(told, detail))) return 'passed';
  try {
    const order = await orderOf(world, run);
    if (order === undefined) return 'passed';
    const rows = await world.warehouse.load(order);
    await note('loaded', { rows });
    world.log.info('run.loaded', { ...detail, rows });
    return 'loaded';
  } catch (error) {
    const { category, severity } = sortError(error);
    if (category === 'transient') throw error;
    const code = codeOf(error);
    await note('notLoaded', { code });
    world.log.error('run.not_loaded', { ...detail, code });
    await world.notifier.publish({
      eventId: `${run.runId}#notLoaded#${run.epoch}`,
      topic: 'errors',
      severity,
      code,
      facts: { uploadId: id, ...detail },
    });
    return 'refused';
  }
}

interface LoadedRun extends Required<Pick<Upload, 'id'>> {
  readonly runId: NonNullable<Upload['runId']>;
  readonly packId: NonNullable<Upload['packId']>;
  readonly epoch: number;
}

async function runOf(
  { sessions }: Pick<LoadWorld, 'sessions'>,
  { id, state, lane, runId, packId, sessionId }: Upload,
): Promise<LoadedRun | undefined> {
  if (state !== 'done' || lane !== 'main' || runId === null || packId === null || sessionId === null)
    return undefined;
  const session = await sessions.get(sessionId);
  return session === undefined ? undefined : { id, runId, packId, epoch: session.epoch };
}

async function orderOf(
  { objects }: Pick<LoadWorld, 'objects'>,
  { runId, packId, epoch }: LoadedRun,
): Promise<Parameters<Warehouse['load']>[0] | undefined> {
  const read = await readJson(objects, manifestKey({ packId, runId, isHeld: false }, epoch));
  if (read === undefined) throw new AppError('OBJECT_MISSING', 'The run has left no manifest.');
  const files = manifestForm.parse(read).files.filter(({ kind }) => kind === 'cleaned-parquet');
  if (files.length === 0) return undefined;
  const columns = files.find((file) => file.columns !== undefined)?.columns;
  if (columns === undefined)
    throw new AppError('WAREHOUSE_REFUSED', 'The parts of the table are not all of the same types.', {
      remedy: 'Look in the report for values that no other file has, and have them corrected.',
    });
  const keys = files.map(({ key }) => key);
  return { loadId: runId, table: packId.replaceAll(/\W/g, '_').toLowerCase(), columns, keys };
}

function isOf(told: UploadEvent['detail'], { runId, epoch }: { runId: string; epoch: number }): boolean {
  return told['runId'] === runId && told['epoch'] === epoch;
}
