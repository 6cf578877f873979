/** Reads delimited text cell by cell, as RFC 4180 has it; a reading of its own, so that it can judge the app's. */
export function parseCsv(text: string, delimiter = ','): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    record.push(cell);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    records.push(record);
    record = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[at + 1] === '"') {
        cell += mark;
        at += 1;
      } else quoted = false;
    } else if (mark === '"' && cell === '') quoted = true;
    else if (mark === delimiter) endCell();
    else if (mark === '\n') endRecord();
    else if (mark !== '\r') cell += mark;
  }
  if (cell !== '' || record.length > 0) endRecord();
  return records;
}

/** Cells by column name, a record of the table a line; the first record names the columns. */
export function namedRows(records: readonly (readonly string[])[]): readonly ReadonlyMap<string, string>[] {
  const [names = [], ...rows] = records;
  return rows.map((cells) => new Map(names.map((name, at) => [name, cells[at] ?? ''])));
}
