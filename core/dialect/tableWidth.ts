/**
 * Columns of the table: the most frequent number of cells among the data records. With a header it is the header's
 * number unless most records agree on more, and what they have more is filled somewhere.
 */
export function tableWidth(
  body: readonly (readonly string[])[],
  headers: readonly (readonly string[])[],
): number {
  const headerWidth = headers.reduce((widest, { length }) => Math.max(widest, length), 0);
  const counts = new Map<number, number>();
  let wide = 0;
  for (const { length } of body) {
    if (length < 2) continue;
    wide += 1;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  let width = 0;
  let most = 0;
  for (const [length, count] of counts) {
    if (count > most || (count === most && length > width)) {
      width = length;
      most = count;
    }
  }
  if (width === 0) return headerWidth > 0 ? headerWidth : body.length > 0 ? 1 : 0;
  if (headerWidth === 0 || width <= headerWidth) return width;
  if (most * 2 < wide) return headerWidth;
  const filled = (column: number): boolean =>
    body.some((record) => record.length === width && (record[column] ?? '').trim() !== '');
  while (width > headerWidth && !filled(width - 1)) width -= 1;
  return width;
}
