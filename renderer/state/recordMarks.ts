import type { Inspection, Issue, LineClass } from '../../core/contract/views.ts';

/** One of the first records as the list shows it. */
export interface RecordLine {
  /** From 0; the sheet's row for sheets. */
  readonly record: number;
  readonly cells: readonly string[];
  readonly lineClass: LineClass;
  readonly isFirstData: boolean;
  readonly isHidden: boolean;
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

/** Records that an issue of this kind names. */
export function recordsOf(issues: readonly Issue[], code: Issue['code']): ReadonlySet<number> {
  return new Set(issues.filter((issue) => issue.code === code).flatMap((issue) => issue.rows));
}
