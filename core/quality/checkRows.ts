import type { Issue } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { RowSample } from '../model/rowSample.ts';
import { checkBlankRows } from './checkBlankRows.ts';
import { checkContradictions } from './checkContradictions.ts';
import { checkGarbledText } from './checkGarbledText.ts';
import { checkMisspellings } from './checkMisspellings.ts';
import { checkRowWidths } from './checkRowWidths.ts';
import { checkSpellings } from './checkSpellings.ts';
import { checkUnusualRows } from './checkUnusualRows.ts';
import { internColumn } from './internColumn.ts';
import type { RowCheck } from './rowCheck.ts';
import { usualWidth } from './usualWidth.ts';

/** In the order in which issues of equal weight are listed. */
const checks: readonly RowCheck[] = [
  checkRowWidths,
  checkGarbledText,
  checkContradictions,
  checkMisspellings,
  checkSpellings,
  checkUnusualRows,
  checkBlankRows,
];

/** All that is odd about the rows of a small table, check by check. */
export function checkRows(sample: RowSample, columns: readonly ColumnProfile[]): readonly Issue[] {
  const interned = columns.map(({ index, missingTokens }) => internColumn(sample, index, missingTokens));
  const findings = { sample, columns, interned, ...usualWidth(sample.rows, columns.length) };
  return checks.flatMap((check) => check(findings));
}
