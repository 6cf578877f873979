import type { AskField } from '../../askField.ts';
import { addCondition, type Draft, note, type Rule, wordAt } from '../draft/draft.ts';
import { isNumber } from '../words/kinds.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { workedAt } from './workedOn.ts';
import { comparisonAt, fieldUnitOf, type FoundComparison, scaleOf } from '../words/numberPhrases.ts';

/** `more than 500 employees`, `quality below 90%`, `larger than 10 MB`, `10% rejected`, `at least 5 rows were rejected`. */
export const comparisonRule: Rule = (draft, at) => fieldFirst(draft, at) || figureFirst(draft, at);

function fieldFirst(draft: Draft, at: number): number {
  const { topic, tokens } = draft;
  const named = lexiconOf(topic).find(tokens, at, isNumber);
  if (named?.field === undefined || (named.isSubject === true && at === 0)) return 0;
  let place = at + named.length;
  const says = ['of', 'is', 'are', 'was', 'were', 'being', 'has', 'at', 'around'].includes(
    wordAt(draft, place),
  );
  if (says && comparisonAt(tokens, place, { isBare: false }) === undefined) place += 1;
  const turned = wordAt(draft, place) === 'not' && says;
  const found = comparisonAt(tokens, place + (turned ? 1 : 0), {
    isBare: says || isFigureAlone(draft, place),
  });
  if (found !== undefined) {
    const field = fitting(draft, named.field, found.unit);
    if (field === undefined) return 0;
    draft.negated ||= turned;
    return compared(draft, { field, found }, [at, place + (turned ? 1 : 0) + found.length - at]);
  }
  if (!['nothing', 'none', 'nobody'].includes(wordAt(draft, place))) return 0;
  addCondition(draft, named.field, { op: 'equals', number: 0 });
  note(draft, [at, place + 1 - at], `no ${named.field.label.toLowerCase()}`);
  return place + 1 - at;
}

/** `version 2`, `score 80`: a figure right behind a field that is no year, and counts nothing else. */
function isFigureAlone({ topic, tokens }: Draft, at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const counted = lexiconOf(topic).find(tokens, at + 1, isNumber);
  return /^\d/.test(word) && !/^(?:19|20)\d\d/.test(word) && counted === undefined;
}

function figureFirst(draft: Draft, at: number): number {
  const { topic, tokens } = draft;
  // "With 0 rows" says how many there are.
  const isBare = /^(?:with|has|have|had|having|contain(?:s|ing)?)$/.test(wordAt(draft, at - 1));
  const found = comparisonAt(tokens, at, { isBare });
  if (found === undefined) return 0;
  const isTold = comparisonAt(tokens, at, { isBare: false }) !== undefined;
  const place = at + found.length;
  const article = ['of', 'the'].includes(wordAt(draft, place)) && isTold ? 1 : 0;
  const behind = lexiconOf(topic).find(tokens, place + article, isNumber);
  if (behind?.field !== undefined && !(behind.isSubject === true && !isTold)) {
    const worked = workedAt(draft, place + article, { length: behind.length, field: behind.field });
    const field = fitting(draft, worked?.field ?? behind.field, found.unit);
    if (field === undefined) return 0;
    const length = found.length + article + (worked?.length ?? behind.length);
    return compared(draft, { field, found }, [at, length]);
  }
  if (!isTold) return 0;
  const unit = ['longer', 'shorter', 'slower', 'faster', 'quicker'].includes(wordAt(draft, at))
    ? 'seconds'
    : fieldUnitOf(found.unit);
  // "Mapping versions above 3": the word before is a part of what the rows are called.
  const before = lexiconOf(topic).find(tokens.slice(0, at), at - 1, isNumber);
  const field =
    (before?.isMisspelt === false ? before.field : undefined) ??
    topic.fields.find((one) => unit !== '' && one.unit === unit) ??
    (['larger', 'bigger', 'smaller'].includes(wordAt(draft, at))
      ? topic.fields.find(({ name }) => name === 'size' || name === 'rows')
      : undefined);
  return field === undefined ? 0 : compared(draft, { field, found }, [at, found.length]);
}

function compared(
  draft: Draft,
  { field, found }: { readonly field: AskField; readonly found: FoundComparison },
  [at, length]: readonly [at: number, length: number],
): number {
  addCondition(draft, field, found.test(scaleOf(found.unit, field.unit)));
  draft.lastNumber = field;
  note(draft, [at, length], field.label.toLowerCase());
  return length;
}

/** The field itself, or the one that counts the same in the unit of the question: 10% rejected are a share of the rows. */
function fitting({ topic }: Draft, field: AskField, unit: string): AskField | undefined {
  const wanted = fieldUnitOf(unit);
  if (wanted === '' || field.unit === '' || field.unit === wanted) return field;
  return topic.fields.find(
    (one) => one.unit === wanted && one.label.toLowerCase().includes(field.label.toLowerCase()),
  );
}
