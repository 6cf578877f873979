/** What makes a cell need quotes, whatever the separator: the quote itself, both line breaks, and what at the start of a file would be taken for a byte order mark. */
const needsQuotes = /["\r\n]|^\uFEFF/;

/**
 * Writes one record after RFC 4180, without its line end: a cell that holds the separator, a quote or a line
 * break stands in quotes, everything else as it is. `null` is an empty cell.
 *
 * A record of one empty cell is written as `""`, because a blank line would not be read back as a record.
 *
 * @param separator One character, `,` unless said.
 */
export function csvRecord(cells: readonly (string | null)[], separator = ','): string {
  if (cells.length === 1 && (cells[0] ?? '') === '') return '""';
  let record = '';
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? '';
    if (i > 0) record += separator;
    record += needsQuotes.test(cell) || cell.includes(separator) ? csvText(cell) : cell;
  }
  return record;
}

/** A cell in quotes, whatever is in it. */
export function csvText(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** Ends a record. RFC 4180 asks for both characters. */
export const recordEnd = '\r\n';
