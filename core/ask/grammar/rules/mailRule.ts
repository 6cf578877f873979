import { addCondition, note, type Rule, wordAt } from '../draft/draft.ts';
import { fileEndings } from './fileKindRule.ts';
import { nameAt } from '../words/namedValues.ts';

/** Houses of mail that people name without their domain. */
const mailHouses = new Set(
  'gmail googlemail hotmail outlook yahoo gmx icloud aol proton protonmail'.split(' '),
);

/** `with a gmail address`, `@acme.com`, `from acme.com`: what stands in an address of mail. */
export const mailRule: Rule = (draft, at) => {
  const field = draft.topic.fields.find(({ name }) => name === 'email');
  if (field === undefined) return 0;
  const lead = ['with', 'have', 'has', 'having', 'using'].includes(wordAt(draft, at)) ? 1 : 0;
  const place = at + lead + (lead > 0 && ['a', 'an', 'the'].includes(wordAt(draft, at + lead)) ? 1 : 0);
  const token = draft.tokens[place];
  if (token === undefined || token.isQuoted) return 0;
  const isHouse = mailHouses.has(token.word);
  const isAddress = /^(?:[\w.+-]*@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6})$/.test(token.word);
  // A file is no address.
  if (fileEndings.some((ending) => token.word.endsWith(ending))) return 0;
  // A file that is named so is meant rather.
  if (!isHouse && (!isAddress || nameAt(draft, place) !== undefined)) return 0;
  if (isHouse && /^(?:campaign|form|ads?)$/.test(wordAt(draft, place + 1))) return 0;
  let length = place + 1 - at;
  while (/^(?:e-?mails?|mails?|address(?:es)?|accounts?|domain|id)$/.test(wordAt(draft, at + length)))
    length += 1;
  addCondition(draft, field, { op: 'contains', text: isHouse ? token.word : token.text });
  note(draft, [at, length], `${field.label.toLowerCase()} contains ${token.text}`);
  return length;
};
