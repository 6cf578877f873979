import type { ByteSource } from '../model/bytes.ts';
import type { DelimiterGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { RecordBatch } from '../model/records.ts';
import { BatchPool } from './batchPool.ts';
import { type TextPosition, createSplitter } from './splitRecords.ts';
import { tidyCells } from './tidyCells.ts';

export interface ReadOptions {
  /** Where to begin; a place that `RecordBatch` or a row index named. Defaults to the first byte. */
  readonly from?: TextPosition;
  /** Bytes read at a time; the answer is the same for every figure. */
  readonly chunkBytes?: number;
  /** Where batches lie. */
  readonly pool?: BatchPool;
  readonly signal?: AbortSignal | undefined;
  /** Called after each chunk with the bytes of the text read so far, counted from its first byte. */
  readonly onBytes?: ((doneBytes: number) => void) | undefined;
}

/**
 * Reads UTF-8 text as batches of whole records, in order, to its end.
 *
 * The next chunk is fetched while the caller works on a batch. Whoever passes a pool gives each batch back to it when
 * done with it; without a pool, batches stay as they are.
 * A byte order mark is no part of the first cell. Blank records are included.
 *
 * @throws {AppError} `CANCELLED`, `SOURCE_LINE_TOO_LONG`, `SOURCE_TOO_MANY_COLUMNS`, and what the source throws
 */
export async function* readRecords(
  source: ByteSource,
  dialect: DelimiterGuess,
  options: ReadOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const { chunkBytes = parseOptions.chunkBytes, signal, pool = new BatchPool() } = options;
  const from = options.from ?? (await startOfText(source));
  const splitter = createSplitter(dialect, { from, pool });
  let offset = from.byteOffset;
  const readNext = async (): Promise<Uint8Array> => {
    const length = Math.min(chunkBytes, source.sizeBytes - offset);
    return length <= 0 ? new Uint8Array(0) : source.read(offset, length, splitter.space(length));
  };
  let pending = readNext();
  for (;;) {
    if (signal?.aborted) throw new AppError('CANCELLED', 'Reading was stopped.', { cause: signal.reason });
    const chunk = await pending;
    if (chunk.length === 0) break;
    offset += chunk.length;
    const batch = tidyCells(splitter.push(chunk), dialect);
    pending = readNext();
    // The caller may stop before this read is awaited; its failure is then nobody's concern.
    pending.catch(() => undefined);
    options.onBytes?.(offset);
    if (batch !== undefined) yield batch;
  }
  const last = tidyCells(splitter.finish(), dialect);
  if (last !== undefined) yield last;
}

/** The first record's place: behind the byte order mark, where there is one. */
async function startOfText(source: ByteSource): Promise<TextPosition> {
  const head = await source.read(0, 3);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return { byteOffset: marked ? 3 : 0, record: 0, line: 1 };
}
