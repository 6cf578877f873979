import type { ByteSource } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';

/** How far a reading has come, and how to stop it. */
export interface ReadJob {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the source read so far. */
  readonly onBytes?: ((doneBytes: number) => void) | undefined;
}

/** Gives every chunk of the source in turn; one is valid until `use` has ended. @throws {AppError} `CANCELLED` */
export async function readAll(
  source: ByteSource,
  job: ReadJob,
  use: (chunk: Uint8Array) => unknown,
): Promise<void> {
  const room = new Uint8Array(Math.min(parseOptions.chunkBytes, source.sizeBytes));
  let offset = 0;
  while (offset < source.sizeBytes) {
    if (job.signal?.aborted)
      throw new AppError('CANCELLED', 'Reading was stopped.', { cause: job.signal.reason });
    const chunk = await source.read(offset, room.length, room);
    if (chunk.length === 0) return;
    offset += chunk.length;
    await use(chunk);
    job.onBytes?.(offset);
  }
}
