import type { TableFindings } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { checkAmbiguousDates } from './checkAmbiguousDates.ts';
import { checkConstantColumns } from './checkConstantColumns.ts';
import { checkDuplicateKeys } from './checkDuplicateKeys.ts';
import { checkDuplicateRows } from './checkDuplicateRows.ts';
import { checkEmptyColumns } from './checkEmptyColumns.ts';
import { checkErrorCells } from './checkErrorCells.ts';
import { checkHeader } from './checkHeader.ts';
import { checkInconsistentFormats } from './checkInconsistentFormats.ts';
import { checkInvisibleCharacters } from './checkInvisibleCharacters.ts';
import { checkLeadingZeros } from './checkLeadingZeros.ts';
import { checkLongCells } from './checkLongCells.ts';
import { checkMissingValues } from './checkMissingValues.ts';
import { checkNoDataRows } from './checkNoDataRows.ts';
import { checkOutliers } from './checkOutliers.ts';
import { checkOutOfRange } from './checkOutOfRange.ts';
import { checkRaggedRows } from './checkRaggedRows.ts';
import { checkTextNumbers } from './checkTextNumbers.ts';
import { checkTypeMismatch } from './checkTypeMismatch.ts';
import { checkWhitespace } from './checkWhitespace.ts';

/** Every check, in the order in which issues of equal weight are listed: the table's form first, then its cells. */
const checks: readonly Check[] = [
  checkNoDataRows,
  checkHeader,
  checkRaggedRows,
  checkDuplicateRows,
  checkDuplicateKeys,
  checkAmbiguousDates,
  checkTypeMismatch,
  checkTextNumbers,
  checkErrorCells,
  checkInconsistentFormats,
  checkLeadingZeros,
  checkMissingValues,
  checkEmptyColumns,
  checkConstantColumns,
  checkOutOfRange,
  checkOutliers,
  checkWhitespace,
  checkInvisibleCharacters,
  checkLongCells,
];

/** All that is odd about a table, check by check, within a check by column. */
export function checkTable(findings: TableFindings, columns: readonly ColumnProfile[]): readonly Issue[] {
  return checks.flatMap((check) => check(findings, columns));
}
