import { analyze } from '../../analyze.ts';
import { canonicalJson } from '../../mapping/canonicalJson.ts';
import { invariant } from '../../model/errors.ts';
import type { Upload, UploadId } from '../../model/upload.ts';
import { withoutRows } from '../../model/withoutRows.ts';
import { changeUpload, noteEvent, now } from '../uploads/changeUpload.ts';
import { divideUpload } from './divideUpload.ts';
import { failUpload } from '../uploads/failUpload.ts';
import { type KeptAnalysis, keepTable, keptTable } from '../world/keptAnalysis.ts';
import type { AnalyzeWorld } from '../world/pipelineWorld.ts';
import { lookAtUpload } from './lookAtUpload.ts';
import { planUpload } from './planUpload.ts';
import { uploadPlaces } from '../world/places.ts';
import { putJson, readJson } from '../world/readWhole.ts';
import { tellIngested } from '../tell/tellIngestion.ts';
import { tellUpload } from '../tell/tellDesks.ts';
import { isPacked, unpackUpload } from './unpackUpload.ts';

/** `busy`: somebody else is at work on it until then, as far as anybody knows; milliseconds from now. */
export type AnalyzeEnd = { readonly kind: 'done' } | { readonly kind: 'busy'; readonly waitMs: number };

/**
 * Reads a file that arrived to its end, and runs it where its layout has an approved mapping; otherwise it waits. Takes up
 * what an attempt before has left: what was read is not read again. A file that cannot be read fails, and is told so.
 *
 * @throws {AppError} what another try can mend: stores that cannot be reached, limits of time
 */
export async function analyzeUpload(world: AnalyzeWorld, id: UploadId): Promise<AnalyzeEnd> {
  const present = await world.uploads.get(id);
  if (present === undefined) return { kind: 'done' };
  if (present.state === 'analyzing') {
    const waitMs = Date.parse(present.changedAt) + world.settings.analysisMs - world.clock.now();
    if (waitMs > 0) return { kind: 'busy', waitMs };
  } else if (present.state !== 'received' && present.state !== 'waiting') return { kind: 'done' };
  const upload = await world.uploads.change({ ...present, state: 'analyzing', changedAt: now(world) });
  // Somebody else has begun at the same moment.
  if (upload === undefined) return { kind: 'busy', waitMs: world.settings.analysisMs };
  await tellUpload(world, upload);
  try {
    const kept = await keptOrRead(world, upload, present.state === 'waiting');
    if (kept === 'archive') await unpackUpload(world, upload);
    else if (kept !== 'divided')
      await planUpload(world, upload, { kept, table: await keptTable(world.objects, upload) });
  } catch (error) {
    await failUpload(world, id, { error, by: 'analyze' });
  }
  return { kind: 'done' };
}

/** @returns `archive` where it is to be taken apart, `divided` where its sheets are uploads of their own by now */
async function keptOrRead(
  world: AnalyzeWorld,
  upload: Upload,
  hasWaited: boolean,
): Promise<KeptAnalysis | 'archive' | 'divided'> {
  const kept = (await readJson(world.objects, uploadPlaces(upload.id).analysis)) as KeptAnalysis | undefined;
  if (kept !== undefined && !(hasWaited && (await isReadOtherwise(world, upload, kept)))) {
    // Whoever kept it may have died before saying so.
    if (upload.rowCount === null)
      await changeUpload(world, upload.id, {
        change: () => ({ rowCount: kept.analysis.tables[0]?.rowCount ?? 0 }),
      });
    return kept;
  }
  try {
    return await readUpload(world, upload);
  } catch (error) {
    if (await isPacked(world, upload, error)) return 'archive';
    throw error;
  }
}

/** Whether a mapping is approved by now that has the file read in another way than it was. */
async function isReadOtherwise(
  world: AnalyzeWorld,
  upload: Upload,
  { overrides }: KeptAnalysis,
): Promise<boolean> {
  const scratch = await world.scratch();
  try {
    const { record } = await lookAtUpload(world, upload, scratch);
    return canonicalJson(record.overrides) !== canonicalJson(overrides);
  } finally {
    await scratch.dispose();
  }
}

/** Reads every row, and keeps what was found; the analysis itself last, so that it says that all is there. */
async function readUpload(world: AnalyzeWorld, upload: Upload): Promise<KeptAnalysis | 'divided'> {
  const { objects } = world;
  const places = uploadPlaces(upload.id);
  const scratch = await world.scratch();
  try {
    const look = await lookAtUpload(world, upload, scratch);
    if (await divideUpload(world, upload, look)) return 'divided';
    const { source, input, record, inspection } = look;
    const hashing = world.reading.hashing(source);
    const { overrides } = record;
    const time = (): number => world.clock.now();
    const { analysis, tables } = await analyze({ ...input, source: hashing, overrides, now: time });
    const [read] = tables;
    const empty = withoutRows(analysis);
    if (empty !== undefined) throw empty;
    invariant(read !== undefined, 'a source with rows has a table');
    const sha256 = await hashing.digest();
    await keepTable(objects, upload, { read, source: hashing, sha256 });
    const [table] = analysis.tables;
    invariant(table !== undefined, 'the table that was read is described');
    const at = now(world);
    await tellIngested(world, upload, table);
    const kept: KeptAnalysis = {
      analysis: { ...analysis, source: { ...analysis.source, sha256 } },
      inspection,
      overrides,
    };
    await putJson(objects, places.analysis, kept);
    const { rowCount, rejectedRows, columns } = table;
    const detail = { rowCount, rejectedRows, columns: columns.length };
    await noteEvent(world, { uploadId: upload.id, at, kind: 'analyzed', by: 'analyze', detail });
    await changeUpload(world, upload.id, { change: () => ({ rowCount }) });
    return kept;
  } finally {
    await scratch.dispose();
  }
}
