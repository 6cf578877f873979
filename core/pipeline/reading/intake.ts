import { AppError } from '../../model/errors.ts';
import type { UploadId } from '../../model/upload.ts';
import { addUpload, uploadIdOf } from '../uploads/addUpload.ts';
import { giveUpUpload } from '../uploads/failUpload.ts';
import { messageBody } from '../world/messages.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { fileNameOf, laneOf } from '../world/places.ts';

/** An object that is said to have arrived; its key decoded. */
export interface Arrival {
  readonly bucket: string;
  readonly key: string;
  /** Empty where the bucket keeps none. */
  readonly versionId: string;
}

/** `ignored`: it lies where nothing arrives, or is gone again. */
export type IntakeEnd = UploadId | 'ignored';

/**
 * Takes up an object that arrived. The same notice again finds the upload that it made and, while nothing has been done
 * for that, calls it to mind again.
 */
export async function takeIn(
  world: Pick<
    PipelineBase,
    | 'objects'
    | 'uploads'
    | 'queues'
    | 'connections'
    | 'notifier'
    | 'fileMetadata'
    | 'clock'
    | 'log'
    | 'digest'
  >,
  { bucket, key, versionId }: Arrival,
): Promise<IntakeEnd> {
  const lane = laneOf(key);
  if (lane === undefined) return 'ignored';
  const facts = await world.objects.facts({ key, ...(versionId === '' ? {} : { versionId }) });
  if (facts === undefined) return 'ignored';
  // Where the bucket keeps no versions, the bytes are told by their etag and time.
  const version = versionId === '' ? `${facts.etag}|${facts.changedAt}` : versionId;
  const id = uploadIdOf([bucket, key, version], world);
  const before = await addUpload(
    world,
    {
      id,
      lane,
      bucket,
      key,
      versionId,
      etag: facts.etag,
      sizeBytes: facts.sizeBytes,
      fileName: facts.metadata['file-name'] ?? fileNameOf(key),
      by: facts.metadata['uploaded-by'] ?? null,
    },
    'intake',
  );
  if (before !== undefined && before.state !== 'received') return id;
  if (facts.sizeBytes === 0) {
    const error = new AppError('SOURCE_EMPTY', 'The file is empty.');
    await giveUpUpload(world, id, { error, by: 'intake' });
    return id;
  }
  await world.queues.send('analyze', [{ body: messageBody({ kind: 'analyze', uploadId: id }) }]);
  world.log.info('upload.received', { uploadId: id, lane, sizeBytes: facts.sizeBytes });
  return id;
}
