import { addCondition, type Draft, note, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { nameAt } from '../words/namedValues.ts';
import { comparisonAt } from '../words/numberPhrases.ts';
import { timeAt } from '../draft/timePhrases.ts';
import { isField } from '../words/kinds.ts';
import { textOperatorAt } from '../draft/textRules.ts';
import type { AskField } from '../../askField.ts';

/** `without a phone`, `no email or phone`, `with an email`, `missing city`. */
export const presenceRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  const word = wordAt(draft, at);
  const next = wordAt(draft, at + 1);
  const isWithout =
    [
      'without',
      'no',
      'neither',
      'missing',
      'lacking',
      'lack',
      'lacks',
      'blank',
      'empty',
      'nobody',
      'never',
    ].includes(word) ||
    (['with', 'have', 'has', 'having', 'but', 'is', 'are'].includes(word) &&
      ['no', 'missing', 'neither'].includes(next)) ||
    (['not', "don't", 'dont', 'doesn’t', "doesn't"].includes(word) &&
      ['have', 'has', 'having'].includes(next)) ||
    (word === 'no' && next === 'one');
  const isWith =
    ['with', 'having', 'have', 'has', 'had', 'produced', 'caused', 'contain'].includes(word) && !isWithout;
  // "With their email and phone" shows them.
  if ((!isWithout && !isWith) || (isWith && next === 'their')) return 0;
  let place =
    at +
    1 +
    (isWithout && ['no', 'one', 'missing', 'neither', 'have', 'has', 'having', 'ever'].includes(next)
      ? 1
      : 0);
  let isEither = false;
  const taken: { field: AskField; from: number; length: number }[] = [];
  for (;;) {
    while (
      [
        'a',
        'an',
        'any',
        'the',
        'no',
        'their',
        'valid',
        'without',
        'with',
        'both',
        'either',
        'has',
        'been',
        'giving',
        'using',
      ].includes(wordAt(draft, place))
    )
      place += 1;
    const found = lexiconOf(topic).find(tokens, place, isField);
    if (found?.field === undefined) break;
    const behind = place + found.length;
    // "Has approved" is a deed, and a time behind a date says which.
    const isDeed = isDateField(found.field) && place === at + 1 && word !== 'with';
    if (isWith && (isDeed || (isDateField(found.field) && timeAt(draft, behind) !== undefined))) break;
    // "With a budget over 10000" and "with lead status new" say more of it.
    if (isWith && saysMore(draft, found.field, behind)) break;
    if (isWithout && isDateField(found.field) && timeAt(draft, behind) !== undefined && taken.length === 0) {
      const time = timeAt(draft, behind);
      if (time !== undefined && (time.test.op === 'since' || time.test.op === 'within')) {
        const op = time.test.op === 'since' ? 'before' : 'notWithin';
        addCondition(draft, found.field, { op, span: time.test.span });
        note(draft, [at, behind + time.length - at], `${found.field.label.toLowerCase()}: none since`);
        return behind + time.length - at;
      }
    }
    taken.push({ field: found.field, from: place, length: found.length });
    place = behind;
    const link = wordAt(draft, place);
    if (isWith && link === 'or') isEither = true;
    const goesOn = ['or', 'and', 'nor'].includes(link) || tokens[place]?.text === ',';
    const step = goesOn && ['or', 'and'].includes(wordAt(draft, place + 1)) ? 2 : 1;
    const more = goesOn
      ? lexiconOf(topic).find(tokens, skipArticles(draft, place + step), isField)
      : undefined;
    if (more?.field === undefined || ['with', 'without', 'no'].includes(wordAt(draft, place + step))) break;
    if (isWith && saysMore(draft, more.field, skipArticles(draft, place + step) + more.length)) break;
    place += step;
  }
  const last = taken.at(-1);
  if (last === undefined) return 0;
  for (const [nth, { field }] of taken.entries()) {
    // "With a phone or an email" has one of them, "without" has neither.
    if (isEither && nth > 0) draft.link = 'or';
    // What Mapwright counts itself is there always: none of it is 0.
    const isCounted = field.type === 'number' && topic.subject.kind !== 'records';
    if (isWithout && isCounted) addCondition(draft, field, { op: 'equals', number: 0 });
    else if (field.type === 'flag')
      addCondition(draft, field, { op: isWithout ? 'isNot' : 'is', values: ['true'] });
    else if (isCounted) addCondition(draft, field, { op: 'above', number: 0 });
    else addCondition(draft, field, { op: isWithout ? 'empty' : 'filled' });
  }
  const length = last.from + last.length - at;
  const names = taken.map(({ field }) => field.label.toLowerCase()).join(', ');
  note(draft, [at, length], `${isWithout ? 'no' : 'with'} ${names}`);
  return length;
};

function skipArticles(draft: Draft, at: number): number {
  let place = at;
  while (['a', 'an', 'any', 'the', 'both', 'either'].includes(wordAt(draft, place))) place += 1;
  return place;
}

function isDateField({ type }: AskField): boolean {
  return type === 'instant' || type === 'day';
}

/** Whether what stands behind a field says what its value is to be. */
function saysMore(draft: Draft, field: AskField, at: number): boolean {
  const { tokens, topic } = draft;
  const place = ['of', 'is', 'are', '='].includes(wordAt(draft, at)) ? at + 1 : at;
  const isFigure = place > at || /^\d/.test(tokens[place]?.word ?? '');
  if (comparisonAt(tokens, place, { isBare: isFigure }) !== undefined) return field.type === 'number';
  if (textOperatorAt(tokens, at) !== undefined || ['is', 'are', '='].includes(wordAt(draft, at))) return true;
  // A file's name behind "file" says which.
  if (/[._]\p{L}/u.test(tokens[place]?.text ?? '')) return field.type === 'text';
  const value = lexiconOf(topic).find(tokens, place, (one) => one.value?.field === field);
  return value !== undefined || nameAt({ ...draft, hint: '' }, place, field) !== undefined;
}
