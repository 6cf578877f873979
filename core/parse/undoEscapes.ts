import type { ByteSink, ByteSource } from '../model/bytes.ts';
import type { DelimiterGuess } from '../model/dialect.ts';
import { cellFlag, type RecordBatch } from '../model/records.ts';
import { BatchPool } from './batchPool.ts';
import { readRecords } from './readRecords.ts';

const apostrophe = 0x27;

/**
 * Writes an Excel-safe text as it was before: one apostrophe less at the start of each cell that begins with one, and
 * without the last of `columns`, which bears the mark. Bytes and quotes stay as they stand, records and lines keep their
 * numbers.
 *
 * @throws {AppError} as `readRecords`, and what the sink throws
 */
export async function undoEscapes(
  source: ByteSource,
  dialect: DelimiterGuess,
  undo: {
    /** Columns of the text, the mark's among them. */
    readonly columns: number;
    readonly sink: Pick<ByteSink, 'write'>;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<void> {
  const pool = new BatchPool();
  for await (const batch of readRecords(source, dialect, { pool, signal: undo.signal })) {
    await undo.sink.write(undone(batch, undo.columns));
    pool.giveBack(batch);
  }
}

function undone(batch: RecordBatch, columns: number): Uint8Array {
  const { bytes, recordFirstCell, recordStart } = batch;
  const result = new Uint8Array(bytes.length);
  let length = 0;
  const copy = (from: number, to: number): void => {
    result.set(bytes.subarray(from, to), length);
    length += to - from;
  };
  for (let r = 0; r < batch.recordCount; r += 1) {
    const first = recordFirstCell[r] ?? 0;
    const count = (recordFirstCell[r + 1] ?? 0) - first;
    let from = recordStart[r] ?? 0;
    const kept = Math.min(count, columns - 1);
    for (let cell = first; cell < first + kept; cell += 1) {
      const start = batch.cellStart[cell] ?? 0;
      if (bytes[start] !== apostrophe || start >= (batch.cellEnd[cell] ?? 0)) continue;
      copy(from, start);
      from = start + 1;
    }
    const end = recordStart[r + 1] ?? bytes.length;
    if (count < columns) {
      copy(from, end);
      continue;
    }
    // The delimiter in front of the mark goes with it; what stands behind its cell stays.
    copy(from, outerEnd(batch, first + columns - 2));
    copy(outerEnd(batch, first + columns - 1), end);
  }
  return result.subarray(0, length);
}

/** Behind a cell and the quotes that end it. */
function outerEnd({ cellEnd, cellFlags }: RecordBatch, cell: number): number {
  const flags = cellFlags[cell] ?? 0;
  const quotes = (flags & cellFlag.twiceQuoted) !== 0 ? 2 : (flags & cellFlag.quoted) !== 0 ? 1 : 0;
  return (cellEnd[cell] ?? 0) + quotes;
}
