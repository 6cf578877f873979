import { type Upload, type UploadId, asUploadId } from '../../model/upload.ts';
import { noteEvent, now } from './changeUpload.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { tellUpload } from '../tell/tellDesks.ts';

type Adding = Pick<PipelineBase, 'uploads' | 'connections' | 'clock' | 'log' | 'digest'>;

/** What is known of an object when it arrives. */
export type Arrived = Pick<
  Upload,
  | 'id'
  | 'lane'
  | 'bucket'
  | 'key'
  | 'versionId'
  | 'etag'
  | 'sizeBytes'
  | 'fileName'
  | 'by'
  | 'sheet'
  | 'table'
>;

/**
 * Adds an upload, notes it and tells whoever watches; one that is there stays as it is.
 *
 * @returns the one that was there before
 */
export async function addUpload(world: Adding, arrived: Arrived, step: string): Promise<Upload | undefined> {
  const at = now(world);
  const upload: Upload = {
    ...arrived,
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
  };
  const before = await world.uploads.add(upload);
  if (before !== undefined) return before;
  const { id, sizeBytes, lane } = arrived;
  await noteEvent(world, { uploadId: id, at, kind: 'received', by: step, detail: { sizeBytes, lane } });
  await tellUpload(world, upload);
  return undefined;
}

/** Hex digits of an upload's id: 128 bits. */
const idLength = 32;

/** The same for the same parts, so that adding twice is adding once. */
export function uploadIdOf(parts: readonly string[], { digest }: Pick<Adding, 'digest'>): UploadId {
  return asUploadId(`u${digest(JSON.stringify(parts)).slice(0, idLength)}`);
}
