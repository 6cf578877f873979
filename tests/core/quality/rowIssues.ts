import type { Issue, IssueCode } from '../../../core/model/issue.ts';
import { checkRows } from '../../../core/quality/checkRows.ts';
import { finish, fold } from '../profile/foldTable.ts';

/** The issues that whole rows bring to light; records are counted from 0. */
export function rowIssues(
  rows: readonly (readonly string[])[],
  names: readonly string[],
  blankRecords: readonly number[] = [],
): readonly Issue[] {
  const { columns } = finish(fold(rows, { columns: names.length }), names);
  const sample = {
    rows: rows.map((cells, record) => ({ record, cells })),
    blankRecords,
    delimiter: ',',
  };
  return checkRows(sample, columns);
}

/** The one with this code. */
export function rowIssue(
  rows: readonly (readonly string[])[],
  names: readonly string[],
  code: IssueCode,
): Issue | undefined {
  return rowIssues(rows, names).find((issue) => issue.code === code);
}
