import type { ReviewRow } from '../../state/reviewRows.ts';
import { text } from '../../text/en.ts';

/** The one line that says most about why a column stands where it stands. `warns`: it speaks against the field. */
export function reasonWords(row: ReviewRow, version: number | null): { words: string; warns: boolean } {
  const { proposal, decision } = row;
  if (decision?.status === 'ignored') return { words: '', warns: false };
  if (row.conflict && row.field !== null) return { words: text.review.conflictWith(row.field), warns: true };
  if (decision?.edited === true && decision.field !== proposal?.field) {
    return { words: text.review.chosenByYou, warns: false };
  }
  const caution = cautionsOf(row)[0];
  if (caution !== undefined) return { words: caution, warns: true };
  const reason = proposal?.reasons.slice(0, 2).join(' · ');
  if (reason !== undefined && reason !== '') return { words: reason, warns: false };
  if (proposal?.field === null) return { words: text.review.nothingAbove, warns: false };
  return { words: version === null ? '' : text.review.sameAs(version), warns: false };
}

/** Cautions that say more than what the changes themselves say. */
export function cautionsOf(row: ReviewRow): readonly string[] {
  const changes = new Set(row.changes.map((change) => text.drift.words(change).toLowerCase()));
  return (row.proposal?.cautions ?? []).filter((caution) => !changes.has(caution.toLowerCase()));
}

/** All that changed about a column, as one line; empty for nothing. */
export function changesLine(row: ReviewRow): string {
  return row.changes.map((change) => text.drift.words(change)).join(' · ');
}
