/** A column of a table for the eye. */
export interface TextColumn {
  readonly title: string;
  readonly right?: boolean;
  /** Longer cells are cut and end in an ellipsis; none are without this. */
  readonly mostCharacters?: number;
}

/** Lines of equal columns, two spaces apart, with a rule below the titles. Control characters of cells are shown, not sent. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map((column, index) => fit(row[index] ?? '', column)));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => lengthOf(row[index] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)));
        return columns[index]?.right === true ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.map(line),
  ].join('\n');
}

function fit(cell: string, { mostCharacters }: TextColumn): string {
  const shown = printable(cell);
  const characters = Array.from(shown);
  return mostCharacters === undefined || characters.length <= mostCharacters
    ? shown
    : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}

/** Text from a file as it may be sent to a terminal: escape sequences and direction marks in it do nothing. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** Code points, which is near enough to places on the screen. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
