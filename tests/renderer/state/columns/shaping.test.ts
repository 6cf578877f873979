import { describe, expect, test } from 'vitest';
import { sameOutcome } from '../../../../renderer/state/review/sameOutcome.ts';
import { combineSteps, replacedColumns, shapeEdits } from '../../../../renderer/state/columns/shaping.ts';
import { splitParts } from '../../../../renderer/state/review/splitParts.ts';
import { decisionsOf, viewOf } from '../../reviewParts.ts';

const view = viewOf([
  { name: 'first', field: 'first_name' },
  { name: 'last', field: null },
  { name: 'old', field: 'full_name' },
]);
const decisions = view.decisions!;
const made = { field: 'full_name', columnIndexes: [1, 0], transforms: [] };

describe('making a field of columns', () => {
  test('sets aside who fed it and parts without a field, and leaves a part its own field', () => {
    expect(shapeEdits(decisions, [made])).toEqual([
      { kind: 'ignore', columnIndex: 1 },
      { kind: 'ignore', columnIndex: 2 },
      { kind: 'derive', ...made },
    ]);
    expect(replacedColumns(decisions, 'full_name', [1, 0])).toEqual([2]);
  });

  test('takes the place of a value for every row', () => {
    const constants = [{ field: 'full_name', value: 'x' }];
    expect(shapeEdits(decisionsOf([], { constants }), [made])[0]).toEqual({
      kind: 'clearConstant',
      field: 'full_name',
    });
  });

  test('needs a place in a text with places', () => {
    expect(combineSteps({ kind: 'template', text: 'plain' })).toBeNull();
    expect(combineSteps({ kind: 'template', text: '{2}, {1}' })).toEqual([
      { kind: 'template', text: '{2}, {1}' },
    ]);
  });
});

describe('parts of a column', () => {
  const profile = { format: 'DD.MM.YYYY | YYYY-MM-DD' };
  const patterns = (text: string): readonly unknown[] =>
    splitParts({ kind: 'pattern', pattern: text }, profile).map(({ transforms }) => transforms[0]);

  test('by position take so many characters each and the rest', () => {
    const parts = splitParts({ kind: 'position', widths: '3, 2' }, profile);
    expect(parts.map(({ transforms }) => transforms[0])).toMatchObject([
      { pattern: '^(.{1,3})' },
      { pattern: '^.{3}(.{1,2})' },
      { pattern: '^.{5}(.+)' },
    ]);
    expect(splitParts({ kind: 'position', widths: '0' }, profile)).toEqual([]);
  });

  test('by a pattern take one group each, whatever is escaped or stands in a class', () => {
    expect(patterns('([(]\\(\\d+)-(?:x)(\\w+)')).toMatchObject([
      { pattern: '([(]\\(\\d+)-(?:x)(?:\\w+)' },
      { pattern: '(?:[(]\\(\\d+)-(?:x)(\\w+)' },
    ]);
    expect(patterns('\\d+')).toMatchObject([{ pattern: '\\d+' }]);
    expect(patterns('')).toEqual([]);
  });

  test('of a date read it as the column is written', () => {
    const [day] = splitParts({ kind: 'date' }, profile);
    expect(day?.transforms).toEqual([
      { kind: 'parseDate', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] },
      { kind: 'dateOf' },
    ]);
  });
});

test('accepting changes no row; another field, a left out column or a made field does', () => {
  const columns = decisions.columns;
  const change = (at: number, part: Partial<(typeof columns)[number]>) =>
    decisionsOf(columns.map((column, index) => (index === at ? { ...column, ...part } : column)));
  expect(sameOutcome(decisions, change(0, { status: 'accepted' }))).toBe(true);
  expect(sameOutcome(decisions, change(0, { status: 'ignored' }))).toBe(false);
  expect(sameOutcome(decisions, change(0, { field: 'last_name' }))).toBe(false);
  expect(sameOutcome(decisions, decisionsOf(columns, { derived: [made] }))).toBe(false);
});
