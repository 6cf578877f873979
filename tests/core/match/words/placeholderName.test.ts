import { expect, test } from 'vitest';
import { isPlaceholder } from '../../../../core/match/words/placeholderName.ts';

test.each([
  'Unnamed: 7',
  'Column1',
  'Column 12',
  'Field_3',
  'V2',
  '12',
  '(blank)',
  'nan',
  '',
  ' _ ',
  'Spalte4',
  '列3',
])('takes %j for no name', (name) => {
  expect(isPlaceholder(name)).toBe(true);
});

test.each(['Name', 'Field operator', 'Column height', 'dx1', 'Blank form', 'Unknown caller', 'phone2', 'F'])(
  'takes %j for a name',
  (name) => {
    expect(isPlaceholder(name)).toBe(false);
  },
);
