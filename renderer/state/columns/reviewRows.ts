import type {
  ColumnChange,
  ColumnDecision,
  ColumnProfile,
  ColumnProposal,
  Issue,
  ReviewView,
} from '../../../core/contract/views.ts';
import { type ColumnPart, columnParts } from './columnParts.ts';
import { type ConfidenceBand, confidenceBand } from './confidenceBand.ts';

/** One line of the review table: a source column and everything said about it. */
export interface ReviewRow {
  readonly columnIndex: number;
  readonly profile: ColumnProfile;
  readonly proposal: ColumnProposal | null;
  readonly decision: ColumnDecision | null;
  /** The field in force now: the reviewer's, else the proposed one. */
  readonly field: string | null;
  readonly band: ConfidenceBand;
  /** What is different since the approval, in the order of the drift; empty for none. */
  readonly changes: readonly ColumnChange[];
  /** Another column feeds the same field. */
  readonly conflict: boolean;
  readonly issues: readonly Issue[];
  readonly by: ColumnProposal['origin'];
  /** Fields that are made of this column, alone or with others; what it feeds by itself is among them only where it is joined. */
  readonly parts: readonly ColumnPart[];
  /** Values that failed in the last check of the whole file, by the fields it fed then; 0 before there is one. */
  readonly failing: number;
}

/**
 * Joins the parts of a review by column position, in file order. Parts that are not known yet are `null`.
 * A row whose parts are unchanged since `previous` is the same object, so that the table redraws only what changed.
 */
export function reviewRows(view: ReviewView, previous: readonly ReviewRow[] = []): readonly ReviewRow[] {
  const { table, proposal, decisions, drift } = view;
  if (table === null) return [];
  const conflicts = new Set(decisions?.conflicts ?? []);
  const issues = issuesByColumn(table.issues);
  const changes = changesByColumn(drift?.changes ?? []);
  const parts = decisions === null ? noParts : columnParts(decisions);
  return table.columns.map((profile, columnIndex) => {
    const before = previous[columnIndex];
    const proposed = proposal?.columns[columnIndex] ?? null;
    const decision = decisions?.columns[columnIndex] ?? null;
    const field = decision === null ? (proposed?.field ?? null) : decision.field;
    const row: ReviewRow = {
      columnIndex,
      profile,
      proposal: proposed,
      decision,
      field: decision?.status === 'ignored' ? null : field,
      band: proposed === null || proposed.field === null ? 'none' : confidenceBand(proposed.confidence),
      changes: changes.get(columnIndex) ?? unchanged,
      conflict: field !== null && decision?.status !== 'ignored' && conflicts.has(field),
      issues: issues.get(columnIndex) ?? none,
      by: decision?.edited === true ? 'person' : (proposed?.origin ?? 'rule'),
      parts: keptParts(before?.parts, parts.get(columnIndex) ?? partOfNone),
      failing: before?.profile.name === profile.name ? before.failing : 0,
    };
    return before !== undefined && sameRow(before, row) ? before : row;
  });
}

const none: readonly Issue[] = [];
const unchanged: readonly ColumnChange[] = [];
const noParts: ReadonlyMap<number, readonly ColumnPart[]> = new Map();
const partOfNone: readonly ColumnPart[] = [];

function issuesByColumn(issues: readonly Issue[]): ReadonlyMap<number, readonly Issue[]> {
  const byColumn = new Map<number, Issue[]>();
  for (const issue of issues) {
    if (issue.column === null) continue;
    const list = byColumn.get(issue.column);
    if (list === undefined) byColumn.set(issue.column, [issue]);
    else list.push(issue);
  }
  return byColumn;
}

function changesByColumn(changes: readonly ColumnChange[]): ReadonlyMap<number, readonly ColumnChange[]> {
  const byColumn = new Map<number, ColumnChange[]>();
  for (const change of changes) {
    if (change.kind === 'gone') continue;
    const list = byColumn.get(change.columnIndex);
    if (list === undefined) byColumn.set(change.columnIndex, [change]);
    else list.push(change);
  }
  return byColumn;
}

function sameRow(a: ReviewRow, b: ReviewRow): boolean {
  return (
    a.profile === b.profile &&
    a.proposal === b.proposal &&
    sameList(a.changes, b.changes) &&
    a.conflict === b.conflict &&
    a.field === b.field &&
    a.by === b.by &&
    a.failing === b.failing &&
    sameParts(a.parts, b.parts) &&
    sameList(a.issues, b.issues) &&
    sameDecision(a.decision, b.decision)
  );
}

/** The same list where nothing is another, so that what is drawn from it stays. */
function keptParts(
  before: readonly ColumnPart[] | undefined,
  now: readonly ColumnPart[],
): readonly ColumnPart[] {
  return before !== undefined && sameParts(before, now) ? before : now;
}

function sameParts(a: readonly ColumnPart[], b: readonly ColumnPart[]): boolean {
  return a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
}

function sameList<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function sameDecision(a: ColumnDecision | null, b: ColumnDecision | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.status === b.status &&
    a.field === b.field &&
    a.edited === b.edited &&
    JSON.stringify(a.transforms) === JSON.stringify(b.transforms)
  );
}
