import { structureOptions } from '../../model/options/readingOptions.ts';

/** How many cells most records of a table have. */
interface UsualLength {
  readonly length: number;
  /** Records of that length, and all of two cells or more. */
  readonly count: number;
  readonly of: number;
}

/**
 * Columns of the table: the most frequent number of cells among the data records. With a header it is the number of
 * its columns unless most records agree on more, and what they have more is filled somewhere. Delimiters at the end of
 * the header, behind which no record has a cell, make no column.
 */
export function tableWidth(
  body: readonly (readonly string[])[],
  headers: readonly (readonly string[])[],
): number {
  const usual = usualLength(body);
  const headerWidth = headers.reduce((widest, cells) => Math.max(widest, headerColumns(cells, body)), 0);
  let width = usual.length;
  if (width === 0) return headerWidth > 0 ? headerWidth : body.length > 0 ? 1 : 0;
  if (headerWidth === 0 || width <= headerWidth) return Math.max(width, headerWidth);
  if (usual.count * 2 < usual.of) return headerWidth;
  const filled = (column: number): boolean =>
    body.some((record) => record.length === usual.length && isFilled(record[column]));
  while (width > headerWidth && !filled(width - 1)) width -= 1;
  return width;
}

/**
 * The cells of a header over the columns of its data: where it has empty cells between its names, and just as many
 * more than nearly all records have, these are delimiters too many.
 */
export function alignedHeader(
  header: readonly string[],
  body: readonly (readonly string[])[],
): readonly string[] {
  const { length, count, of } = usualLength(body);
  if (of < 3 || count < of * structureOptions.alignShare || header.length <= length) return header;
  const names = header.filter(isFilled);
  return names.length === length ? names : header;
}

function headerColumns(cells: readonly string[], body: readonly (readonly string[])[]): number {
  let columns = cells.length;
  while (columns > 0 && !isFilled(cells[columns - 1]) && !body.some((record) => record.length >= columns))
    columns -= 1;
  return columns;
}

function usualLength(body: readonly (readonly string[])[]): UsualLength {
  const counts = new Map<number, number>();
  let of = 0;
  for (const record of body) {
    if (record.length < 2) continue;
    of += 1;
    counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  }
  let length = 0;
  let count = 0;
  for (const [candidate, times] of counts) {
    if (times > count || (times === count && candidate > length)) {
      length = candidate;
      count = times;
    }
  }
  return { length, count, of };
}

function isFilled(cell: string | undefined): boolean {
  return (cell ?? '').trim() !== '';
}
