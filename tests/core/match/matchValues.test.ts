import { expect, test } from 'vitest';
import { allowedValues } from '../../../core/match/matchValues.ts';

const states = allowedValues(['Open', 'Closed', 'Reopened', 'Pending', 'Denied']);

test.each([
  ['OPEN', 'Open'],
  ['o', 'Open'],
  ['offen', 'Open'],
  ['geschlossen', 'Closed'],
  ['C', 'Closed'],
  ['re-opened', 'Reopened'],
  ['Closed by handler', 'Closed'],
])('takes %s for %s', (cell, value) => {
  expect(states.read(cell)).toBe(value);
});

test('takes nothing for a value that it does not know', () => {
  expect(states.read('ruht')).toBeUndefined();
  expect(states.read('')).toBeUndefined();
});

test('does not choose where two values could be meant', () => {
  expect(allowedValues(['Partial', 'Paid']).read('pa')).toBeUndefined();
});

test('tells which share of the cells it could read', () => {
  const cells = new Map([
    ['open', 6],
    ['ruht', 2],
  ]);
  expect(states.coverage(cells)).toBe(0.75);
});
