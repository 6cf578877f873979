import type { Range } from '../../model/range.ts';
import type { Stretch } from '../../model/sheet.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';

/**
 * Reads `B2:D7`, `$B$2:$D$7` or `B2`; corners in the wrong order are put right.
 * @returns `undefined` for anything else, and for what lies outside of a sheet.
 */
export function readReference(text: string): Range | undefined {
  const parts = corners.exec(text.trim());
  if (parts === null) return undefined;
  const [, leftText = '', topText = '', rightText = leftText, bottomText = topText] = parts;
  const columns = ascending(columnOf(leftText), columnOf(rightText));
  const rows = ascending(Number(topText) - 1, Number(bottomText) - 1);
  if (!isRow(rows[0]) || !isRow(rows[1]) || columns[1] >= parseOptions.columns) return undefined;
  return { top: rows[0], left: columns[0], bottom: rows[1], right: columns[1] };
}

/**
 * Reads what a defined name stands for: ranges and whole rows or columns, with the sheet's name before each.
 * @returns The first range, and the first rows that are named as a whole (`Claims!$1:$2`).
 */
export function readNamedReference(text: string): {
  readonly range: Range | undefined;
  readonly rows: Stretch | undefined;
} {
  if (text.length > longestReference) return { range: undefined, rows: undefined };
  let range: Range | undefined;
  let rows: Stretch | undefined;
  // Names of sheets may hold commas and colons, so only what stands behind them is looked at.
  for (const [, reference = ''] of text.matchAll(/(?:^|!)([^!,']+)(?=,|$)/g)) {
    range ??= readReference(reference);
    rows ??= wholeRows(reference.trim());
  }
  return { range, rows };
}

const corners = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;
/** UTF-16 units; print titles and filters are some dozens. */
const longestReference = 4_096;

function wholeRows(reference: string): Stretch | undefined {
  const parts = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(reference);
  if (parts === null) return undefined;
  const rows = ascending(Number(parts[1]) - 1, Number(parts[2]) - 1);
  return isRow(rows[0]) && isRow(rows[1]) ? rows : undefined;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 0x40;
  return column - 1;
}

function isRow(row: number): boolean {
  return row >= 0 && row < workbookOptions.rows;
}

function ascending(one: number, other: number): Stretch {
  return one <= other ? [one, other] : [other, one];
}
