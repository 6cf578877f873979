import type { DelimiterGuess } from '../model/dialect.ts';
import { cellTexts } from '../parse/cellText.ts';
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
    if (tidy === undefined) continue;
    const text = cellTexts(tidy);
    const { recordFirstCell } = tidy;
    for (let r = 0; r < tidy.recordCount; r += 1) {
      const own: string[] = [];
      const end = recordFirstCell[r + 1] ?? 0;
      for (let cell = recordFirstCell[r] ?? end; cell < end; cell += 1) own.push(text(cell));
      cells.push(own);
    }
  }
  return cells.length === records.length ? cells : records.map((record) => [record]);
}
