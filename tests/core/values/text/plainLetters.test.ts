import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { bareLetters, plainLetters } from '../../../../core/values/text/plainLetters.ts';
import { nameTokens } from '../../../../core/values/text/nameTokens.ts';

test.each([
  ['città', 'citta'],
  ['Größe', 'Groesse'],
  ['Número', 'Numero'],
  ['Łódź', 'Lodz'],
  ['Køn', 'Kon'],
  ['œuvre', 'oeuvre'],
  ['Ｐｏｌｉｃｙ　Ｎｏ', 'Policy No'],
  ['oﬃce', 'office'],
])('writes %s in plain letters', (name, plain) => {
  expect(plainLetters(name)).toBe(plain);
});

test('drops what cannot be seen: zero-width characters, directions, soft hyphens', () => {
  expect(plainLetters('Po\u200bli\u00adcy\u202e Number\ufeff')).toBe('Policy Number');
});

test('reads look-alike letters as Latin in words that have Latin ones, and nowhere else', () => {
  expect(plainLetters('Р\u043elicy')).toBe('Policy');
  expect(plainLetters('сумма')).toBe('сумма');
  expect(plainLetters('όνομα')).toBe('ονομα');
});

test('takes leftovers of a web page for blanks', () => {
  expect(nameTokens('Policy<br/>No&nbsp;')).toEqual(['policy', 'no']);
  expect(plainLetters('a < b & c')).toBe('a < b & c');
});

test('drops the dots of letters where somebody did not write them out', () => {
  expect(bareLetters('Födelsedatum')).toBe('Fodelsedatum');
});

test('keeps syllables of Korean whole', () => {
  expect(nameTokens('주문번호')).toEqual(['주문번호']);
});

test('cuts no word twice: each word of a name is one word by itself', () => {
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      for (const token of nameTokens(text)) expect(nameTokens(token)).toEqual([token]);
    }),
  );
});

test('reads the beginning of a header that is a whole text', () => {
  expect(nameTokens('word '.repeat(10_000)).length).toBeLessThan(1000);
});
