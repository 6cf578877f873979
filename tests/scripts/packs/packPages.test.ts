import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { indexPage, packPage } from '../../../scripts/packs/packPages.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const ids = readdirSync(`${root}core/packs`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const packOf = (id: string): unknown => JSON.parse(textOf(`core/packs/${id}/schema.json`));

test.each(ids)('the page of %s is what scripts/packDocs.mjs makes of the pack', (id) => {
  expect(textOf(`docs/packs/${id}.md`)).toBe(packPage(packOf(id)));
});

test('the list of packs is what scripts/packDocs.mjs makes', () => {
  expect(textOf('docs/packs.md')).toBe(indexPage(ids.map(packOf)));
});

const field = { name: 'a', label: 'A', type: 'string', description: 'One | two.', synonyms: ['x'] };
const pack = { id: 'a.b', title: 'T', version: '1', about: 'About.', fields: [field] };

test('writes a bar in a text so that it does not end the cell of a table', () => {
  expect(packPage(pack)).toContain('One \\| two.');
});

test('tells values of an enum from known values of a text', () => {
  const enumPage = packPage({ ...pack, fields: [{ ...field, type: 'enum', enum: ['Open'] }] });
  expect(enumPage).toContain('| allowed value |');
  const known = { ...field, enum: ['Open'], aliases: [{ value: 'Open', spellings: ['offen'] }] };
  expect(packPage({ ...pack, fields: [known] })).toContain('| known value | also written |');
  expect(packPage({ ...pack, fields: [known] })).toContain('| Open | offen |');
});

test.each([
  [{ kind: 'sum', total: 't', parts: ['a', 'b'] }, '`t` = `a` + `b`'],
  [{ kind: 'ascending', fields: ['a', 'b'] }, '`a` ≤ `b`'],
  [{ kind: 'unique', fields: ['a', 'b'] }, '`a` with `b` stands in one row only'],
  [{ kind: 'range', field: 'a', min: 0, max: null }, '`a` is at least 0'],
  [{ kind: 'range', field: 'a', min: null, max: 9 }, '`a` is at most 9'],
  [{ kind: 'range', field: 'a', min: 0, max: 9 }, '`a` lies between 0 and 9'],
  [{ kind: 'pattern', field: 'a', pattern: 'x|y', example: 'x' }, '`a` looks like `x` (pattern `x\\|y`)'],
  [
    { kind: 'checkDigit', field: 'a', of: 'npi' },
    '`a` has the check digit of a National Provider Identifier',
  ],
  [{ kind: 'notFuture', field: 'a' }, '`a` is not after the day of the run'],
  [{ kind: 'anyOf', fields: ['a', 'b'] }, 'at least one of `a`, `b` has a value'],
  [{ kind: 'requiredWhen', field: 'a', when: 'b', values: [] }, '`a` has a value where `b` has a value'],
  [{ kind: 'requiredWhen', field: 'a', when: 'b', values: ['x'] }, '`a` has a value where `b` is x'],
])('says a rule in words: %j', (rule, words) => {
  const page = packPage({ ...pack, expectations: [{ rule, severity: 'low', message: 'Why.' }] });
  expect(page).toContain(`| ${words} | low | Why. |`);
});

test('refuses a kind of rule that it has no words for', () => {
  const expectations = [{ rule: { kind: 'new' }, severity: 'low', message: 'Why.' }];
  expect(() => packPage({ ...pack, expectations })).toThrow('kind new');
});
