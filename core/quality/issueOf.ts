import { type Dimension, type Issue, type IssueCode, severities, type Severity } from '../model/issue.ts';
import { profileOptions, qualityOptions } from '../model/options/understandingOptions.ts';

/** What a check found, before it is weighed. */
export interface Finding {
  readonly code: IssueCode;
  readonly dimension: Dimension;
  /** `null` where the whole table is meant. */
  readonly column: number | null;
  readonly count: number;
  /** Rows or cells that could have been concerned. */
  readonly of: number;
  readonly rows: readonly number[];
  readonly message: string;
  readonly remedy: string;
  /** Where the kind of trouble weighs what it weighs, whatever its share. */
  readonly severity?: Severity;
  /** Where a few are bad enough, and where even many are not that bad. */
  readonly least?: Severity;
  readonly most?: Severity;
}

/** An issue with its share and severity. */
export function issueOf(finding: Finding): Issue {
  const share = finding.of === 0 ? 0 : Math.min(1, finding.count / finding.of);
  return {
    code: finding.code,
    severity: finding.severity ?? weighed(share, finding),
    dimension: finding.dimension,
    column: finding.column,
    count: finding.count,
    share,
    rows: finding.rows.slice(0, profileOptions.issueRows),
    message: finding.message,
    remedy: finding.remedy,
  };
}

function weighed(share: number, { least = 'low', most = 'critical' }: Finding): Severity {
  const weight = severities.indexOf(severityOf(share));
  const bounded = Math.min(severities.indexOf(most), Math.max(severities.indexOf(least), weight));
  return severities[bounded] ?? most;
}

/** How much a share of the cells weighs, by `qualityOptions`. */
function severityOf(share: number): Severity {
  if (share >= qualityOptions.critical) return 'critical';
  if (share >= qualityOptions.high) return 'high';
  return share >= qualityOptions.medium ? 'medium' : 'low';
}

/** `1 cell`, `3 cells`, `12,345 cells`; words of English that take an s. */
export function counted(count: number, word: string): string {
  return `${grouped(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** The figure with its thousands set apart. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `is` or `are`, `has` or `have`, by number. */
export function agreeing(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
