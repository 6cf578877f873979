import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';

/** Characters that fit two lines of the narrowest table; the inspector lists every reason in full. */
const mostCharacters = 54;

/** What says most about why a column stands where it stands. `warns`: it speaks against the field. */
export function reasonWords(row: ReviewRow, version: number | null): { words: string; warns: boolean } {
  const { proposal, decision } = row;
  if (decision?.status === 'ignored')
    return { words: row.parts.length > 0 ? text.review.chosenByYou : '', warns: false };
  if (row.conflict && row.field !== null) return { words: text.review.conflictWith(row.field), warns: true };
  if (decision?.edited === true && decision.field !== proposal?.field) {
    return { words: text.review.chosenByYou, warns: false };
  }
  const caution = cautionsOf(row)[0];
  if (caution !== undefined) return { words: caution, warns: true };
  const [first = '', second] = proposal?.reasons ?? [];
  const both = second === undefined ? first : `${first} · ${second}`;
  const reason = both.length > mostCharacters ? first : both;
  if (reason !== '') return { words: reason, warns: false };
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
