import { AppError } from '../../../core/model/errors.ts';
import { lentOptions, workbookOptions } from '../../../core/model/options/workbookOptions.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import type { LentCell, LentRow } from '../../../core/workbook/lent/lentWorkbook.ts';
import type { LibraryCell, LibrarySheet } from './sheetJs.ts';

/** Texts of the errors that workbooks keep as numbers. @see MS-XLS 2.5.10 */
const errors: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

const errorTexts: ReadonlySet<string> = new Set(errors.values());

/** Whether an error is one of those that every version of Excel has, and every library knows. */
export function isKnownError(text: string): boolean {
  return errorTexts.has(text);
}

/** Places of cells with a formula: the row times `formulaStride`, and the column. */
export type FormulaPlaces = ReadonlySet<number>;
export const formulaStride = 16_384;

/**
 * The cells of a sheet as the library has read it, some rows at a time.
 *
 * @param formulas Where the library does not tell: the cells that hold a formula. Those it has no value for are told, too.
 * @throws {AppError} `SOURCE_DAMAGED` for a row beyond the last that a sheet can have, `SOURCE_TOO_MANY_COLUMNS`
 */
export function* lentRows(sheet: LibrarySheet, formulas?: FormulaPlaces): Generator<readonly LentRow[]> {
  const data = sheet['!data'] ?? [];
  if (data.length > workbookOptions.rows)
    throw new AppError('SOURCE_DAMAGED', 'A row of the sheet lies outside of it.');
  const lacking = formulas === undefined ? undefined : formulasWithoutValue(data, formulas);
  const rowCount = Math.max(data.length, (lacking?.lastRow ?? -1) + 1);
  let batch: LentRow[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const cells = cellsOfRow(data[row], row, formulas);
    const others = lacking?.byRow.get(row);
    if (others !== undefined) {
      for (const column of others) cells.push({ column, isFormula: true, format: undefined, kind: 'empty' });
      cells.sort((a, b) => a.column - b.column);
    }
    if (cells.length > 0) batch.push({ row, cells });
    if (batch.length < lentOptions.batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function cellsOfRow(
  row: readonly (LibraryCell | undefined)[] | undefined,
  rowIndex: number,
  formulas: FormulaPlaces | undefined,
): LentCell[] {
  const cells: LentCell[] = [];
  if (row === undefined) return cells;
  if (row.length > parseOptions.columns)
    throw new AppError('SOURCE_TOO_MANY_COLUMNS', 'The sheet has more columns than a sheet can have.');
  for (let column = 0; column < row.length; column += 1) {
    const cell = row[column];
    if (cell === undefined) continue;
    const isFormula =
      formulas === undefined
        ? cell.f !== undefined
        : formulas.size > 0 && formulas.has(rowIndex * formulaStride + column);
    const told = lentCell(cell, column, isFormula);
    if (told !== undefined) cells.push(told);
  }
  return cells;
}

function lentCell({ t, v, z }: LibraryCell, column: number, isFormula: boolean): LentCell | undefined {
  const format = typeof z === 'string' && z !== 'General' && z !== '' ? z : undefined;
  switch (t) {
    case 'n': {
      const value = Number(v);
      if (Number.isFinite(value)) return { column, isFormula, format, kind: 'number', value };
      return { column, isFormula, format, kind: 'error', value: '#NUM!' };
    }
    case 's':
      if (v === '' || v === undefined || v === null) return undefined;
      return { column, isFormula, format, kind: 'text', value: String(v) };
    case 'b':
      return { column, isFormula, format, kind: 'boolean', value: v === true || v === 1 };
    case 'e': {
      const value = errors.get(v) ?? (typeof v === 'string' ? v : '#VALUE!');
      return { column, isFormula, format, kind: 'error', value };
    }
    default:
      return isFormula ? { column, isFormula, format, kind: 'empty' } : undefined;
  }
}

function formulasWithoutValue(
  data: NonNullable<LibrarySheet['!data']>,
  formulas: FormulaPlaces,
): { readonly byRow: ReadonlyMap<number, readonly number[]>; readonly lastRow: number } {
  const byRow = new Map<number, number[]>();
  let lastRow = -1;
  for (const place of formulas) {
    const row = Math.floor(place / formulaStride);
    const column = place % formulaStride;
    if (data[row]?.[column] !== undefined) continue;
    byRow.set(row, [...(byRow.get(row) ?? []), column]);
    lastRow = Math.max(lastRow, row);
  }
  return { byRow, lastRow };
}
