import { createHash } from 'node:crypto';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { changedSince } from '../../../core/model/changedSource.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import type { OutputFile } from '../../../core/model/run.ts';
import { nodeGzip } from '../files/nodeInflate.ts';
import type { OpenOutput } from './tableOutputs.ts';

/** The source of a run and where its copy goes. */
export interface SourceCopy {
  readonly source: ByteSource;
  /** Of its bytes when the table was read, lower-case hex. */
  readonly sha256: string;
  /** As the person knows it. */
  readonly name: string;
  readonly output: OpenOutput;
  /** Ends the copying. */
  readonly signal: AbortSignal;
}

/**
 * Packs the source as it lies, with gzip, in pieces of some hundred kilobytes. What goes in is held against the digest of what
 * the run has read, so the copy is of the very bytes that the outputs are made of.
 *
 * @throws {AppError} `SOURCE_CHANGED`, `SOURCE_UNREADABLE`, `DISK_FULL`
 */
export async function writeSourceCopy({
  source,
  sha256,
  name,
  output,
  signal,
}: SourceCopy): Promise<OutputFile> {
  const plain = createHash('sha256');
  const packed = createHash('sha256');
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < source.sizeBytes; ) {
      signal.throwIfAborted();
      const piece = await source.read(at, parseOptions.chunkBytes);
      plain.update(piece);
      at += piece.length;
      yield piece;
    }
  }
  for await (const piece of nodeGzip(pieces())) {
    packed.update(piece);
    await output.sink.write(piece);
  }
  if (plain.digest('hex') !== sha256) throw changedSince(name);
  return { ...(await output.finish()), sha256: packed.digest('hex') };
}
