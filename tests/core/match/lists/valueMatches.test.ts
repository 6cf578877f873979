import { expect, test } from 'vitest';
import { mapStep, valueMatches } from '../../../../core/match/lists/valueMatches.ts';
import { columnNamed, valuesOf } from '../columns.ts';

const states = { enum: ['Open', 'Closed', 'Reopened', 'Pending'] };
const targets = (values: readonly string[], list: readonly string[], missing: readonly string[] = []) =>
  valueMatches(columnNamed('s', { ...valuesOf(...values), distinctExact: true, missingTokens: missing }), {
    enum: list,
  }).map(({ from, to, sure }) => [from, to, sure]);

test('keeps what stays open, with its count', () => {
  expect(valueMatches(columnNamed('s', valuesOf('closed', 'ruht')), states)).toEqual([
    { from: 'closed', count: 10, to: 'Closed', sure: 'certain', rule: 'same', also: [] },
    { from: 'ruht', count: 10, to: null, sure: 'open', rule: 'near', also: [] },
  ]);
});

test('takes initials for certain where the whole column is a coding', () => {
  expect(targets(['O', 'C'], states.enum)).toEqual([
    ['O', 'Open', 'certain'],
    ['C', 'Closed', 'certain'],
  ]);
  expect(targets(['O', 'C', 'something else'], states.enum)[0]).toEqual(['O', 'Open', 'likely']);
});

test('gives a code that could mean two values the one that is left', () => {
  const list = ['Single', 'Separated', 'Married'];
  expect(targets(['S', 'M', 'Sep'], list)).toEqual([
    ['S', 'Single', 'likely'],
    ['M', 'Married', 'certain'],
    ['Sep', 'Separated', 'likely'],
  ]);
});

test('maps spellings for nothing only where the list has a value for the unknown', () => {
  expect(targets(['M', 'F'], ['M', 'F', 'U'], ['N/A']).at(-1)).toEqual(['N/A', 'U', 'likely']);
  expect(targets(['M', 'F'], ['M', 'F'], ['N/A'])).toHaveLength(2);
});

test('makes a step of what the list does not have by itself, and none where nothing is to do', () => {
  const matches = valueMatches(columnNamed('s', valuesOf('OPEN', 'zu', 'ruht')), states);
  expect(mapStep(matches, states.enum)).toEqual([
    { kind: 'mapValues', entries: [{ from: 'zu', to: 'Closed' }], otherwise: 'keep' },
  ]);
  expect(mapStep(matches.slice(0, 1), states.enum)).toEqual([]);
});
