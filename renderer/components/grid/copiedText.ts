/** Cells as they are put on the clipboard; every text is the raw one. */
export interface CopiedCells {
  /** One a column. */
  readonly names: readonly string[];
  /** Texts of each row, as many as there are names. */
  readonly rows: readonly (readonly string[])[];
}

/** What a copy is written as. `withHeaders` puts the names of the columns before the rows. */
export type CopyForm = 'cells' | 'withHeaders' | 'json';

/** Tab-separated text; a single cell stands as it is, so that it can be pasted into any field. */
export function asTabs({ names, rows }: CopiedCells, withHeaders: boolean): string {
  const only = rows.length === 1 && names.length === 1 && !withHeaders ? rows[0]?.[0] : undefined;
  if (only !== undefined) return only;
  const lines = withHeaders ? [names, ...rows] : rows;
  return lines.map((cells) => cells.map(tabCell).join('\t')).join('\n');
}

/** Spreadsheets read a cell back whole when it stands in quotes with its own quotes doubled. */
function tabCell(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table for programs that prefer markup. Cells that a spreadsheet would turn into something else (codes with leading
 * zeros, dates, formulas, long numbers) are marked as text.
 */
export function asHtml({ names, rows }: CopiedCells, withHeaders: boolean): string {
  const head = withHeaders ? `<tr>${names.map((name) => htmlCell('th', name)).join('')}</tr>` : '';
  const body = rows.map((cells) => `<tr>${cells.map((text) => htmlCell('td', text)).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${head}${body}</table>`;
}

const wordsAlone = /^[\p{L} ]*$/u;

function htmlCell(tag: 'td' | 'th', text: string): string {
  const isSafe = wordsAlone.test(text) || (text.length <= 15 && String(Number(text)) === text);
  const style = isSafe ? '' : ` style="mso-number-format:'\\@';white-space:pre"`;
  return `<${tag}${style}>${text.replaceAll(/[&<>"\r\n]/g, (sign) => htmlSigns[sign] ?? '')}</${tag}>`;
}

const htmlSigns: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '',
  '\n': '<br style="mso-data-placement:same-cell">',
};

/**
 * A list of objects, one a row, by the names of the columns in their order. Written by hand, because objects put names
 * that look like numbers first. Names that are there several times get a number.
 */
export function asJson({ names, rows }: CopiedCells): string {
  const keys = distinctNames(names).map((name) => JSON.stringify(name));
  const lines = rows.map(
    (cells) => `  {${keys.map((key, at) => `${key}: ${JSON.stringify(cells[at] ?? '')}`).join(', ')}}`,
  );
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}

function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let given = name;
    for (let count = 2; seen.has(given) || (given !== name && taken.has(given)); count += 1) {
      given = `${name} (${String(count)})`;
    }
    seen.add(given);
    return given;
  });
}
