import type { AnalyzeInput } from '../../../core/analyze.ts';
import { memoryScratch } from '../../../core/open/memoryScratch.ts';
import type { Overrides } from '../../../core/model/dialect.ts';
import { bytesSource, inflate, makeWorkbook } from '../workbook/workbookFixture.ts';

/** A row of a sheet; `[]` and `null` stand for nothing. */
export type MadeRow = readonly (string | number | null)[];

export interface RowsSheet {
  readonly name: string;
  readonly rows: readonly MadeRow[];
  readonly hidden?: boolean;
  /** Of the sheet's part, instead of the rows. */
  readonly xml?: string;
}

/** A workbook of sheets by their rows. */
export function workbookOf(sheets: readonly RowsSheet[]): Uint8Array {
  return makeWorkbook({
    sheets: sheets.map(({ name, rows, hidden, xml }) => ({
      name: name.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
      ...(xml === undefined ? { rows: rowsXml(rows) } : { xml }),
      ...(hidden === true ? { state: 'hidden' } : {}),
    })),
  });
}

function rowsXml(rows: readonly MadeRow[]): string {
  return rows
    .map((cells, row) => {
      const filled = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`));
      return cells.length === 0 ? '' : `<row r="${row + 1}">${filled.join('')}</row>`;
    })
    .join('');
}

function cellXml(cell: string | number | null, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

export const monthHeader: MadeRow = ['Claim', 'Holder', 'Paid', 'Reserve'];

/** Claims of one month; names and figures differ from sheet to sheet. */
export function claims(month: number, count: number): readonly MadeRow[] {
  return Array.from(
    { length: count },
    (_, n): MadeRow => [
      `C-${month}-${n}`,
      `Holder ${(n * 7 + month) % 13}`,
      100 * month + n + 0.5,
      (n * 31) % 17,
    ],
  );
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Twelve tabs of a year with what such workbooks have: May has one more column, August is hidden, September blank, April
 * has a title and totals, November its header in the fourth row; and a tab of notes in front.
 */
export function yearSheets(rowsEach = 20): readonly RowsSheet[] {
  const tabs = months.map((name, at): RowsSheet => {
    const rows = claims(at + 1, rowsEach);
    const sum = rows.reduce((total, row) => total + Number(row[2]), 0);
    if (name === 'May')
      return { name, rows: [[...monthHeader, 'Remark'], ...rows.map((row) => [...row, 'seen'])] };
    if (name === 'Sep') return { name, rows: [] };
    if (name === 'Apr') {
      const title: MadeRow = ['Claims paid in April'];
      return { name, rows: [title, [], monthHeader, ...rows, ['Total', null, sum, null]] };
    }
    if (name === 'Nov')
      return {
        name,
        rows: [['Branch North'], ['in thousands'], [], ['claim ', 'HOLDER', 'Paid', 'reserve'], ...rows],
      };
    return { name, rows: [monthHeader, ...rows], ...(name === 'Aug' ? { hidden: true } : {}) };
  });
  return [{ name: 'Read me', rows: [['Claims of the year'], ['One tab a month.']] }, ...tabs];
}

/** What a job would lend, for a workbook in memory. */
export function inputOf(bytes: Uint8Array, overrides: Overrides = {}): AnalyzeInput {
  return {
    source: bytesSource(bytes),
    name: 'claims.xlsx',
    overrides,
    scratch: memoryScratch(Number.POSITIVE_INFINITY),
    inflate,
    now: () => 0,
  };
}
