import { isOpen } from './reviewFilter.ts';
import { doubledFields } from './reviewOrder.ts';
import type { ReviewRow } from './reviewRows.ts';
import { aiStanding } from './votes.ts';

/** What one press of "accept all" would do. */
export interface BulkAccept {
  readonly columnIndexes: readonly number[];
  /** 0 to 1: the share of them that prove right by calibration; 1 where there is none. */
  readonly expectedRight: number;
}

/**
 * Open columns that may be accepted together: the matcher says `auto`, at or above the threshold (0 to 1), and nothing
 * speaks against it: no caution, no second column for the field, no change since the approved version, no vote of the
 * language model that differs. What the model alone suggests is never among them.
 */
export function bulkAccept(rows: readonly ReviewRow[], threshold: number): BulkAccept {
  const doubled = doubledFields(rows);
  const taken = rows.filter((row) => {
    const { proposal } = row;
    const ai = aiStanding(row);
    if (proposal === null || proposal.field === null || !isOpen(row)) return false;
    return (
      proposal.state === 'auto' &&
      proposal.confidence >= threshold &&
      proposal.cautions.length === 0 &&
      row.decision?.edited !== true &&
      row.changes.length === 0 &&
      (ai === null || ai === 'agrees') &&
      !row.conflict &&
      !doubled.has(proposal.field)
    );
  });
  const sum = taken.reduce((total, row) => total + (row.proposal?.confidence ?? 0), 0);
  return {
    columnIndexes: taken.map((row) => row.columnIndex),
    expectedRight: taken.length === 0 ? 1 : sum / taken.length,
  };
}
