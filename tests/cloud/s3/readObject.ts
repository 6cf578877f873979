import { cutPieces, type Piece, readPieces } from './blobs.ts';
import { checkRead, headersOf } from './objectHeaders.ts';
import { S3Error } from './s3Error.ts';
import type { S3Answer, S3Call, S3World } from './s3World.ts';

/** GET and HEAD of an object, whole or a range of it. */
export function readObject({ world, request, bucket }: S3Call): S3Answer {
  const version = bucket.find(request.key, request.query.get('versionId'));
  checkRead(version, request.headers);
  const range = rangeOf(request.headers['range'], version.sizeBytes);
  const { start, sizeBytes } = range ?? { start: 0, sizeBytes: version.sizeBytes };
  const headers = { ...headersOf(version, request), 'content-length': String(sizeBytes) };
  const answer: S3Answer =
    range === undefined
      ? { status: 200, headers }
      : {
          status: 206,
          headers: {
            ...headers,
            'content-range': `bytes ${String(start)}-${String(start + sizeBytes - 1)}/${String(version.sizeBytes)}`,
          },
        };
  if (request.method === 'HEAD') return answer;
  if (version.headers['x-amz-storage-class'] === 'GLACIER') throw new S3Error(403, 'InvalidObjectState');
  return { ...answer, bytes: heldPieces(world, cutPieces(version.pieces, start, sizeBytes)) };
}

/** Reads to the end what was there at the beginning, even where it is deleted meanwhile. */
async function* heldPieces({ blobs }: S3World, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  blobs.hold(pieces);
  try {
    yield* readPieces(pieces);
  } finally {
    await blobs.letGo(pieces);
  }
}

/** @returns `undefined` for none, or one that S3 passes over. @throws {S3Error} `InvalidRange` */
export function rangeOf(
  text: string | undefined,
  totalBytes: number,
): { readonly start: number; readonly sizeBytes: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, totalBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? totalBytes : Math.min(totalBytes, Number(last) + 1);
  if (start < end) return { start, sizeBytes: end - start };
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  throw new S3Error(416, 'InvalidRange', { headers: { 'content-range': `bytes */${String(totalBytes)}` } });
}
