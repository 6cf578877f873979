import type { ByteSink, ByteSource } from '../model/bytes.ts';
import { type ReadJob, readAll, replacements } from './checkText.ts';
import { decoderFor } from './textReader.ts';

/** Where the text goes: a sink, or a sink and a job that can be watched and stopped. */
export type SpoolTarget = Pick<ByteSink, 'write'> | (ReadJob & { readonly sink: Pick<ByteSink, 'write'> });

/**
 * Writes a text of any encoding as UTF-8 without a byte order mark. Line ends stay as they are. The sink is
 * not closed.
 *
 * @returns How many pieces could not be decoded; they were written as U+FFFD.
 * @throws {AppError} `CANCELLED`, `DISK_FULL` and what the source throws
 */
export async function spoolText(
  source: ByteSource,
  encoding: string,
  target: SpoolTarget,
): Promise<{ readonly undecodable: number }> {
  const { sink, ...job } = 'sink' in target ? target : { sink: target };
  const decoder = decoderFor(encoding);
  const encoder = new TextEncoder();
  let undecodable = 0;
  const write = async (text: string): Promise<void> => {
    undecodable += replacements(text);
    if (text !== '') await sink.write(encoder.encode(text));
  };
  await readAll(source, job, (chunk) => write(decoder.decode(chunk, { stream: true })));
  await write(decoder.decode(new Uint8Array(0), { stream: false }));
  return { undecodable };
}
