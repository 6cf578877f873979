import type { AskQuery } from '../../model/ask.ts';
import type { AskTopic } from '../askField.ts';
import { textOfDay } from '../days.ts';
import type { AskNow } from '../resolveSpan.ts';
import { chooseTopic, isSame } from './words/chooseTopic.ts';
import { type Draft, freshDraft, type ReadSlip } from './draft/draft.ts';
import { finishDraft } from './draft/finishDraft.ts';
import { leaveUnused } from './draft/unused.ts';
import { continued, isFollowUp, wayOf } from './followUp.ts';
import { type LikelyMeaning, likelyMeaning } from './words/likelyMeaning.ts';
import { phrasesToLookUp } from './words/namedValues.ts';
import type { NameChoice, NamedIn } from './words/naming.ts';
import { refusalOf } from './words/refusal.ts';
import { takeAll } from './takeAll.ts';
import { markSlips, mendTokens } from './words/mendTokens.ts';
import { type Token, tokensOf } from './words/tokens.ts';
import { unpicked } from './words/unpick.ts';
import { hasWords } from './words/matchNames.ts';
import { foldText } from '../foldText.ts';

/** A piece of a question and what it was taken for; `null`: not understood. */
export interface ReadPart {
  readonly from: number;
  readonly to: number;
  readonly means: string | null;
  /** What of it was read otherwise than it is written. */
  readonly slips?: readonly ReadSlip[];
  /** Of a name that is a value of several fields: which was taken, and which there are. */
  readonly choice?: NameChoice;
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
export async function readQuestion(asked: QuestionAsked): Promise<ReadQuestion> {
  const { question, context, topics } = asked;
  const before = topics.find(({ subject }) => context !== null && isSame(subject, context.subject));
  const less = context === null || before === undefined ? undefined : unpicked(question, context, before);
  if (less !== undefined && before !== undefined)
    return {
      kind: 'query',
      query: less,
      topic: before,
      parts: [{ from: 0, to: question.length, means: 'left out of the question' }],
      followsUp: true,
    };
  const written = tokensOf(question);
  const refusal = refusalOf(question, written);
  if (refusal !== undefined) return { kind: 'refused', message: refusal };
  const { tokens, chosen } = await chosenFor(asked, written);
  const nothing = async (): Promise<ReadQuestion> => {
    const likely = (await likelyMeaning({ ...asked, tokens })) ?? null;
    const parts = likely?.parts ?? tokens.map(({ from, to }) => ({ from, to, means: null }));
    // What names no rows is about those of which all its words are known.
    const isKnown = context === null && likely !== null && likely.suggestions.length > 0;
    const whole = isKnown ? await readAs(asked, tokens, likely.topic) : undefined;
    const isWhole =
      whole?.parts.every(({ means }) => means !== null) === true && whole.query.where.length > 0;
    if (whole !== undefined && isWhole) return { kind: 'query', ...whole, followsUp: false };
    return { kind: 'nothing', parts, likely };
  };
  if (chosen === undefined) return nothing();
  const { topic, isNamed } = chosen;
  const followsUp =
    context !== null && isSame(topic.subject, context.subject) && isFollowUp(question, isNamed);
  const { query: own, draft, parts } = await readAs(asked, tokens, topic);
  const isEmpty =
    own.where.length + own.groups.length + own.measures.length + own.order.length === 0 && own.limit === null;
  const isUnread = parts.some(({ means }) => means === null);
  if (isEmpty && isUnread && (followsUp || !isNamed)) return nothing();
  const query = followsUp && context !== null ? continued(context, own, { draft, ...wayOf(tokens) }) : own;
  return { kind: 'query', query, topic, parts, followsUp };
}

/** Chooses the topic, with slips of spelling mended where nobody is called so. */
async function chosenFor(
  { topics, context, named }: QuestionAsked,
  written: readonly Token[],
): Promise<{ readonly tokens: readonly Token[]; readonly chosen: ReturnType<typeof chooseTopic> }> {
  const first = chooseTopic(topics, written, context);
  const names = first === undefined ? undefined : await named(first.topic, phrasesToLookUp(written));
  const tokens = mendTokens(written, topics, isCalled(names ?? (() => [])));
  const isMended = tokens.some(({ mended }) => mended !== undefined);
  return { tokens, chosen: isMended ? chooseTopic(topics, tokens, context) : first };
}

function isCalled(names: NamedIn): (word: string) => boolean {
  return (word) => names(word).some(({ value }) => hasWords(foldText(value), foldText(word)));
}

async function readAs(
  { named, now }: QuestionAsked,
  tokens: readonly Token[],
  topic: AskTopic,
): Promise<{
  readonly query: AskQuery;
  readonly topic: AskTopic;
  readonly draft: Draft;
  readonly parts: readonly ReadPart[];
}> {
  const names = await named(topic, phrasesToLookUp(tokens));
  const draft = freshDraft({
    topic,
    tokens: markSlips(tokens, topic, isCalled(names)),
    named: names,
    today: textOfDay(now.zone.dayAt(now.now)),
  });
  takeAll(draft);
  const query = finishDraft(draft);
  leaveUnused(draft, query);
  return { query, topic, draft, parts: draft.parts };
}
