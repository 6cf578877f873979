import type { ReviewRow } from './reviewRows.ts';
import { aiStanding } from './votes.ts';

export type ReviewOrder = 'risk' | 'file';

/**
 * How much a column needs a person, 0 most. It rests on the proposal and on what the file is, not on decisions,
 * so a row never moves while someone works on it.
 */
function riskOf(row: ReviewRow, doubled: ReadonlySet<string>): number {
  const { proposal } = row;
  if (proposal === null) return 8;
  if (proposal.field !== null && doubled.has(proposal.field)) return 0;
  const ai = aiStanding(row);
  if (proposal.cautions.length > 0 || ai === 'differs') return 1;
  if (ai === 'alone') return 2;
  if (proposal.field !== null && row.band === 'low') return 2;
  if (row.changes.length > 0) return 3;
  if (row.band === 'medium') return 4;
  if (proposal.state === 'review' && proposal.field !== null) return 5;
  if (proposal.field === null) return 6;
  return 7;
}

/** Fields that more than one column is proposed for. */
export function doubledFields(rows: readonly ReviewRow[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { proposal } of rows) {
    const field = proposal?.field ?? null;
    if (field === null) continue;
    if (seen.has(field)) doubled.add(field);
    seen.add(field);
  }
  return doubled;
}

/**
 * Risk first, ties in file order; or plain file order.
 *
 * @param ranking columns by a risk of before, from `rankRows`: rows stay where they are although votes have come in since.
 *   One that is not of these rows is passed over.
 */
export function orderRows(
  rows: readonly ReviewRow[],
  order: ReviewOrder,
  ranking?: readonly number[],
): readonly ReviewRow[] {
  if (order === 'file') return rows;
  const ranks = ranking?.length === rows.length ? ranking : rankRows(rows);
  return ranks.flatMap((columnIndex) => rows[columnIndex] ?? []);
}

/** Positions of the columns, the one that needs a person most first. */
export function rankRows(rows: readonly ReviewRow[]): readonly number[] {
  const doubled = doubledFields(rows);
  return rows
    .map((row) => ({ row, risk: riskOf(row, doubled) }))
    .sort((a, b) => a.risk - b.risk || a.row.columnIndex - b.row.columnIndex)
    .map(({ row }) => row.columnIndex);
}
