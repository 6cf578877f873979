import { expect, test } from 'vitest';
import { headerWords } from '../../../../core/match/words/headerWords.ts';

const words = (name: string, vocabulary: readonly string[] = []) =>
  headerWords(name, new Set(vocabulary)).words;

test.each([
  ['PolicyNo', ['policy', 'number']],
  ['pol_nr', ['policy', 'number']],
  ['Policy #', ['policy', 'number']],
  ['PATIENT_DOB', ['patient', 'birth', 'date']],
  ['TTL CHRG AMT', ['total', 'charge', 'amount']],
  ['Date of Loss', ['date', 'loss']],
  ['N° client', ['number', 'customer']],
  ['E-mail', ['email']],
  ['1st name', ['first', 'name']],
  ['Name, Vorname', ['last', 'name', 'first']],
  ['Cognome e Nome', ['last', 'name', 'first']],
  ['البريد الإلكتروني', ['email']],
  ['ICD10 code', ['diagnosis', 'code']],
  ['bgn_dt', ['start', 'date']],
  ['number_of_employees', ['number', 'employee']],
])('reads %s as plain words', (name, expected) => {
  expect(words(name)).toEqual(expected);
});

test('takes German compounds apart', () => {
  expect(words('Versicherungsnummer')).toEqual(['insurance', 'number']);
  expect(words('Rechnungsdatum')).toEqual(['invoice', 'date']);
});

test('cuts a run-together name at words of the target schema', () => {
  expect(words('binderreference', ['binder'])).toEqual(['binder', 'reference']);
});

test('reads words of other languages', () => {
  expect(words('Código postal')).toEqual(words('postal code').toReversed());
  expect(words('Geburtsdatum')).toEqual(['birth', 'date']);
});

test('keeps the number at the end apart from the words', () => {
  expect(headerWords('dx2', new Set())).toMatchObject({ words: ['diagnosis'], ordinal: 2 });
  expect(headerWords('Address Line 1', new Set()).ordinal).toBe(1);
  expect(headerWords('Secondary Email', new Set()).ordinal).toBe(2);
});

test('drops the box number of a printed form', () => {
  expect(words('24J. Rendering NPI')).toEqual(words('Rendering NPI'));
});

test('is not confused by names that every object has', () => {
  expect(words('constructor')).toEqual(['constructor']);
  expect(words('__proto__')).toEqual(['proto']);
});
