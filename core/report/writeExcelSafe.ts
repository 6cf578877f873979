import type { ByteSink, ByteSource } from '../model/bytes.ts';
import { BatchPool } from '../parse/batchPool.ts';
import { cellTexts } from '../parse/cellText.ts';
import { readRecords } from '../parse/readRecords.ts';
import { writtenDialect } from '../parse/writtenDialect.ts';
import { excelSafeHeader, excelSafeRow, needsEscape } from '../values/text/excelSafe.ts';

/**
 * Writes a cleaned CSV once more so that it can be opened in Excel without harm and read back exactly. The sink stays open.
 *
 * @returns cells that had to be escaped, the header's among them
 * @throws {AppError} `CANCELLED`, and what source and sink throw
 */
export async function writeExcelSafe(
  cleaned: ByteSource,
  sink: Pick<ByteSink, 'write'>,
  signal?: AbortSignal,
): Promise<number> {
  const encoder = new TextEncoder();
  const pool = new BatchPool();
  let isHeader = true;
  let escaped = 0;
  for await (const batch of readRecords(cleaned, writtenDialect, { pool, signal })) {
    const text = cellTexts(batch);
    const { recordFirstCell } = batch;
    let written = '';
    for (let r = 0; r < batch.recordCount; r += 1) {
      const cells: string[] = [];
      const end = recordFirstCell[r + 1] ?? 0;
      for (let cell = recordFirstCell[r] ?? end; cell < end; cell += 1) {
        const value = text(cell);
        if (needsEscape(value)) escaped += 1;
        cells.push(value);
      }
      written += isHeader ? excelSafeHeader(cells) : excelSafeRow(cells);
      isHeader = false;
    }
    pool.giveBack(batch);
    await sink.write(encoder.encode(written));
  }
  return escaped;
}
