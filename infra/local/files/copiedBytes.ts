import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';

/** Bytes asked for at a time: a request to a bucket each. */
const pieceBytes = 8 * 1024 * 1024;

/**
 * All bytes of a source in order, a piece at a time.
 *
 * @throws {AppError} `CANCELLED` when it is aborted, `SOURCE_UNREADABLE` where the source ends too early
 */
export async function* copiedBytes(
  source: ByteSource,
  {
    name,
    signal,
    onProgress,
  }: {
    readonly name: string;
    readonly signal: AbortSignal;
    readonly onProgress: (doneBytes: number) => void;
  },
): AsyncIterable<Uint8Array> {
  for (let offset = 0; offset < source.sizeBytes; ) {
    if (signal.aborted) throw new AppError('CANCELLED', `Fetching ${name} was cancelled.`);
    const bytes = await source.read(offset, pieceBytes);
    if (bytes.length === 0)
      throw new AppError('SOURCE_UNREADABLE', `${name} ended after ${offset} of ${source.sizeBytes} bytes.`);
    yield bytes;
    offset += bytes.length;
    onProgress(offset);
  }
}
