import { type Draft, note, noteWaiting, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { numberOf } from '../words/numberPhrases.ts';
import { isField, isNumber, isValue } from '../words/kinds.ts';
import { orderBy } from '../draft/orderBy.ts';
import { isBurden } from '../words/usualFigure.ts';
import { superlatives } from '../words/superlatives.ts';

const wordsAt = (draft: Draft, at: number, ...words: readonly string[]): boolean =>
  words.every((word, n) => wordAt(draft, at + n) === word);

/** `top 5`, `slowest 10`, `the latest run`, `most often`, `the lowest quality`. */
export const superlativeRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  const word = wordAt(draft, at);
  if (word === 'top' || word === 'bottom') {
    const count = numberOf(wordAt(draft, at + 1));
    draft.limit = count ?? 10;
    draft.superlative = { descending: word === 'top', word };
    const length = count === undefined ? 1 : 2;
    const found = lexiconOf(topic).find(tokens, at + length, isField);
    const isSubject = lexiconOf(topic).find(tokens, at + length, (one) => one.isSubject === true);
    if (found?.field !== undefined && isSubject === undefined && found.field.type !== 'number') {
      draft.groups.push({ field: found.field.name, by: null });
      note(
        draft,
        [at, length + found.length],
        `${word} ${draft.limit} by ${found.field.label.toLowerCase()}`,
      );
      return length + found.length;
    }
    note(draft, [at, length], `${word} ${draft.limit}`);
    return length;
  }
  if (wordsAt(draft, at, 'most', 'recent') || wordsAt(draft, at, 'most', 'recently'))
    return dated(draft, [at, 2], true);
  const before = numberOf(word);
  const numbered = before !== undefined && superlatives.has(wordAt(draft, at + 1)) ? 1 : 0;
  const own = superlatives.get(wordAt(draft, at + numbered));
  if (own === undefined) return 0;
  const behind = numberOf(wordAt(draft, at + numbered + 1));
  const count = numbered === 1 ? before : behind;
  const length = numbered + 1 + (behind === undefined || numbered === 1 ? 0 : 1);
  const place = at + length;
  const put = putFirst(draft, [at, numbered], own.descending);
  if (put > 0) return put;
  if (own.fields[0] === '#date') {
    const isFirst = ['last', 'first'].includes(wordAt(draft, at + numbered));
    const next = rowsAhead(draft, place);
    if (isFirst && next === undefined && !(tokens[0]?.word === 'when' && count === undefined)) return 0;
    const taken = dated(draft, [at, length], own.descending);
    // "When did Acme last send" asks for one.
    if (isFirst && next === undefined) draft.limit = 1;
    if (count !== undefined) draft.limit = count;
    return taken;
  }
  if (count !== undefined) draft.limit = count;
  const ranked = count === undefined ? undefined : lexiconOf(topic).find(tokens, place, isField);
  if (ranked?.field !== undefined && ranked.isSubject !== true && ranked.field.type !== 'number') {
    // "Worst 5 senders" are groups.
    draft.groups.push({ field: ranked.field.name, by: null });
    const field = topic.fields.find(({ name }) => own.fields.includes(name));
    if (field === undefined) draft.superlative = { descending: own.descending, word };
    else orderBy(draft, field, own.descending);
    note(draft, [at, length + ranked.length], `${word} ${draft.limit}`);
    return length + ranked.length;
  }
  const named = draft.columns.at(-1);
  if (
    draft.asked === null &&
    named !== undefined &&
    ['with', 'has', 'have'].includes(wordAt(draft, at - (wordAt(draft, at - 1) === 'the' ? 2 : 1)))
  ) {
    // "Companies with the most leads" asks for companies.
    draft.asked = topic.fields.find(({ name }) => name === named) ?? null;
    draft.columns = [];
  }
  if (draft.asked !== null) {
    draft.groups.push({ field: draft.asked.name, by: null });
    draft.asked = null;
  }
  const often = ['often', 'frequently', 'frequent', 'common'].includes(wordAt(draft, place)) ? 1 : 0;
  const figure = often === 1 ? undefined : lexiconOf(topic).find(tokens, place, isNumber);
  if (figure?.field !== undefined && !figure.isMisspelt && figure.isSubject !== true) {
    const { field } = figure;
    const isMean = ['highest', 'lowest', 'best', 'worst'].includes(wordAt(draft, at + numbered));
    if (isMean && draft.groups.length > 0 && draft.wantsFigure === null) draft.wantsFigure = 'avg';
    if (/^(?:high|low|larg|bigg|small)/.test(wordAt(draft, at + numbered)))
      draft.extreme = own.descending ? 'max' : 'min';
    orderBy(draft, field, own.descending);
    if (draft.isOne && count === undefined && draft.groups.length === 0) draft.limit ??= 1;
    draft.wantsFigure = null;
    note(
      draft,
      [at, length + figure.length],
      `${own.descending ? 'most' : 'least'} ${field.label.toLowerCase()}`,
    );
    return length + figure.length;
  }
  const implied = own.fields
    .map((name) => topic.fields.find((field) => field.name === name))
    .find((field) => field !== undefined);
  if (implied !== undefined) {
    orderBy(draft, implied, own.descending);
    limitOne(draft, place, count);
  } else {
    draft.superlative = { descending: own.descending, word };
    if (draft.groups.length > 0) draft.wantsCount = true;
  }
  const means = own.descending ? 'most first' : 'least first';
  noteWaiting(draft, [at, length + often], { means, waits: 'superlative' });
  return length + often;
};

