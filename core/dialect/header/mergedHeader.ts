import type { Range } from '../../model/range.ts';
import { layoutOptions } from '../../model/options/layoutOptions.ts';
import { structureOptions } from '../../model/options/readingOptions.ts';
import type { SheetLayout } from '../../model/sheet.ts';
import type { RecordForm } from './recordForms.ts';

type Records = readonly (readonly string[])[];

/** The lines of a header as its merged cells read. */
export interface MergedLines {
  readonly lines: Records;
  /** For each line whether merges say how far its headings run, so that nothing has to be guessed. */
  readonly settled: readonly boolean[];
}

/**
 * Writes the text of a header's merged cells into all of the columns that they span and that hold data or are named
 * further down: `2023` over `Q1` to `Q4` names all four. A heading merged over several lines stands in its first one and
 * is one name.
 *
 * @param holdsData By column.
 */
export function mergedHeader(
  lines: Records,
  headerRows: readonly number[],
  { merges, holdsData }: { readonly merges: readonly Range[]; readonly holdsData: readonly boolean[] },
): MergedLines {
  const wide = merges.filter(({ left, right, top }) => right > left && headerRows.includes(top));
  const settled = headerRows.map((row) => wide.some(({ top }) => top === row));
  const spread = lines.map((cells, i) => {
    const own = wide.filter(({ top }) => top === headerRows[i]);
    if (own.length === 0) return cells;
    const below = lines.slice(i + 1);
    const named = (c: number): boolean => holdsData[c] === true || below.some((line) => isFilled(line[c]));
    const result = [...cells];
    for (const { left, right } of own) {
      const text = cells[left] ?? '';
      for (let c = left + 1; c <= right && c < holdsData.length; c += 1)
        if (named(c) && !isFilled(result[c])) result[c] = text;
    }
    return Array.from(result, (cell) => cell ?? '');
  });
  return { lines: spread, settled };
}

/** By column, whether a record of two cells or more fills it. */
export function holdsData(body: readonly RecordForm[]): readonly boolean[] {
  const filled: boolean[] = [];
  const single = body.every((form) => form.filled < 2);
  for (const { kinds, filled: count } of body.slice(0, structureOptions.bodyRecords)) {
    if (count < 2 && !single) continue;
    for (let c = 0; c < kinds.length; c += 1) filled[c] = filled[c] === true || kinds[c] !== 'empty';
  }
  return filled;
}

/** Whether a merged range is a title: it spans all columns from the first to the last that hold data. */
export function isTitleRange({ left, right }: Range, holdsData: readonly boolean[]): boolean {
  const first = holdsData.indexOf(true);
  const last = holdsData.lastIndexOf(true);
  return last > first && left <= first && right >= last;
}

/** Merges that may belong to a header: of one cell's text, over few lines. */
export function headerMerges({ merges }: SheetLayout, rows: number): readonly Range[] {
  return merges
    .filter(({ top, bottom }) => top < rows && bottom - top < layoutOptions.mergedHeader)
    .slice(0, layoutOptions.headings);
}

function isFilled(cell: string | undefined): boolean {
  return (cell ?? '').trim() !== '';
}
