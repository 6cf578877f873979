import { createHash } from 'node:crypto';
import { z } from 'zod';
import { arrivalKey, fileNameOf } from '../../../core/pipeline/world/places.ts';
import type { SendOrder } from '../../../core/ports/pipelineLink.ts';
import { abortUpload } from '../objects/multipart.ts';
import type { S3Bucket } from '../objects/s3Bucket.ts';
import { sentBefore, uploadFile } from '../objects/uploadFile.ts';

/** What is kept of a file on its way: where it will lie, and which upload of parts it is, once there is one. */
const markForm = z.object({
  key: z.string().min(1),
  uploadId: z.string().min(1).optional(),
  partBytes: z.int().positive().optional(),
});
type Mark = z.infer<typeof markForm>;

/**
 * Sends a file into the bucket. Its key follows from the token and is kept before the first byte, so whatever is lost on
 * the way, it arrives once.
 *
 * @param at ISO 8601 UTC
 */
export async function sendToBucket(
  bucket: S3Bucket,
  { source, fileName, lane, by, token, resume, onBegun, onProgress, signal }: SendOrder,
  at: string,
): Promise<{ readonly key: string }> {
  const keep = async (mark: Mark): Promise<void> => onBegun?.(JSON.stringify(mark));
  const mark = resume === undefined ? undefined : markOf(resume);
  const key = mark?.key ?? newKey(fileName, { lane, token, at });
  if (mark === undefined) await keep({ key });
  else if ((await sentBefore(bucket, { key, token })) !== undefined) return { key };
  const { uploadId, partBytes } = mark ?? {};
  // S3 takes 2 KB of metadata, which a long name in another script fills.
  const named: Record<string, string> = fileNameOf(key) === fileName ? {} : { 'file-name': fileName };
  await uploadFile(bucket, {
    source,
    key,
    token,
    options: { metadata: { ...named, 'uploaded-by': by }, ifAbsent: true },
    ...(uploadId === undefined || partBytes === undefined ? {} : { resume: { uploadId, partBytes, token } }),
    onBegun: (begun) => keep({ key, uploadId: begun.uploadId, partBytes: begun.partBytes }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  return { key };
}

/** Throws away the parts that were sent; where nothing was begun, there is nothing. */
export async function discardSent(bucket: S3Bucket, text: string): Promise<void> {
  const { key, uploadId } = markOf(text);
  if (uploadId !== undefined) await abortUpload(bucket, { Key: key, UploadId: uploadId });
}

function newKey(
  fileName: string,
  { lane, token, at }: Pick<SendOrder, 'lane' | 'token'> & { readonly at: string },
): string {
  const id = createHash('sha256').update(token).digest('hex').slice(0, 20);
  return arrivalKey(lane === 'test' ? 'raw-test' : 'raw', { at, id, fileName });
}

function markOf(text: string): Mark {
  return markForm.parse(JSON.parse(text));
}
