import { expect, test } from 'vitest';
import { nameTokens } from '../../../../core/values/text/nameTokens.ts';
import { wordMeanings } from '../../../../core/match/words/vocabulary/wordMeanings.ts';
import { headerWords } from '../../../../core/match/words/headerWords.ts';

test('every word can be met: it is one token as names are cut', () => {
  const never = [...wordMeanings.keys()].filter((word) => nameTokens(word).join(' ') !== word);
  expect(never).toEqual([]);
});

test('every meaning is in plain English, so that both sides come to the same words', () => {
  const odd = [...wordMeanings.values()].flat(2).filter((word) => !/^[a-z]+$/.test(word));
  expect(odd).toEqual([]);
});

test.each([
  ['Numéro de police', ['number', 'policy']],
  ['Fecha de nacimiento', ['date', 'birth']],
  ['Codice fiscale', ['code', 'tax']],
  ['Data de nascimento', ['birth']],
  ['Verzekeringsnemer', ['insured']],
  ['Försäkringsnummer', ['policy', 'number']],
  ['Fodselsdato', ['birth', 'date']],
  ['Numer polisy', ['number', 'policy']],
  ['Datum narození', ['date', 'birth']],
  ['Doğum tarihi', ['birth', 'date']],
  ['Születési dátum', ['birth', 'date']],
  ['Data nașterii', ['birth']],
  ['Дата рождения', ['date', 'birth']],
  ['Ημερομηνία γέννησης', ['date', 'birth']],
  ['出生日期', ['birth', 'date']],
  ['生年月日', ['birth', 'date']],
  ['주문번호', ['order', 'number']],
  ['保单号码', ['policy', 'number']],
])('reads %s', (name, words) => {
  expect(headerWords(name, new Set()).words).toEqual(expect.arrayContaining(words));
});

test('keeps the other meaning of a word that has two', () => {
  const { words, others } = headerWords('data di nascita', new Set());
  expect([words, ...others].map((reading) => reading.join(' '))).toContain('date birth');
});

test('reads a short word as the beginning of any word as well', () => {
  const { others } = headerWords('sec_nm', new Set());
  expect(others.some((reading) => reading.includes('sec'))).toBe(true);
});
