import type { AskQuery } from '../../model/ask.ts';
import type { AskTopic } from '../askField.ts';
import { textOfDay } from '../days.ts';
import type { AskNow } from '../resolveSpan.ts';
import { chooseTopic, isSame } from './chooseTopic.ts';
import { freshDraft } from './draft.ts';
import { finishDraft } from './finishDraft.ts';
import { leaveUnused } from './unused.ts';
import { continued, isFollowUp, wayOf } from './followUp.ts';
import { type LikelyMeaning, likelyMeaning } from './likelyMeaning.ts';
import { phrasesToLookUp } from './namedValues.ts';
import type { NamedIn } from './naming.ts';
import { refusalOf } from './refusal.ts';
import { takeAll } from './takeAll.ts';
import { tokensOf } from './tokens.ts';

/** A piece of a question and what it was taken for; `null`: not understood. */
export interface ReadPart {
  readonly from: number;
  readonly to: number;
  readonly means: string | null;
}

/** What the grammar makes of a question. */
export type ReadQuestion =
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'nothing';
      readonly parts: readonly ReadPart[];
      /** `null` where nothing is recognised. */
      readonly likely: LikelyMeaning | null;
    }
  | {
      readonly kind: 'query';
      readonly query: AskQuery;
      readonly topic: AskTopic;
      readonly parts: readonly ReadPart[];
      readonly followsUp: boolean;
    };

export interface QuestionAsked {
  readonly question: string;
  readonly context: AskQuery | null;
  readonly topics: readonly AskTopic[];
  readonly now: AskNow;
  /** Looks up in which values of a topic phrases occur. */
  readonly named: (topic: AskTopic, phrases: readonly string[]) => Promise<NamedIn>;
}

/**
 * Reads a question by a small grammar: words are fields, values, times and figures of a closed list, and small rules say
 * how they stand together. The same question over the same data gives the same query. Words that nothing is known of are
 * named, never guessed.
 */
export async function readQuestion({
  question,
  context,
  topics,
  now,
  named,
}: QuestionAsked): Promise<ReadQuestion> {
  const tokens = tokensOf(question);
  const refusal = refusalOf(question, tokens);
  if (refusal !== undefined) return { kind: 'refused', message: refusal };
  const nothing = async (): Promise<ReadQuestion> => {
    const likely = (await likelyMeaning({ tokens, context, topics, named })) ?? null;
    const parts = likely?.parts ?? tokens.map(({ from, to }) => ({ from, to, means: null }));
    return { kind: 'nothing', parts, likely };
  };
  const chosen = chooseTopic(topics, tokens, context);
  if (chosen === undefined) return nothing();
  const { topic, isNamed } = chosen;
  const followsUp =
    context !== null && isSame(topic.subject, context.subject) && isFollowUp(question, isNamed);
  const draft = freshDraft({
    topic,
    tokens,
    named: await named(topic, phrasesToLookUp(tokens)),
    today: textOfDay(now.zone.dayAt(now.now)),
  });
  takeAll(draft);
  const own = finishDraft(draft);
  leaveUnused(draft, own);
  const isEmpty =
    own.where.length + own.groups.length + own.measures.length + own.order.length === 0 && own.limit === null;
  const isUnread = draft.parts.some(({ means }) => means === null);
  if (isEmpty && isUnread && (followsUp || !isNamed)) return nothing();
  const query = followsUp && context !== null ? continued(context, own, { draft, ...wayOf(tokens) }) : own;
  return { kind: 'query', query, topic, parts: draft.parts, followsUp };
}
