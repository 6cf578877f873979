import { expect, test } from 'vitest';
import type { ColumnProfile } from '../../../../../core/contract/views.ts';
import { typeOffers } from '../../../../../renderer/screens/review/reading/typeWords.ts';
import { rowsOf } from '../../../reviewParts.ts';

const plain = rowsOf([{ name: 'a' }])[0]?.profile as ColumnProfile;

test('the present type stands first, the others by how many cells fit', () => {
  const profile: ColumnProfile = {
    ...plain,
    type: 'date',
    format: 'DD/MM/YYYY',
    choices: [
      { type: 'date', format: 'DD/MM/YYYY', invalid: 1 },
      { type: 'date', format: 'MM/DD/YYYY', invalid: 4 },
      { type: 'text', format: null, invalid: 0 },
    ],
  };
  const offers = typeOffers(profile, true);
  expect(offers.map(({ id }) => id)).toEqual([
    'date DD/MM/YYYY',
    'text ',
    'date MM/DD/YYYY',
    'format',
    'guess',
  ]);
  expect(offers[0]).toMatchObject({ chosen: true, label: 'Date, day first', warns: true });
  expect(offers[2]?.given).toEqual({ type: 'date', format: 'MM/DD/YYYY' });
});

test('a number that would lose the zeros of a code says so', () => {
  const profile: ColumnProfile = {
    ...plain,
    type: 'code',
    leadingZeros: 3,
    choices: [
      { type: 'integer', format: null, invalid: 0 },
      { type: 'code', format: null, invalid: 0 },
    ],
  };
  const offer = typeOffers(profile, false).find(({ id }) => id.startsWith('integer'));
  expect(offer).toMatchObject({ warns: true });
  expect(offer?.note).toContain('loses the zeros');
});

test('what is in force and was not found by itself is listed, too', () => {
  const profile: ColumnProfile = {
    ...plain,
    type: 'date',
    format: 'DD/MM/YYYY | MM/DD/YYYY',
    ambiguousDates: true,
    choices: [{ type: 'date', format: 'DD/MM/YYYY', invalid: 0 }],
  };
  expect(typeOffers(profile, false)[0]).toMatchObject({ id: 'present', chosen: true, warns: true });
});

test('a number that is written with groups is the number with its decimal mark', () => {
  const profile: ColumnProfile = {
    ...plain,
    type: 'number',
    format: '1.234,56 €',
    choices: [
      { type: 'number', format: '1.234,56', invalid: 0 },
      { type: 'number', format: '1,234.56', invalid: 9 },
    ],
  };
  const offers = typeOffers(profile, false);
  expect(offers.filter(({ chosen }) => chosen).map(({ label }) => label)).toEqual(['Number, decimal comma']);
});
