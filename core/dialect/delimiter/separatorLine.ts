/**
 * The delimiter that a first line like `sep=;` names, and where that line ends; `undefined` where there is none.
 * Excel writes such a line and obeys it. The name counts only when the character occurs in the text below.
 */
export function separatorLine(
  text: string,
): { readonly delimiter: string; readonly end: number } | undefined {
  const found = /^"?sep=(\t|[^\w\s"'\\]+)"?[ \t,;]*(?:\r\n|\n|\r)/i.exec(text);
  const delimiter = found?.[1];
  if (found === null || delimiter === undefined || !text.includes(delimiter, found[0].length))
    return undefined;
  return { delimiter, end: found[0].length };
}

/** Whether a table's first record is such a line, its cells cut by the delimiter it names or left whole. */
export function isSeparatorRecord(cells: readonly string[], delimiter: string): boolean {
  return delimiter !== '' && cells.join(delimiter).trim().toLowerCase().startsWith(`sep=${delimiter}`);
}
