import { type Draft, note, noteWaiting, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { isField, isNumber } from '../words/kinds.ts';
import { workedAt } from './workedOn.ts';
import { numberOf } from '../words/numberPhrases.ts';

const wordsAt = (draft: Draft, at: number, ...words: readonly string[]): boolean =>
  words.every((word, n) => wordAt(draft, at + n) === word);

/** `how many`, `number of`, `average`, `share of`, `top 5`, `most`. */
export const measureRule: Rule = (draft, at) => {
  const word = wordAt(draft, at);
  const took = tookAt(draft, at) || figuresAt(draft, at);
  if (took > 0) return took;
  const length =
    wordsAt(draft, at, 'how', 'many') || wordsAt(draft, at, 'how', 'much')
      ? 2
      : wordsAt(draft, at, 'how', 'often') ||
          wordsAt(draft, at, 'number', 'of') ||
          wordsAt(draft, at, 'count', 'of')
        ? 2
        : word === 'count' || word === 'counts'
          ? 1
          : 0;
  if (length > 0) {
    note(draft, [at, length], 'how many');
    const figure = lexiconOf(draft.topic).find(draft.tokens, at + length, isNumber);
    // "How many rows" adds them up; "how many leads" counts.
    if (figure?.field !== undefined && figure.isSubject !== true && !figure.isMisspelt) {
      const worked = workedAt(draft, at + length, { length: figure.length, field: figure.field });
      const { field, length: more } = worked ?? { field: figure.field, length: figure.length };
      draft.measures.push({ kind: draft.wantsFigure ?? 'sum', field: field.name });
      draft.wantsFigure = null;
      note(draft, [at + length, more], field.label);
      return length + more;
    }
    if (draft.wantsFigure === null) draft.wantsCount = true;
    return length + thingsAt(draft, at + length);
  }
  const share =
    ['share', 'percentage', 'percent', 'proportion', 'fraction', 'rate'].includes(word) &&
    wordAt(draft, at + 1) === 'of' &&
    !isState(draft)
      ? 2
      : wordsAt(draft, at, 'what', 'percent')
        ? 2
        : // "Failure rate" is the share of those that failed.
          ['rate', 'ratio', 'share', 'percentage'].includes(word) && isState(draft)
          ? 1
          : 0;
  if (share > 0) {
    draft.wantsShare = true;
    noteWaiting(draft, [at, share], { means: 'share', waits: 'share' });
    return share;
  }
  const kind = figureWords.get(word);
  // "Minimum 50" compares.
  if (kind === undefined || numberOf(wordAt(draft, at + 1)) !== undefined) return 0;
  // "More than 500 rows in total" is said of groups, which no condition can be.
  if (
    word === 'total' &&
    wordAt(draft, at - 1) === 'in' &&
    draft.lastNumber !== null &&
    draft.asked !== null
  ) {
    note(draft, [at, 1], null);
    return 1;
  }
  draft.wantsFigure = kind;
  const behind = wordAt(draft, at + 1) === 'of' ? 2 : 1;
  const figure = lexiconOf(draft.topic).find(draft.tokens, at + behind, isNumber);
  if (figure?.field !== undefined) {
    draft.measures.push({ kind, field: figure.field.name });
    draft.wantsFigure = null;
    let length = behind + figure.length;
    // "Total rows and rejected rows" are both a total.
    for (;;) {
      const more = ['and', 'plus'].includes(wordAt(draft, at + length))
        ? lexiconOf(draft.topic).find(draft.tokens, at + length + 1, isNumber)
        : undefined;
      if (more?.field === undefined || more.isMisspelt || more.isSubject === true) break;
      draft.measures.push({ kind, field: more.field.name });
      length += 1 + more.length;
    }
    note(draft, [at, length], `${word} ${figure.field.label.toLowerCase()}`);
    return length;
  }
  if (kind === 'sum' && word === 'total') {
    draft.wantsFigure = null;
    draft.wantsCount = true;
  }
  noteWaiting(draft, [at, behind], { means: word, waits: 'figureWord' });
  return behind;
};

/** `min and max budget`, `the lowest and highest score`: several figures of one field. */
function figuresAt(draft: Draft, at: number): number {
  const kinds: ('sum' | 'avg' | 'min' | 'max')[] = [];
  let place = at;
  for (;;) {
    const kind = figureWords.get(wordAt(draft, place)) ?? edges.get(wordAt(draft, place));
    if (kind === undefined) return 0;
    kinds.push(kind);
    place += 1;
    const isMore = wordAt(draft, place) === 'and' || draft.tokens[place]?.text === ',';
    if (!isMore) break;
    place += 1;
    while (['and', 'the'].includes(wordAt(draft, place))) place += 1;
  }
  if (kinds.length < 2) return 0;
  while (['of', 'the'].includes(wordAt(draft, place))) place += 1;
  const found = lexiconOf(draft.topic).find(draft.tokens, place, isNumber);
  const { field } = found ?? {};
  if (found === undefined || field === undefined || found.isMisspelt) return 0;
  draft.measures.push(...kinds.map((kind) => ({ kind, field: field.name })));
  const length = place + found.length - at;
  note(draft, [at, length], `${kinds.length} figures of ${field.label.toLowerCase()}`);
  return length;
}

/** Words that are figures beside others only; by themselves they put in order. */
const edges: ReadonlyMap<string, 'min' | 'max'> = new Map([
  ['lowest', 'min'],
  ['smallest', 'min'],
  ['least', 'min'],
  ['highest', 'max'],
  ['largest', 'max'],
  ['biggest', 'max'],
]);

/** `how many different companies`: as many as there are groups. */
function thingsAt(draft: Draft, at: number): number {
  const said = ['different', 'distinct', 'unique', 'separate'].includes(wordAt(draft, at)) ? 1 : 0;
  const found = lexiconOf(draft.topic).find(draft.tokens, at + said, isField);
  const { field } = found ?? {};
  if (found === undefined || field === undefined || found.isSubject === true || found.isMisspelt) return 0;
  const isThing = (field.type === 'text' || field.type === 'choice') && !reaches.test(field.name);
  if (!isThing || draft.groups.length > 0) return 0;
  draft.groups.push({ field: field.name, by: null });
  note(draft, [at, said + found.length], `by ${field.label.toLowerCase()}`);
  return said + found.length;
}

/** What each has of its own is nothing to make groups of. */
const reaches = /email|phone|fax|url|website|address|name|_id$|description|reason|problem/;

/** Whether the word before was a value, such as a state. */
function isState({ conditions, topic }: Draft): boolean {
  const last = conditions.at(-1)?.condition;
  return (
    last !== undefined && topic.fields.some(({ name, type }) => name === last.field && type === 'choice')
  );
}

/** `how long do runs take`: the mean of what they took; the verb itself says nothing more. */
function tookAt(draft: Draft, at: number): number {
  const field = draft.topic.fields.find(({ name }) => name === 'duration');
  if (field === undefined) return 0;
  if (wordsAt(draft, at, 'how', 'long')) {
    draft.measures.push({ kind: 'avg', field: field.name });
    note(draft, [at, 2], `average ${field.label.toLowerCase()}`);
    return 2;
  }
  const isSaid = draft.measures.some((measure) => 'field' in measure && measure.field === field.name);
  const length = ['take', 'took', 'takes', 'need', 'needed'].includes(wordAt(draft, at))
    ? 1
    : wordsAt(draft, at, 'on', 'average')
      ? 2
      : 0;
  if (!isSaid || length === 0) return 0;
  note(draft, [at, length], '');
  return length;
}

const figureWords: ReadonlyMap<string, 'sum' | 'avg' | 'min' | 'max'> = new Map([
  ['average', 'avg'],
  ['avg', 'avg'],
  ['mean', 'avg'],
  ['total', 'sum'],
  ['sum', 'sum'],
  ['maximum', 'max'],
  ['max', 'max'],
  ['minimum', 'min'],
  ['min', 'min'],
]);
