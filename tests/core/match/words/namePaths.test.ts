import { expect, test } from 'vitest';
import { namePaths } from '../../../../core/match/words/namePaths.ts';

const tables = ['person.id', 'person.name', 'person.born', 'visit.id', 'visit.start', 'visit.end'];

test('parts the table from the column where all names are paths', () => {
  expect(namePaths(tables)[4]).toEqual({ container: 'visit', own: 'start' });
});

test('parts at a hyphen as well, and only at the first', () => {
  const names = tables.map((name) => `${name.replace('.', '-')}-x`);
  expect(namePaths(names)[0]).toEqual({ container: 'person', own: 'id-x' });
});

test('leaves names whole where one sign stands in some only, or everywhere behind another word', () => {
  const single = ['e-mail', 'name', 'street', 'city', 'zip', 'phone'];
  expect(namePaths(single).every(({ container }) => container === '')).toBe(true);
  const scattered = ['a-b', 'c-d', 'e-f', 'g-h', 'i-j', 'k-l'];
  expect(namePaths(scattered).map(({ own }) => own)).toEqual(scattered);
});

test('takes few names as they are', () => {
  expect(namePaths(['a.b', 'a.c'])).toEqual([
    { container: '', own: 'a.b' },
    { container: '', own: 'a.c' },
  ]);
});
