import { addCondition, type Draft, note, noteWaiting } from './draft/draft.ts';
import { lexiconOf } from './words/lexicon.ts';
import { nameAt } from './words/namedValues.ts';
import { emptyWords, wishWords } from './words/reservedWords.ts';
import type { Token } from './words/tokens.ts';

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
  'neither',
  'nor',
  'outside',
  'besides',
  'without',
  'never',
  'nobody',
]);

/** `didn't fail`: not; of a field that is listed it would be said of its rows one by one, which is another thing. */
function isNegator({ asked, columns }: Draft, word: string): boolean {
  if (asked !== null || columns.length > 0)
    return negators.has(word) && word !== 'without' && word !== 'never';
  return negators.has(word) || /^(?:did|do|does|has|have|had|was|were|ca|could|wo|would)n[’']?t$/.test(word);
}

const clauseWords = new Set(['with', 'without', 'no', 'only', 'have', 'has', 'are', 'is', 'in', 'since']);

/** What no rule takes: a word that holds the sentence together, or one that is not known. */
export function takeWord(draft: Draft, at: number): number {
  const token = draft.tokens[at];
  if (token === undefined) return 1;
  const { word } = token;
  if (isNegator(draft, word)) {
    const next = draft.tokens[at + 1]?.word ?? '';
    if (word === 'but' || word === 'other' || word === 'apart') {
      // "Any sender but Acme".
      const isAll = draft.tokens
        .slice(0, at)
        .some((one) => /^(?:any|all|every|everyone|everything|anyone)$/.test(one.word));
      draft.negated = word !== 'but' || next === 'not' || (isAll && !clauseWords.has(next));
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
  // "Newest leads first", "average documents per scan": the words before have said it.
  const isSaid = (word === 'first' && draft.order !== null) || (word === 'per' && draft.measures.length > 0);
  if (isSaid) {
    note(draft, [at, 1], '');
    return 1;
  }
  if (word === 'by') {
    // A name is to come; a group would have been taken.
    noteWaiting(draft, [at, 1], { means: '', waits: 'name' });
    return 1;
  }
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
  // "Not" is said of this word, not of what comes behind it.
  const negator = draft.negated ? draft.waiting.get('negated') : undefined;
  if (negator !== undefined) negator.means = null;
  draft.negated = false;
  note(draft, [at, 1], null);
  return 1;
}

function isFollowUpWord(word: string): boolean {
  return ['instead', 'same', 'also', 'too', 'well', 'plus', 'about', 'again', 'only', 'how'].includes(word);
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
