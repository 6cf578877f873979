import type { DelimiterGuess } from '../../../core/model/dialect.ts';

/** What writing needs of a dialect. */
export type WritingDialect = Pick<DelimiterGuess, 'delimiter' | 'quote' | 'escape'> & {
  /** Defaults to `\r\n`, as RFC 4180 has it. */
  readonly lineTerminator?: DelimiterGuess['lineTerminator'];
};

/** Comma, double quote, doubled inside quotes. */
export const standardDialect: DelimiterGuess = {
  delimiter: ',',
  quote: '"',
  escape: null,
  lineTerminator: '\r\n',
  margin: 1,
  runnerUp: null,
};

/**
 * Writes one record, line end included, so that the splitter gives the same cells back.
 *
 * Quotes are set where the cell holds the delimiter, a quote or a line break, begins with a blank before a
 * quote, or where the record would else read as a blank line. A record without cells is a blank line.
 * Without a quote character (`null`) cells stand as they are, and such cells do not come back.
 */
export function encodeRecord(cells: readonly string[], dialect: WritingDialect = standardDialect): string {
  const { delimiter, quote, escape, lineTerminator = '\r\n' } = dialect;
  const lineEnd = lineTerminator === 'mixed' ? '\n' : lineTerminator;
  let record = '';
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? '';
    if (i > 0) record += delimiter;
    if (quote === null || !needsQuotes(cell, delimiter, quote)) record += cell;
    else if (escape === null || escape === quote)
      record += quote + cell.replaceAll(quote, quote + quote) + quote;
    else record += quote + cell.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote) + quote;
  }
  if (record === '' && cells.length === 1 && quote !== null) record = quote + quote;
  return record + lineEnd;
}

function needsQuotes(cell: string, delimiter: string, quote: string): boolean {
  return (
    cell.includes(quote) ||
    cell.includes('\n') ||
    cell.includes('\r') ||
    (delimiter !== '' && (cell.includes(delimiter) || beginsDelimiter(cell, delimiter)))
  );
}

/** Whether the cell's end and the delimiter behind it could be read as a delimiter that begins earlier (`a|` before `||`). */
function beginsDelimiter(cell: string, delimiter: string): boolean {
  for (let length = delimiter.length - 1; length > 0; length -= 1) {
    if (cell.endsWith(delimiter.slice(0, length))) return true;
  }
  return false;
}
