import type { ByteSink, ByteSource } from '../model/bytes.ts';
import type { DelimiterGuess } from '../model/dialect.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';
import { BatchPool } from './batchPool.ts';
import { readRecords } from './readRecords.ts';

/**
 * Writes some columns of a text, as they stand in it, quotes included: a text of the same dialect with as many records,
 * so that record numbers stay. Records that have none of these columns become blank.
 *
 * @throws {AppError} as `readRecords`, and what the sink throws
 */
export async function cutColumns(
  source: ByteSource,
  dialect: DelimiterGuess,
  cut: {
    /** Columns to keep; both inclusive. */
    readonly left: number;
    readonly right: number;
    readonly sink: ByteSink;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<void> {
  const ending = new TextEncoder().encode(dialect.lineTerminator === 'mixed' ? '\n' : dialect.lineTerminator);
  const pool = new BatchPool();
  for await (const batch of readRecords(source, dialect, { pool, signal: cut.signal })) {
    await cut.sink.write(columnsOf(batch, cut, ending));
    pool.giveBack(batch);
  }
}

function columnsOf(
  batch: RecordBatch,
  { left, right }: { readonly left: number; readonly right: number },
  ending: Uint8Array,
): Uint8Array {
  const { bytes, cellStart, cellEnd } = batch;
  const result = new Uint8Array(bytes.length + batch.recordCount * ending.length);
  let length = 0;
  for (let r = 0; r < batch.recordCount; r += 1) {
    const first = (batch.recordFirstCell[r] ?? 0) + left;
    const last = Math.min(first + right - left, (batch.recordFirstCell[r + 1] ?? 0) - 1);
    if (first <= last) {
      const start = (cellStart[first] ?? 0) - quotesOf(batch, first);
      const part = bytes.subarray(start, (cellEnd[last] ?? start) + quotesOf(batch, last));
      result.set(part, length);
      length += part.length;
    }
    result.set(ending, length);
    length += ending.length;
  }
  return result.subarray(0, length);
}

/** Quotes on either side of a cell. */
function quotesOf({ cellFlags }: RecordBatch, cell: number): number {
  const flags = cellFlags[cell] ?? 0;
  if ((flags & cellFlag.twiceQuoted) !== 0) return 2;
  return (flags & cellFlag.quoted) === 0 ? 0 : 1;
}
