import { expect, test } from 'vitest';
import { delimiterName, namesLine } from '../../../../../renderer/screens/review/reading/guessWords.ts';

test('a line of names is short however long a name is, and shows as many as there is room for', () => {
  const line = namesLine(['x'.repeat(10_000), ...Array.from({ length: 5_000 }, () => 'a')]);
  expect(line.length).toBeLessThan(120);
});

test('a mark that turns the direction of writing stays within its name', () => {
  expect(namesLine(['a', '\u202Eevil', 'b'])).toBe('a · \u2068\u202Eevil\u2069 · b');
});

test('a delimiter without a name of its own is shown as it is typed', () => {
  expect(delimiterName('~|~')).toBe('~|~');
  expect(delimiterName('\t\t')).toBe(String.raw`\t\t`);
  expect(delimiterName('')).toBe('none, one column');
});
