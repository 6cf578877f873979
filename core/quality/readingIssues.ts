import type { Issue } from '../model/issue.ts';

/** What reading the text itself brought to light, before any value was looked at. */
export interface ReadingFacts {
  readonly report: {
    readonly rowCount: number;
    readonly innerRows: number;
    readonly innerRecords: readonly number[];
    readonly unterminatedQuotes: number;
    readonly unterminatedRecords: readonly number[];
    readonly twiceQuotedCells: number;
    readonly twiceQuotedRecords: readonly number[];
  };
}

/** Issues about the text as such: quotes that are never closed, cells quoted twice over, and rows that are none. */
export function readingIssues({ report }: ReadingFacts): readonly Issue[] {
  const rows = Math.max(1, report.rowCount);
  const issues: Issue[] = [];
  if (report.unterminatedQuotes > 0) {
    issues.push({
      code: 'UNTERMINATED_QUOTE',
      severity: 'high',
      dimension: 'structure',
      column: null,
      count: report.unterminatedQuotes,
      share: Math.min(1, report.unterminatedQuotes / rows),
      rows: report.unterminatedRecords,
      message: `${report.unterminatedQuotes} quotes are opened and never closed; they were read as text.`,
      remedy: 'Look at these rows, or choose "no quote" in the bar above the columns.',
    });
  }
  if (report.twiceQuotedCells > 0) {
    issues.push({
      code: 'DOUBLED_QUOTES',
      severity: 'low',
      dimension: 'structure',
      column: null,
      count: report.twiceQuotedCells,
      share: Math.min(1, report.twiceQuotedCells / rows),
      rows: report.twiceQuotedRecords,
      message: `${report.twiceQuotedCells} cells stand in two quotes on either side; these were taken away.`,
      remedy: 'Nothing needs to be done; ask the sender to quote cells once.',
    });
  }
  if (report.innerRows > 0) {
    issues.push({
      code: 'INNER_ROWS',
      severity: 'low',
      dimension: 'structure',
      column: null,
      count: report.innerRows,
      share: Math.min(1, report.innerRows / rows),
      rows: report.innerRecords,
      message: `${report.innerRows} totals, headings or repeated headers were left out.`,
      remedy: 'Look at these rows, and choose to keep them if they are data.',
    });
  }
  return issues;
}
