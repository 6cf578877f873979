import { addCondition, type Draft, note, noteWaiting, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { numberOf } from '../words/numberPhrases.ts';
import { nameAt } from '../words/namedValues.ts';
import { emptyWords, reservedWords } from '../words/reservedWords.ts';
import { isDate, isField, isNumber, isValue } from '../words/kinds.ts';
import { orderBy } from '../draft/orderBy.ts';
import { isAskedFor, isOnlyShown, isToBeShown, shownAs } from './shownColumns.ts';
import { textAt, textOperatorAt } from '../draft/textRules.ts';
import { timeAt } from '../draft/timePhrases.ts';
import { addName } from '../draft/addName.ts';
import type { AskField } from '../../askField.ts';

/** A field with what is said of it: `company contains "tech"`, `owner is Ana`, `rejected rows` as a figure. */
export const fieldRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  const found = lexiconOf(topic).find(tokens, at, isField);
  if (found?.field === undefined) return 0;
  const other = lexiconOf(topic).find(tokens, at, isValue);
  // A value that is written right, or with more words, is meant rather than a field that is nearly written so.
  if (other?.isMisspelt === false && (found.isMisspelt || other.length > found.length)) return 0;
  const { field } = found;
  let place = at + found.length;
  // "Contacted leads" are in a state, those "contacted since May" at a time.
  if (isDate(found) && other?.length === found.length && timeAt(draft, place) === undefined) return 0;
  if (isDate(found)) {
    draft.dateField = field;
    noteWaiting(draft, [at, found.length], { means: field.label.toLowerCase(), waits: 'date' });
    return found.length;
  }
  let turned = 0;
  while (
    ['does', 'do', 'not', "doesn't", 'doesn’t'].includes(wordAt(draft, place)) &&
    textAhead(draft, place)
  ) {
    if (wordAt(draft, place) !== 'does' && wordAt(draft, place) !== 'do') draft.negated = true;
    place += 1;
    turned += 1;
  }
  const compares = field.type === 'text' ? textOperatorAt(tokens, place) : undefined;
  if (compares !== undefined) {
    const { op, length } = compares;
    const behind = place + length + (['with', 'the'].includes(wordAt(draft, place + length)) ? 1 : 0);
    const text = textAt(tokens, behind);
    if (text !== undefined) {
      addCondition(draft, field, { op, text: text.text });
      note(draft, [at, behind + text.length - at], `${field.label.toLowerCase()} ${op}`);
      return behind + text.length - at;
    }
  }
  if (turned > 0) place -= turned;
  const isSaid = ['is', 'are', '=', 'equals', 'was', 'were', 'of', 'named', 'called'].includes(
    wordAt(draft, place),
  );
  if (isSaid) place += 1;
  if (/^(?:is|are|was|were)n[’']?t$/.test(wordAt(draft, place))) {
    draft.negated = true;
    place += 1;
  }
  if (wordAt(draft, place) === 'not') {
    draft.negated = true;
    place += 1;
  }
  const missing = ['empty', 'missing', 'blank', 'unknown'].includes(wordAt(draft, place));
  const present =
    field.type !== 'flag' &&
    ['present', 'available', 'filled', 'known', 'given', 'provided', 'existing', 'set', 'there'].includes(
      wordAt(draft, place),
    );
  if ((missing && (isSaid || wordAt(draft, place) === 'missing')) || present) {
    addCondition(draft, field, { op: missing ? 'empty' : 'filled' });
    note(draft, [at, place + 1 - at], `${missing ? 'no' : 'with'} ${field.label.toLowerCase()}`);
    return place + 1 - at;
  }
  const value = lexiconOf(topic).find(tokens, place, (one) => one.value?.field === field);
  if (value?.value !== undefined) {
    addCondition(draft, field, { op: 'is', values: [value.value.value] });
    note(draft, [at, place + value.length - at], `${field.label.toLowerCase()}: ${value.value.value}`);
    return place + value.length - at;
  }
  if (field.type === 'flag') {
    const no = ['no', 'false'].includes(wordAt(draft, place));
    addCondition(draft, field, { op: 'is', values: [no ? 'false' : 'true'] });
    note(draft, [at, found.length], field.label.toLowerCase());
    return no || ['yes', 'true'].includes(wordAt(draft, place)) ? place + 1 - at : found.length;
  }
  const name = field.type === 'text' ? nameAt({ ...draft, hint: 'is' }, place, field) : undefined;
  if (name !== undefined) {
    addName(draft, name);
    note(draft, [at, place + name.length - at], `${field.label.toLowerCase()}: ${name.values.join(', ')}`);
    return place + name.length - at;
  }
  const isOf = wordAt(draft, at + found.length) === 'of';
  const text =
    field.type === 'text' &&
    ((isSaid && !isOf) || (!isKnown(draft, place) && isNameLike(draft, field, place)))
      ? textAt(tokens, place)
      : undefined;
  if (text !== undefined && (isSaid || field.name !== topic.fields[0]?.name)) {
    addCondition(
      draft,
      field,
      isSaid && tokens[place]?.isQuoted === true
        ? { op: 'is', values: [text.text] }
        : { op: 'contains', text: text.text },
    );
    note(draft, [at, place + text.length - at], `${field.label.toLowerCase()} contains`);
    return place + text.length - at;
  }
  if (found.isSubject === true && !isOnlyShown(draft, at)) return 0;
  const means = field.label.toLowerCase();
  if (isNumber(found)) {
    if (draft.superlative === null) {
      if (draft.figure !== null && draft.figure !== field) draft.figures.push(field);
      draft.figure ??= field;
      noteWaiting(draft, [at, found.length], { means, waits: 'figure' });
    } else {
      orderBy(draft, field, draft.superlative.descending);
      note(draft, [at, found.length], means);
    }
    return found.length;
  }
  // "With purchasing in their job title" says again whose value it is.
  if (draft.last === field && !['and', 'or', 'with', 'show'].includes(wordAt(draft, at - 1))) {
    note(draft, [at, found.length], '');
    return found.length;
  }
  if (isAskedFor(draft, found, at)) {
    draft.asked = field;
    const [part] = draft.parts.slice(-1);
    const count = numberOf(wordAt(draft, at - 1));
    if (count !== undefined && part !== undefined) {
      draft.limit = count;
      part.means = `${count} at most`;
    }
    note(draft, [at, found.length], `which ${means}`);
    return found.length;
  }
  // "Any sender but Acme" leaves senders as they are.
  if (/^(?:any|all|every)$/.test(wordAt(draft, at - 1))) {
    note(draft, [at, found.length], '');
    return found.length;
  }
  // "Director in the job title and a phone" have one.
  if (/^an?$/.test(wordAt(draft, at - 1)) && draft.conditions.length > 0) {
    addCondition(draft, field, { op: 'filled' });
    note(draft, [at, found.length], `with ${means}`);
    return found.length;
  }
  // "Name, city and email of leads" are columns; a field behind the rows of which nothing is said leaves them as they are.
  const isColumn =
    draft.parts.every((part) => part.means === '' || part.means === shownAs) || isToBeShown(draft, at);
  if (isColumn) draft.columns.push(field.name);
  note(draft, [at, found.length], isColumn ? shownAs : null);
  return found.length;
};

/** A small word behind a field, of which nobody says that it is one, is hardly its value: "status among leads". */
function isNameLike({ tokens }: Draft, field: AskField, at: number): boolean {
  const token = tokens[at];
  // "Tagged vip", "interested in boats" lead up to it.
  if (/(?:ed|speaking|in|to|with|as|by|speaks?)$/.test(tokens[at - 1]?.word ?? '')) return true;
  return (
    field.values.length === 0 &&
    (token?.isQuoted === true || /^[\p{Lu}\d]|[._]\p{L}/u.test(token?.text ?? ''))
  );
}

function textAhead({ tokens }: Draft, at: number): boolean {
  return [at, at + 1, at + 2].some((place) => textOperatorAt(tokens, place) !== undefined);
}

/** A word that the grammar has another use for. */
function isKnown(draft: Draft, at: number): boolean {
  const token = draft.tokens[at];
  return (
    token === undefined ||
    (!token.isQuoted &&
      (token.text === ',' ||
        reservedWords.has(token.word) ||
        emptyWords.has(token.word) ||
        /^\d/.test(token.word) ||
        lexiconOf(draft.topic).find(draft.tokens, at) !== undefined))
  );
}
