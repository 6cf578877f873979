import { type Draft, note, noteWaiting, type Rule, wordAt } from './draft.ts';
import { lexiconOf } from './lexicon.ts';
import { isNumber } from './kinds.ts';

const wordsAt = (draft: Draft, at: number, ...words: readonly string[]): boolean =>
  words.every((word, n) => wordAt(draft, at + n) === word);

/** `how many`, `number of`, `average`, `share of`, `top 5`, `most`. */
export const measureRule: Rule = (draft, at) => {
  const word = wordAt(draft, at);
  const took = tookAt(draft, at);
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
      const { field } = figure;
      draft.measures.push({ kind: draft.wantsFigure ?? 'sum', field: field.name });
      draft.wantsFigure = null;
      note(draft, [at + length, figure.length], field.label);
      return length + figure.length;
    }
    if (draft.wantsFigure === null) draft.wantsCount = true;
    return length;
  }
  const share =
    ['share', 'percentage', 'percent', 'proportion', 'fraction', 'rate'].includes(word) &&
    wordAt(draft, at + 1) === 'of'
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
  if (kind === undefined) return 0;
  draft.wantsFigure = kind;
  const behind = wordAt(draft, at + 1) === 'of' ? 2 : 1;
  const figure = lexiconOf(draft.topic).find(draft.tokens, at + behind, isNumber);
  if (figure?.field !== undefined) {
    draft.measures.push({ kind, field: figure.field.name });
    draft.wantsFigure = null;
    note(draft, [at, behind + figure.length], `${word} ${figure.field.label.toLowerCase()}`);
    return behind + figure.length;
  }
  if (kind === 'sum' && word === 'total') {
    draft.wantsFigure = null;
    draft.wantsCount = true;
  }
  noteWaiting(draft, [at, behind], { means: word, waits: 'figureWord' });
  return behind;
};

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
