import type { Decisions } from '../model/draft.ts';
import type { Proposal, ProposedOutcome } from '../model/mapping.ts';

/**
 * What a person made of each column's proposal.
 *
 * @param matched What the matcher said by itself, with its confidences as it gave them.
 * @returns one a column, in file order
 */
export function proposedOutcomes(
  { proposal, matched }: { readonly proposal: Proposal; readonly matched: Proposal },
  { columns }: Pick<Decisions, 'columns'>,
): readonly ProposedOutcome[] {
  return proposal.columns.map(({ columnIndex, field, origin, confidence }, i) => {
    const own = matched.columns[i];
    const judged = origin !== 'memory' && own !== undefined && own.field === field;
    const decided = columns[i];
    return {
      columnIndex,
      field,
      confidence: judged ? own.confidence : confidence,
      taken: decided !== undefined && decided.field === field,
      judged,
    };
  });
}
