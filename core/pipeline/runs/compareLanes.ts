import type { Upload } from '../../model/upload.ts';
import { noteEvent, now } from '../uploads/changeUpload.ts';
import { compareRuns } from './compareRuns.ts';
import type { KeptAnalysis } from '../world/keptAnalysis.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { comparisonKey, uploadPlaces } from '../world/places.ts';
import { putJson, readJson } from '../world/readWhole.ts';

/** Uploads that are looked through for the other lane of a file, newest first. */
const lookedThrough = 500;

/**
 * Writes the comparison of a file that has ended in both lanes: the same bytes, or the same name but for its ending. While
 * the other lane has not ended, nothing is written; it will be when that one ends.
 */
export async function compareLanes(
  world: Pick<PipelineBase, 'uploads' | 'objects' | 'clock' | 'log'>,
  upload: Upload,
): Promise<void> {
  const mine = await analysisOf(world, upload);
  if (mine === undefined) return;
  const other = await otherLane(world, upload, mine);
  if (other === undefined) return;
  const [main, test] =
    upload.lane === 'main' ? [{ upload, kept: mine }, other] : [other, { upload, kept: mine }];
  const comparison = compareRuns(main, test);
  await putJson(world.objects, comparisonKey(main.upload.id, test.upload.id), comparison);
  const detail = { same: comparison.same, differences: comparison.differences.length };
  for (const { id } of [main.upload, test.upload])
    await noteEvent(world, { uploadId: id, at: now(world), kind: 'compared', by: 'finish', detail });
  world.log.info('lanes.compared', { uploadId: upload.id, ...detail });
}

async function otherLane(
  world: Pick<PipelineBase, 'uploads' | 'objects'>,
  upload: Upload,
  mine: KeptAnalysis,
): Promise<{ readonly upload: Upload; readonly kept: KeptAnalysis } | undefined> {
  const ended = await world.uploads.list({ states: ['done', 'quarantined'], limit: lookedThrough });
  const others = ended.filter(({ lane }) => lane !== upload.lane);
  let byName: { readonly upload: Upload; readonly kept: KeptAnalysis } | undefined;
  for (const other of others) {
    const isNamesake = stemOf(other.fileName) === stemOf(upload.fileName);
    // Only those of the size, or of the name, are worth reading.
    if (!isNamesake && other.sizeBytes !== upload.sizeBytes) continue;
    const kept = await analysisOf(world, other);
    if (kept === undefined) continue;
    if (kept.analysis.source.sha256 === mine.analysis.source.sha256) return { upload: other, kept };
    if (isNamesake) byName ??= { upload: other, kept };
  }
  return byName;
}

async function analysisOf(
  { objects }: Pick<PipelineBase, 'objects'>,
  { id }: Upload,
): Promise<KeptAnalysis | undefined> {
  return (await readJson(objects, uploadPlaces(id).analysis)) as KeptAnalysis | undefined;
}

function stemOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/u, '')
    .normalize('NFC')
    .toLowerCase();
}
