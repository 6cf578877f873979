import type { ColumnProposal, Proposal } from '../model/mapping.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';

/**
 * The columns worth asking about, in file order: those that a person would have to look at, and those without a field
 * where one might have been missed. What was approved before, or decided by a person, is no question; nor is a column
 * that has neither a name nor a value.
 *
 * Of more than `llmOptions.askedColumns`, those with a proposal come first, then those with candidates.
 *
 * @param decided columns that a person has accepted, changed or set aside
 */
export function uncertainColumns(
  proposal: Proposal,
  columns: readonly ColumnProfile[],
  decided: ReadonlySet<number>,
): readonly number[] {
  const open = proposal.columns.filter(
    (column) => isUncertain(column) && !decided.has(column.columnIndex) && says(columns[column.columnIndex]),
  );
  const ranked = open.toSorted((a, b) => urgency(b) - urgency(a) || a.columnIndex - b.columnIndex);
  return ranked
    .slice(0, llmOptions.askedColumns)
    .map(({ columnIndex }) => columnIndex)
    .sort((a, b) => a - b);
}

function isUncertain({ state, origin }: ColumnProposal): boolean {
  return state === 'review' ? origin !== 'person' : state === 'none' && origin === 'rule';
}

/** Whether anything is known of the column that could be asked about. */
function says(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && (profile.name.trim() !== '' || profile.count > profile.missing);
}

function urgency({ state, alternatives }: ColumnProposal): number {
  return state === 'review' ? 2 : alternatives.length > 0 ? 1 : 0;
}