/** `worst first`, `most first`, behind what is shown: its order. */
function putFirst(
  draft: Draft,
  [at, numbered]: readonly [at: number, numbered: number],
  descending: boolean,
): number {
  const word = wordAt(draft, at);
  if (
    numbered > 0 ||
    wordAt(draft, at + 1) !== 'first' ||
    ['newest', 'latest', 'oldest', 'earliest'].includes(word)
  )
    return 0;
  const { fields } = draft.topic;
  const measured = draft.measures.findLast((measure) => 'field' in measure);
  const field =
    draft.figure ??
    (measured === undefined ? undefined : fields.find(({ name }) => name === measured.field)) ??
    (draft.groups.length === 0 ? draft.lastNumber : null);
  const isTurned = field !== undefined && field !== null && isBurden(field);
  const down = word === 'worst' ? isTurned || draft.wantsShare : word === 'best' ? !isTurned : descending;
  if (field !== undefined && field !== null) orderBy(draft, field, down);
  else if (draft.groups.length > 0) draft.superlative = { descending: down, word };
  else return 0;
  note(draft, [at, 2], `${word} first`);
  return 2;
}

function dated(
  draft: Draft,
  [at, length]: readonly [at: number, length: number],
  descending: boolean,
): number {
  const field = draft.dateField?.name ?? draft.topic.dateField;
  draft.order = { by: { field }, descending };
  limitOne(draft, at + length, undefined);
  // "Who approved the latest one" asks for that one, not for people.
  if (draft.limit === 1) draft.asked = null;
  note(draft, [at, length], descending ? 'newest first' : 'oldest first');
  return length;
}

/** What the rows are called, right here or behind what they are: `last failed run`. */
function rowsAhead(
  { topic, tokens }: Draft,
  at: number,
): { readonly at: number; readonly length: number } | undefined {
  const lexicon = lexiconOf(topic);
  for (let place = at; place < at + 3; place += 1) {
    const rows = lexicon.find(tokens, place, (one) => one.isSubject === true);
    if (rows !== undefined) return { at: place, length: rows.length };
    if (lexicon.find(tokens, place, isValue)?.isMisspelt !== false) return undefined;
  }
  return undefined;
}

/** "The latest run" is one. */
function limitOne(draft: Draft, place: number, count: number | undefined): void {
  const { tokens } = draft;
  const subject = rowsAhead(draft, place);
  const word = tokens[(subject?.at ?? place) + (subject?.length ?? 1) - 1]?.word ?? '';
  if (count === undefined && subject !== undefined && !word.endsWith('s')) draft.limit ??= 1;
}
