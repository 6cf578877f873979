import { metadataItem, type Summary, summariseError } from '../../apply/summary.ts';
import type { TableAnalysis } from '../../model/analysis.ts';
import type { ErrorView } from '../../model/errors.ts';
import type { Upload } from '../../model/upload.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { summaryKey, uploadPlaces } from '../world/places.ts';
import { putJson } from '../world/readWhole.ts';

type Telling = Pick<PipelineBase, 'objects' | 'clock' | 'fileMetadata'>;

/**
 * Leaves what readers of the CSV ingestion pipeline look for: the summary object and the item of its table. The test lane
 * leaves only its own copy, as names are shared.
 */
export async function tellIngested(world: Telling, upload: Upload, table: TableAnalysis): Promise<void> {
  const item = metadataItem({ ...factsOf(world, upload), table, counts: null });
  await putJson(world.objects, uploadPlaces(upload.id).metadata, item);
  if (upload.lane !== 'main') return;
  await putJson(world.objects, summaryKey(upload), item);
  await world.fileMetadata?.put(item);
}

/** The same for a file that could not be read: there is an item, and no summary. */
export async function tellNotIngested(
  world: Omit<Telling, 'objects'>,
  upload: Upload,
  { message, remedy }: ErrorView,
): Promise<void> {
  if (upload.lane !== 'main') return;
  const item: Summary = summariseError({ ...factsOf(world, upload), message: `${message} ${remedy}` });
  await world.fileMetadata?.put(item);
}

function factsOf({ clock }: Pick<Telling, 'clock'>, { fileName, receivedAt }: Upload) {
  return {
    fileName,
    uploadedAt: inSeconds(receivedAt),
    processedAt: inSeconds(new Date(clock.now()).toISOString()),
  };
}

/** ISO 8601 UTC without fractions, as in that pipeline's example. */
function inSeconds(time: string): string {
  return time.replace(/\.\d{3}Z$/u, 'Z');
}
