import type { Inspection, Issue, LineClass, Overrides, TableAnalysis } from '../../../core/contract/views.ts';

/** One of the first records as the list shows it. */
export interface RecordLine {
  /** From 0; the sheet's row for sheets. */
  readonly record: number;
  readonly cells: readonly string[];
  readonly lineClass: LineClass;
  readonly isFirstData: boolean;
  readonly isHidden: boolean;
  /** What a person has said of this one record. */
  readonly settled?: 'kept' | 'leftOut' | 'last' | null;
}

/** The first records with what the reading takes them for. */
export function recordLines(
  { headRecords, headClasses, dialect }: Inspection['table'],
  hidden: ReadonlySet<number>,
): readonly RecordLine[] {
  const headers = new Set(dialect.headerRows);
  const skipped = new Set(dialect.skippedRows);
  const guess = (record: number): LineClass => {
    if (headers.has(record)) return 'header';
    if (record < dialect.firstDataRow) return 'metadata';
    return skipped.has(record) ? 'notes' : 'data';
  };
  return headRecords.map((cells, record) => ({
    record,
    cells,
    lineClass: headClasses?.[record] ?? guess(record),
    isFirstData: record === dialect.firstDataRow && !headers.has(record),
    isHidden: hidden.has(record),
  }));
}

/** What a person has said of a single record. */
export function settledBy(
  record: number,
  { keptRows, leftOutRows, lastDataRow }: Overrides,
): NonNullable<RecordLine['settled']> | null {
  if (leftOutRows?.includes(record) === true) return 'leftOut';
  if (keptRows?.includes(record) === true) return 'kept';
  return lastDataRow === record ? 'last' : null;
}

/** Records of the table's text, as far as anybody knows of them: to its last row, or to what was left out below. */
export function recordCount(headCount: number, { range, dialect }: TableAnalysis): number {
  return Math.max(headCount, range.bottom + 1, (dialect.skippedRows.at(-1) ?? -1) + 1);
}

/** Records that an issue of this kind names. */
export function recordsOf(issues: readonly Issue[], code: Issue['code']): ReadonlySet<number> {
  return new Set(issues.filter((issue) => issue.code === code).flatMap((issue) => issue.rows));
}
