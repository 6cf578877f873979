import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedValues } from '../../../../core/match/lists/matchValues.ts';

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

const anyValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    'Open',
    'Not open',
    'Stage IIIA',
    '18-24',
    '65+',
    'N/A',
    'A+',
    'A-',
    'Yes',
    '1',
    'x - y',
    'Serous, NOS',
  ),
);
const anyList = fc.uniqueArray(
  anyValue.filter((value) => value.trim() !== ''),
  { minLength: 1, maxLength: 12, selector: (value) => value.trim().normalize('NFC').toLowerCase() },
);

test('takes every allowed value for itself, whatever else is in the list', () => {
  fc.assert(
    fc.property(anyList, (list) => {
      const values = allowedValues(list);
      for (const value of list) expect(values.read(value)).toBe(value);
    }),
    { numRuns: 150 },
  );
});

test('reads any text, always the same, and gives an allowed value or none', () => {
  fc.assert(
    fc.property(anyList, fc.oneof(anyValue, fc.string({ unit: 'binary', maxLength: 300 })), (list, text) => {
      const read = allowedValues(list).read(text);
      expect(read === undefined || list.includes(read)).toBe(true);
      expect(allowedValues([...list]).read(text)).toBe(read);
    }),
    { numRuns: 200 },
  );
});

test.each([
  [['Smoker'], 'non-smoker'],
  [['Smoker', 'Unknown'], 'not a smoker'],
  [['Open', 'Closed', 'Pending'], 'not closed'],
  [['Paid', 'Draft', 'Sent'], 'unpaid'],
  [['Approved', 'Pending', 'Draft'], 'disapproved'],
  [['Hispanic or Latino', 'Unknown', 'Other'], 'Non-Hispanic'],
] as const)('takes none of %j for %s, which says the opposite', (list, text) => {
  expect(allowedValues(list).read(text)).toBeUndefined();
});

test('knows what the pack calls the values', () => {
  const field = { enum: ['ENG', 'FIN'], aliases: [{ value: 'ENG', spellings: ['werk 7'] }] };
  expect(allowedValues(field).read('Werk 7')).toBe('ENG');
});
