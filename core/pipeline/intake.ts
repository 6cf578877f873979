import { AppError } from '../model/errors.ts';
import { type Upload, type UploadId, asUploadId } from '../model/upload.ts';
import { noteEvent, now } from './changeUpload.ts';
import { giveUpUpload } from './failUpload.ts';
import { messageBody } from './messages.ts';
import type { PipelineBase } from './pipelineWorld.ts';
import { fileNameOf, laneOf } from './places.ts';
import { tellUpload } from './tellDesks.ts';

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
  const at = now(world);
  const upload: Upload = {
    id,
    lane,
    bucket,
    key,
    versionId,
    etag: facts.etag,
    sizeBytes: facts.sizeBytes,
    fileName: facts.metadata['file-name'] ?? fileNameOf(key),
    receivedAt: at,
    changedAt: at,
    state: 'received',
    revision: 1,
    fingerprint: null,
    packId: null,
    mapping: null,
    runId: null,
    sessionId: null,
    rowCount: null,
    counts: null,
    outputs: {},
    error: null,
    by: facts.metadata['uploaded-by'] ?? null,
  };
  const before = await world.uploads.add(upload);
  if (before === undefined) {
    const detail = { sizeBytes: facts.sizeBytes, lane };
    await noteEvent(world, { uploadId: id, at, kind: 'received', by: 'intake', detail });
    await tellUpload(world, upload);
  }
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

/** Hex digits of an upload's id: 128 bits. */
const idLength = 32;

function uploadIdOf(parts: readonly string[], { digest }: Pick<PipelineBase, 'digest'>): UploadId {
  return asUploadId(`u${digest(JSON.stringify(parts)).slice(0, idLength)}`);
}
