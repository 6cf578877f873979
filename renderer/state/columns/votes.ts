import type { Vote } from '../../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';

/**
 * Where a column was put before the language model: `agrees` with the rules, `differs` from them while theirs is
 * proposed, `alone`: the field proposed is the model's idea and not the rules', or `rejected`: its vote has no effect.
 */
export type AiStanding = 'agrees' | 'differs' | 'alone' | 'rejected';

/** `null` where the model was not asked about the column. */
export function aiStanding({ proposal }: Pick<ReviewRow, 'proposal'>): AiStanding | null {
  if (proposal === null) return null;
  if (proposal.origin === 'ai') return 'alone';
  if (proposal.votes === undefined) return null;
  const { rule, ai } = proposal.votes;
  if (ai.rejected !== undefined) return 'rejected';
  return rule.field === ai.field ? 'agrees' : 'differs';
}

/** Both voices on a column, rules first; `null` where only the rules spoke. */
export function votesOf({
  proposal,
}: Pick<ReviewRow, 'proposal'>): { readonly rule: Vote; readonly ai: Vote; readonly agree: boolean } | null {
  const votes = proposal?.votes;
  return votes === undefined ? null : { ...votes, agree: votes.rule.field === votes.ai.field };
}

/** How many columns the model agrees with, sees otherwise, and has a field for that the rules have none for. */
export function countVotes(rows: readonly Pick<ReviewRow, 'proposal'>[]): {
  readonly agree: number;
  readonly differ: number;
  readonly alone: number;
} {
  const standings = rows.map(aiStanding);
  const count = (wanted: AiStanding): number => standings.filter((standing) => standing === wanted).length;
  return { agree: count('agrees'), differ: count('differs'), alone: count('alone') };
}
