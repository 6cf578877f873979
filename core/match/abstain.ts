import type { ColumnProposal } from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import type { Field } from '../model/targetSchema.ts';
import { quoted } from './words/wording.ts';

/**
 * Leaves to a person what may be meant for a required field that no column feeds: a column that could be it is not taken for
 * another field by itself, however well it fits there.
 *
 * @param open required fields without a column, each with how likely every column is meant for it, in the order of the columns
 */
export function abstain(
  proposals: readonly ColumnProposal[],
  open: readonly { readonly field: Field; readonly likely: readonly number[] }[],
): readonly ColumnProposal[] {
  return proposals.map((proposal, c) => {
    if (proposal.state !== 'auto') return proposal;
    const missed = open.find(({ likely }) => (likely[c] ?? 0) >= matchOptions.perhapsRequired);
    if (missed === undefined) return proposal;
    const { label, name } = missed.field;
    const caution = `Nothing feeds the required ${quoted(label === '' ? name : label)}, and this may be it`;
    return { ...proposal, state: 'review', cautions: [...proposal.cautions, caution] };
  });
}
