import type { AskQuery } from '../../model/ask.ts';
import type { AskTopic } from '../askField.ts';
import { textOfDay } from '../days.ts';
import type { AskNow } from '../resolveSpan.ts';
import { chooseTopic, isSame } from './chooseTopic.ts';
import { comparisonRule } from './comparisonRule.ts';
import { fileKindRule } from './fileKindRule.ts';
import { ownerRule } from './ownerRule.ts';
import { fieldRule } from './fieldRule.ts';
import { presenceRule } from './presenceRule.ts';
import { timeRule } from './timeRule.ts';
import { valueRule } from './valueRule.ts';
import { addCondition, type Draft, freshDraft, note, noteWaiting, type Rule } from './draft.ts';
import { compareRule, groupCompared } from './compareRule.ts';
import { finishDraft } from './finishDraft.ts';
import { groupRule } from './groupRule.ts';
import { measureRule } from './measureRule.ts';
import { orderRule } from './orderRule.ts';
import { textInRule } from './textInRule.ts';
import { leaveUnused } from './unused.ts';
import { mailRule } from './mailRule.ts';
import { whichRule } from './whichRule.ts';
import { superlativeRule } from './superlativeRule.ts';
import { continued, isFollowUp, wayOf } from './followUp.ts';
import { lexiconOf } from './lexicon.ts';
import { type LikelyMeaning, likelyMeaning } from './likelyMeaning.ts';
import { nameAt, phrasesToLookUp } from './namedValues.ts';
import type { NamedIn } from './naming.ts';
import { refusalOf } from './refusal.ts';
import { emptyWords, wishWords } from './reservedWords.ts';
import { type Token, tokensOf } from './tokens.ts';

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

const negators = new Set([
  'not',
  'except',
  'excluding',
  'exclude',
  'but',
  'other',
  'apart',
  "aren't",
  "isn't",
  'non',
  'minus',
]);

/** In this order: what is longer or says more comes first. */
const rules: readonly Rule[] = [
  timeRule,
  orderRule,
  compareRule,
  groupRule,
  whichRule,
  measureRule,
  superlativeRule,
  fileKindRule,
  ownerRule,
  textInRule,
  mailRule,
  presenceRule,
  comparisonRule,
  subjectRule,
  fieldRule,
  valueRule,
];

function takeAll(draft: Draft): void {
  const { tokens } = draft;
  let at = 0;
  while (at < tokens.length) {
    let taken = 0;
    for (const rule of rules) {
      taken = rule(draft, at);
      if (taken > 0) break;
    }
    at += taken > 0 ? taken : takeWord(draft, at);
  }
  groupCompared(draft);
  // "Which broker" without "most" asks for them all.
  if (draft.asked !== null && draft.topic.fields.some(({ name }) => name === draft.asked?.name))
    draft.groups.push({ field: draft.asked.name, by: null });
  if (draft.figure !== null && draft.superlative !== null)
    draft.order ??= { by: { field: draft.figure.name }, descending: draft.superlative.descending };
}

function subjectRule(draft: Draft, at: number): number {
  const lexicon = lexiconOf(draft.topic);
  const subject = lexicon.find(draft.tokens, at, (one) => one.isSubject === true);
  if (subject === undefined) return 0;
  const other = lexicon.find(
    draft.tokens,
    at,
    ({ field, value }) => field !== undefined || value !== undefined,
  );
  if (other !== undefined && !other.isMisspelt && (subject.isMisspelt || other.length > subject.length))
    return 0;
  const row = draft.tokens[at + subject.length - 1]?.word ?? '';
  if (!row.endsWith('s'))
    draft.isOne = !['per', 'each', 'every', 'by'].includes(draft.tokens[at - 1]?.word ?? '');
  note(draft, [at, subject.length], draft.topic.many);
  return subject.length;
}

/** What no rule takes: a word that holds the sentence together, or one that is not known. */
function takeWord(draft: Draft, at: number): number {
  const token = draft.tokens[at];
  if (token === undefined) return 1;
  const { word } = token;
  if (negators.has(word)) {
    const next = draft.tokens[at + 1]?.word ?? '';
    if (word === 'but' || word === 'other' || word === 'apart') {
      draft.negated = word !== 'but' || next === 'not';
      const length = ['not', 'than', 'from'].includes(next) ? 2 : 1;
      if (draft.negated) noteWaiting(draft, [at, length], { means: 'not', waits: 'negated' });
      else note(draft, [at, length], '');
      return length;
    }
    draft.negated = true;
    noteWaiting(draft, [at, 1], { means: 'not', waits: 'negated' });
    return 1;
  }
  if (word === 'or' || word === 'and' || token.text === ',') {
    if (word === 'or' && draft.conditions.length > 0) draft.link = 'or';
    draft.isJoined = true;
    // "Except A and B" leaves out both.
    if (draft.lastNegated && draft.last !== null) draft.negated = continuesLast(draft, at + 1);
    note(draft, [at, 1], '');
    return 1;
  }
  if (['from', 'in', 'at', 'by', 'for', 'of'].includes(word)) draft.hint = word;
  if (
    emptyWords.has(word) ||
    (wishWords.has(word) && draft.parts.every(({ means }) => means === '')) ||
    isFollowUpWord(word) ||
    (draft.topic.subject.kind === 'files' && word === 'inbox')
  ) {
    note(draft, [at, 1], '');
    return 1;
  }
  if (draft.hint !== '' && takeUnknownName(draft, at, token)) return 1;
  note(draft, [at, 1], null);
  return 1;
}

function isFollowUpWord(word: string): boolean {
  return ['instead', 'same', 'also', 'too', 'about', 'again', 'only', 'how'].includes(word);
}

function continuesLast(draft: Draft, at: number): boolean {
  const value = lexiconOf(draft.topic).find(draft.tokens, at, (one) => one.value?.field === draft.last);
  const place = draft.tokens[at]?.word === 'the' ? at + 1 : at;
  return value !== undefined || nameAt({ ...draft, hint: '' }, place, draft.last ?? undefined) !== undefined;
}

/** `for Acme`, where no value has it: the sender or person contains it, which finds nothing and says so. */
function takeUnknownName(draft: Draft, at: number, token: Token): boolean {
  const { kind } = draft.topic.subject;
  const named =
    draft.hint === 'at'
      ? 'company'
      : kind === 'scans'
        ? draft.hint === 'by'
          ? 'person'
          : 'place'
        : draft.hint === 'by'
          ? 'person'
          : 'sender';
  const field = draft.topic.fields.find(({ name }) => name === named);
  if (field === undefined || !(token.isQuoted || /^\p{Lu}/u.test(token.text))) return false;
  addCondition(draft, field, { op: 'contains', text: token.text });
  note(draft, [at, 1], `${field.label.toLowerCase()} contains ${token.text}`);
  return true;
}
