import type { RowTextFormat } from '../../model/rowFormat.ts';
import { csvRecord, recordEnd } from './csvRecord.ts';
import { excelSafeHeader, excelSafeRow } from './excelSafe.ts';

type Cells = readonly (string | null)[];

/** Rows as the text of a file, line by line; what stands before the first one is `head`. */
export interface RowText {
  readonly head: string;
  readonly line: (cells: Cells) => string;
}

/** @param names of the columns; what a line of JSON calls its values by */
export function rowText(format: RowTextFormat, names: readonly string[]): RowText {
  switch (format) {
    case 'csv':
      return { head: `${csvRecord(names)}${recordEnd}`, line: (cells) => `${csvRecord(cells)}${recordEnd}` };
    case 'excel-csv':
      return { head: excelSafeHeader(names), line: excelSafeRow };
    case 'json':
      return { head: '', line: (cells) => `${JSON.stringify(objectOf(names, cells))}\n` };
  }
}

/** Values by name; without a prototype, so that every name is only a name. */
function objectOf(names: readonly string[], cells: Cells): object {
  const object = Object.create(null) as Record<string, string>;
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? null;
    if (cell !== null) object[name] = cell;
  }
  return object;
}
