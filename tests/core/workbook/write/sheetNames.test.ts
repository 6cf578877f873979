import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetName } from '../../../../core/workbook/write/sheetNames.ts';

test.each([
  ['Q1/Q2 [draft]: *?', 'Q1_Q2 _draft__ __'],
  ["'quoted'", 'quoted'],
  ['   ', 'Sheet'],
  ['', 'Sheet'],
  ['History', 'History_'],
  ['A name that is far too long for a sheet', 'A name that is far too long for'],
])('makes %j into %j', (wanted, expected) => {
  expect(sheetName(wanted, new Set())).toBe(expected);
});

test('numbers a name that is taken, whatever its case', () => {
  const taken = new Set<string>();
  expect(['Rows', 'rows', 'ROWS', 'Rows (2)'].map((name) => sheetName(name, taken))).toEqual([
    'Rows',
    'rows (2)',
    'ROWS (3)',
    'Rows (2) (2)',
  ]);
});

test('any names become distinct names that Excel takes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 })), (wanted) => {
      const taken = new Set<string>();
      const names = wanted.map((name) => sheetName(name, taken));
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/\p{Cs}/u);
        expect(name).not.toMatch(/[\\/?*[\]:]|^'|'$|^\s*$/);
      }
    }),
  );
});
