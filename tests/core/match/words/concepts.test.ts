import { expect, test } from 'vitest';
import {
  generalThesaurus,
  joinMeanings,
  sharedMeaning,
  thesaurusOf,
} from '../../../../core/match/words/concepts.ts';
import { headerWords } from '../../../../core/match/words/headerWords.ts';
import { schemaOf } from '../columns.ts';

function alike(a: string, b: string, thesaurus = generalThesaurus()): number {
  const meanings = (name: string) => thesaurus.meaningsOf(headerWords(name, new Set()).words);
  return sharedMeaning(meanings(a), meanings(b));
}

test.each([
  ['DOB', 'birth date'],
  ['Geburtsdatum', 'Date of Birth'],
  ['Incident Date', 'date of loss'],
  ['zip', 'postcode'],
  ['Surname', 'family name'],
  ['histologic type', 'primary diagnosis'],
  ['fill date', 'dispensing date'],
])('knows that %s and %s are the same', (a, b) => {
  expect(alike(a, b)).toBeGreaterThan(0.4);
});

test.each([
  ['birth date', 'death date'],
  ['first name', 'last name'],
  ['total paid', 'total reserve'],
])('keeps %s and %s apart', (a, b) => {
  expect(alike(a, b)).toBeLessThan(0.4);
});

test('learns from the fields of known schemas', () => {
  const schemas = [schemaOf({ name: 'pitch_key', synonyms: ['grundton', 'tonic note'] })];
  expect(alike('grundton', 'pitch key')).toBe(0);
  expect(alike('grundton', 'pitch key', thesaurusOf(schemas))).toBe(1);
});

test('trusts a word less that several concepts share', () => {
  const schemas = [
    schemaOf({ name: 'alpha_one', synonyms: ['blurb'] }, { name: 'beta_two', synonyms: ['blurb'] }),
  ];
  expect(alike('blurb', 'alpha one', thesaurusOf(schemas))).toBeLessThan(1);
});

test('is made once for a list of schemas', () => {
  const schemas = [schemaOf({ name: 'alpha' })];
  expect(thesaurusOf(schemas)).toBe(thesaurusOf(schemas));
});

test('says nothing of a name without words', () => {
  const none = generalThesaurus().meaningsOf([]);
  expect(sharedMeaning(none, none)).toBe(0);
  expect(joinMeanings([]).concepts).toHaveLength(0);
});
