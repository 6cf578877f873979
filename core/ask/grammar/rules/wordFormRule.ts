import { addCondition, note, type Rule } from '../draft/draft.ts';
import { isField, isValue } from '../words/kinds.ts';
import { lexiconOf } from '../words/lexicon.ts';

/** `unfinished`, `incomplete`, `unedited`: not what the rest of the word says. `Hottest` leads are hot. */
export const wordFormRule: Rule = (draft, at) => {
  const token = draft.tokens[at];
  if (token === undefined || token.isQuoted) return 0;
  const lexicon = lexiconOf(draft.topic);
  if (lexicon.find(draft.tokens, at)?.isMisspelt === false) return 0;
  const positive = /^(\p{L}{2,}?)(\p{L})\2?est$/u.exec(token.word);
  const word = positive === null ? '' : `${positive[1] ?? ''}${positive[2] ?? ''}`;
  const most = word === '' ? undefined : lexicon.find([{ ...token, word, text: word }], 0, isValue);
  if (most?.value !== undefined && !most.isMisspelt) {
    addCondition(draft, most.value.field, { op: 'is', values: [most.value.value] });
    note(draft, [at, 1], word);
    return 1;
  }
  const rest = /^(?:un|in|non)-?(\p{L}{4,})$/u.exec(token.word)?.[1];
  if (rest === undefined) return 0;
  const turned = [{ ...token, word: rest, text: rest }];
  const value = lexicon.find(turned, 0, isValue);
  const field = lexicon.find(turned, 0, isField)?.field;
  if (value?.value !== undefined && !value.isMisspelt) {
    addCondition(draft, value.value.field, { op: 'isNot', values: [value.value.value] });
    note(draft, [at, 1], `not ${rest}`);
    return 1;
  }
  if (field === undefined || lexicon.find(turned, 0, isField)?.isMisspelt !== false) return 0;
  if (field.type === 'flag') addCondition(draft, field, { op: 'isNot', values: ['true'] });
  else if (field.type === 'number') addCondition(draft, field, { op: 'equals', number: 0 });
  else return 0;
  note(draft, [at, 1], `not ${rest}`);
  return 1;
};
