import type { DelimiterGuess } from '../model/dialect.ts';
import { recordTexts } from '../parse/cellText.ts';
import { createSplitter } from '../parse/splitRecords.ts';
import { tidyCells } from '../parse/tidyCells.ts';

/**
 * Cuts records that stand alone into their cells, many at once. Each must be one whole record of the dialect, without its
 * line end; where one is none, all come back uncut, each as one cell.
 */
export function originalCells(
  records: readonly string[],
  dialect: DelimiterGuess,
): readonly (readonly string[])[] {
  const ending = dialect.lineTerminator === '\r' ? '\r' : '\n';
  const bytes = new TextEncoder().encode(records.map((record) => record + ending).join(''));
  const splitter = createSplitter(dialect);
  const cells: (readonly string[])[] = [];
  for (const batch of [splitter.push(bytes), splitter.finish()]) {
    const tidy = tidyCells(batch, dialect);
    for (let r = 0; tidy !== undefined && r < tidy.recordCount; r += 1) cells.push(recordTexts(tidy, r));
  }
  return cells.length === records.length ? cells : records.map((record) => [record]);
}
