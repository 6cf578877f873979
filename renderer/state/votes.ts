import type { Vote } from '../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';

/**
 * Where a column was put before the language model: `agrees` with the rules, `differs` from them while theirs is
 * proposed, or `alone`: the field proposed is the model's idea and not the rules'.
 */
export type AiStanding = 'agrees' | 'differs' | 'alone';

/** `null` where the model was not asked about the column. */
export function aiStanding({ proposal }: Pick<ReviewRow, 'proposal'>): AiStanding | null {
  if (proposal === null) return null;
  if (proposal.origin === 'ai') return 'alone';
  if (proposal.votes === undefined) return null;
  return proposal.votes.rule.field === proposal.votes.ai.field ? 'agrees' : 'differs';
}

/** Both voices on a column, rules first; `null` where only the rules spoke. */
export function votesOf({
  proposal,
}: Pick<ReviewRow, 'proposal'>): { readonly rule: Vote; readonly ai: Vote; readonly agree: boolean } | null {
  const votes = proposal?.votes;
  return votes === undefined ? null : { ...votes, agree: votes.rule.field === votes.ai.field };
}
