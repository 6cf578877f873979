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
  /** Takes every byte from `from` on, in order, before it is cut; a byte order mark among them. */
  readonly onChunk?: ((chunk: Uint8Array) => void) | undefined;
  /**
   * Where somebody else begins, in bytes. If a record begins there, reading ends with `onUntil`, which gets its place;
   * otherwise that somebody was wrong, and reading goes on to the end of the text.
   */
  readonly until?: number | undefined;
  readonly onUntil?: ((place: TextPosition) => void) | undefined;
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
  const from = options.from ?? (await startOfText(source, options));
  const splitter = createSplitter(dialect, { from, pool });
  let offset = from.byteOffset;
  let end = Math.min(options.until ?? source.sizeBytes, source.sizeBytes);
  const readNext = async (): Promise<Uint8Array> => {
    const length = Math.min(chunkBytes, end - offset);
    return length <= 0 ? new Uint8Array(0) : source.read(offset, length, splitter.space(length));
  };
  let pending = readNext();
  for (;;) {
    if (signal?.aborted) throw new AppError('CANCELLED', 'Reading was stopped.', { cause: signal.reason });
    const chunk = await pending;
    if (chunk.length === 0) {
      if (end === source.sizeBytes) break;
      const place = splitter.position;
      if (place.byteOffset === end) {
        options.onUntil?.(place);
        return;
      }
      end = source.sizeBytes;
      pending = readNext();
      continue;
    }
    offset += chunk.length;
    options.onChunk?.(chunk);
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
async function startOfText(source: ByteSource, { onChunk }: ReadOptions): Promise<TextPosition> {
  const head = await source.read(0, 3);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  if (marked) onChunk?.(head);
  return { byteOffset: marked ? 3 : 0, record: 0, line: 1 };
}
