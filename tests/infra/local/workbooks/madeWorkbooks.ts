import { type BookType, type CellObject, type WorkBook, type WorkSheet, utils, write } from '@e965/xlsx';
import type { LentKind, LentRow, LentWorkbook } from '../../../../core/workbook/lent/lentWorkbook.ts';
import { openWithLibrary } from '../../../../infra/local/workbooks/openWithLibrary.ts';
import { bytesSource } from '../../../core/workbook/workbookFixture.ts';

/** Rows of cells; `null` for an empty one. */
export type MadeRows = readonly (readonly (CellObject | string | number | boolean | null)[])[];

/** What the library can write, with the kind that it then is. */
export const writtenKinds = [
  ['biff8', 'xls'],
  ['biff5', 'xls'],
  ['xlsb', 'xlsb'],
  ['ods', 'ods'],
  ['fods', 'fods'],
  ['xlml', 'spreadsheetml'],
] as const satisfies readonly (readonly [BookType, LentKind])[];

export function madeSheet(rows: MadeRows): WorkSheet {
  const data = rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return undefined as unknown as CellObject;
      if (typeof cell === 'object') return cell;
      const types = { string: 's', number: 'n', boolean: 'b' } as const;
      return { t: types[typeof cell as keyof typeof types], v: cell } satisfies CellObject;
    }),
  );
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const end = { r: Math.max(0, rows.length - 1), c: columns - 1 };
  return { '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: end }), '!data': data };
}

export function madeBook(sheets: Readonly<Record<string, WorkSheet>>): WorkBook {
  return { SheetNames: Object.keys(sheets), Sheets: { ...sheets } };
}

/** @param bookType Also the oldest ones, which the library's types do not list all. */
export function written(book: WorkBook, bookType: BookType | 'biff3' | 'biff4'): Uint8Array {
  const { error } = console;
  // The writer tells the console of formats that it cannot say in the words of another program.
  console.error = () => undefined;
  try {
    return new Uint8Array(
      write(book, { type: 'buffer', bookType: bookType as BookType, compression: true }) as Uint8Array,
    );
  } finally {
    console.error = error;
  }
}

export function openLent(bytes: Uint8Array, kind: LentKind): Promise<LentWorkbook> {
  return openWithLibrary(bytesSource(bytes), kind);
}

/** All rows of a sheet. */
export async function rowsOf(workbook: LentWorkbook, index = 0): Promise<readonly LentRow[]> {
  const all: LentRow[] = [];
  const sheet = workbook.sheets[index];
  if (sheet === undefined) throw new Error(`there is no sheet ${index}`);
  for await (const rows of sheet.rows()) all.push(...rows);
  return all;
}

/** Values of the cells by row and column, errors and formulas without a value marked. */
export async function valuesOf(workbook: LentWorkbook, index = 0): Promise<readonly string[]> {
  return (await rowsOf(workbook, index)).flatMap(({ row, cells }) =>
    cells.map((cell) => {
      const value = cell.kind === 'empty' ? '' : JSON.stringify(cell.value);
      const format = cell.format === undefined || cell.kind !== 'number' ? '' : ` ${cell.format}`;
      return `${row},${cell.column} ${cell.kind} ${value}${format}${cell.isFormula ? ' formula' : ''}`.trim();
    }),
  );
}
