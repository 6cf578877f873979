import { expect, test } from 'vitest';
import { wordStem } from '../../../../core/values/text/wordStem.ts';

test.each([
  ['enrolled', 'enrollment'],
  ['histologic', 'histology'],
  ['histological', 'histology'],
  ['smoking', 'smoked'],
  ['residence', 'resident'],
  ['treated', 'treatments'],
])('finds what %s and %s have in common', (a, b) => {
  expect(wordStem(a)).toBe(wordStem(b));
});

test.each([
  ['claim', 'claimant'],
  ['insured', 'insurer'],
  ['organ', 'organization'],
  ['state', 'statement'],
  ['count', 'county'],
  ['part', 'party'],
  ['number', 'numb'],
])('keeps %s and %s apart', (a, b) => {
  expect(wordStem(a)).not.toBe(wordStem(b));
});

test('leaves short words alone', () => {
  expect(wordStem('id')).toBe('id');
  expect(wordStem('bed')).toBe('bed');
  expect(wordStem('')).toBe('');
});
