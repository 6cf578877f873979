import type { Issue } from '../../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';
import { aiStanding } from './votes.ts';

export const reviewFilters = [
  'all',
  'todo',
  'low',
  'unmapped',
  'conflicts',
  'changed',
  'failing',
  'issues',
  'ai',
  'differ',
] as const;
/** These are offered only where the language model was asked about a column of the file. */
export const aiFilters: readonly ReviewFilter[] = ['ai', 'differ'];
export type ReviewFilter = (typeof reviewFilters)[number];

/** A column that waits for a decision: still open, and there is a field to say yes or no to. */
export function isOpen(row: ReviewRow): boolean {
  return row.decision !== null && row.decision.status === 'open' && row.decision.field !== null;
}

/** An issue that a reviewer should see without asking; the mildest ones stand in the inspector only. */
export function isGrave(issue: Issue): boolean {
  return issue.severity !== 'low';
}

export function passesFilter(row: ReviewRow, filter: ReviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'todo':
      return isOpen(row);
    case 'low':
      return row.band === 'low' && row.decision?.edited !== true;
    case 'unmapped':
      return row.field === null && row.parts.length === 0 && row.decision?.status !== 'ignored';
    case 'conflicts':
      return row.conflict;
    case 'changed':
      return row.changes.length > 0;
    case 'failing':
      return row.failing > 0;
    case 'issues':
      return row.issues.some(isGrave);
    case 'ai':
      return aiStanding(row) !== null;
    case 'differ':
      return aiStanding(row) === 'differs' || aiStanding(row) === 'alone';
  }
}

/** Looks for the words of `query` in the column's name, its field and its examples; case and order do not matter. */
export function passesQuery(row: ReviewRow, query: string): boolean {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const hay = [row.profile.name, row.field ?? '', row.profile.type, ...row.profile.examples]
    .join('\n')
    .toLowerCase();
  return words.every((word) => hay.includes(word));
}

export function countFilters(rows: readonly ReviewRow[]): Readonly<Record<ReviewFilter, number>> {
  const counts = {
    all: 0,
    todo: 0,
    low: 0,
    unmapped: 0,
    conflicts: 0,
    changed: 0,
    failing: 0,
    issues: 0,
    ai: 0,
    differ: 0,
  };
  for (const row of rows) {
    for (const filter of reviewFilters) {
      if (passesFilter(row, filter)) counts[filter] += 1;
    }
  }
  return counts;
}

/**
 * The next row that waits for a decision, looking down from `from` and then from the top.
 * @param busy columns whose decision is on its way and which therefore count as done.
 */
export function nextOpenRow(
  rows: readonly ReviewRow[],
  from: number | null,
  busy: ReadonlySet<number>,
): ReviewRow | undefined {
  const start = rows.findIndex((row) => row.columnIndex === from);
  for (let step = 1; step <= rows.length; step += 1) {
    const row = rows[(start + step) % rows.length];
    if (row !== undefined && isOpen(row) && !busy.has(row.columnIndex) && row.columnIndex !== from)
      return row;
  }
  return undefined;
}
