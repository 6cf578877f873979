import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftFrom } from '../../../core/mapping/drift.ts';
import { layoutOf } from '../../../core/mapping/layout.ts';
import { nextVersion } from '../../../core/mapping/mappingVersion.ts';
import { haveSameWords } from '../../../core/mapping/nameLikeness.ts';
import { pairColumns } from '../../../core/mapping/pairColumns.ts';
import { rebase } from '../../../core/mapping/rebase.ts';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { proposeMapping } from '../../../core/match/proposeMapping.ts';
import { asConfidence, type Layout, type MappingVersion } from '../../../core/model/mapping.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';
import { schemaOf } from '../match/columns.ts';
import { profileOf } from '../profile/foldTable.ts';
import { approvalOf, digest } from './approvals.ts';

const schema = schemaOf(
  { name: 'claim' },
  { name: 'paid', type: 'number' },
  { name: 'closed', type: 'date' },
  { name: 'first' },
  { name: 'last' },
);

const cells = (count: number, cell: (row: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, row) => cell(row));
const kinds = {
  code: (shift = 0) => cells(40, (row) => `CL-${1000 + row * 7 + shift}`),
  money: (shift = 0) => cells(40, (row) => `${((row * 37 + shift) % 90) * 120 + 15}.50`),
  day: (shift = 0) => cells(40, (row) => `2025-03-${String(1 + ((row + shift) % 28)).padStart(2, '0')}`),
  word: (shift = 0) => cells(40, (row) => ['open', 'closed', 'void'][(row + shift) % 3] ?? ''),
} as const;
type Kind = keyof typeof kinds;

const column = (name: string, kind: Kind, shift = 0): ColumnProfile =>
  profileOf(kinds[kind](shift), name).column;
const layout = (...columns: readonly ColumnProfile[]): Layout => layoutOf({ columns }, digest);

function approved(present: Layout, fields: readonly (string | null)[]): MappingVersion {
  const names = present.columns.map(({ name }) => name);
  return nextVersion(undefined, { ...approvalOf(names, fields), layout: present }, digest);
}

describe('columns are found again', () => {
  it('by place and values where the new name means nothing', () => {
    const before = approved(layout(column('A', 'word'), column('Claim', 'code'), column('Sum', 'money')), [
      'closed',
      'claim',
      'paid',
    ]);
    const now = layout(column('A', 'word', 1), column('Zorbel', 'code', 3), column('Sum', 'money', 5));
    expect([...pairColumns(now, before).from]).toEqual([0, 1, 2]);
    const other = layout(column('A', 'word', 1), column('Zorbel', 'day', 3), column('Sum', 'money', 5));
    expect([...pairColumns(other, before).from]).toEqual([0, -1, 2]);
  });

  it('by their values where they have no name and one came in between', () => {
    const unnamed = (...list: readonly Kind[]): Layout =>
      layout(...list.map((kind, i) => column(`column_${i + 1}`, kind, i)));
    const before = approved(unnamed('code', 'money', 'day'), ['claim', 'paid', 'closed']);
    const now = unnamed('code', 'word', 'money', 'day');
    const { from, doubtful } = pairColumns(now, before);
    expect([...from]).toEqual([0, -1, 1, 2]);
    expect(doubtful.size).toBe(4);
    expect(driftFrom(now, before).changes.map(({ kind }) => kind)).toEqual(['added']);
    // Only the values say which they are, so none of them goes through unseen.
    const fresh = proposeMapping({
      columns: nameOnlyColumns(now.columns.map(({ name }) => name)),
      schema,
      memory: [],
    });
    const proposal = rebase({ layout: now, mapping: before, schema, fresh });
    expect(proposal.columns.map(({ field }) => field)).toEqual(['claim', null, 'paid', 'closed']);
    expect(proposal.columns.some(({ state }) => state === 'auto')).toBe(false);
  });

  it('in their order where they share a name, unless their values changed places', () => {
    const before = approved(layout(column('Amount', 'money'), column('Amount', 'word')), ['paid', 'claim']);
    const same = layout(column('Amount', 'money', 2), column('Amount', 'word', 2));
    expect(driftFrom(same, before)).toEqual({ same: 2, changes: [] });
    const swapped = layout(column('Amount', 'word'), column('Amount', 'money'));
    expect([...pairColumns(swapped, before).from]).toEqual([1, 0]);
    expect(driftFrom(swapped, before).changes.map(({ kind }) => kind)).toEqual(['moved']);
  });

  it('where five hundred of them have no name, and where a header is a paragraph', () => {
    const list = cells(500, (i) => `column_${i + 1}`);
    const before = approved(
      layoutOf({ columns: nameOnlyColumns(list) }, digest),
      list.map(() => null),
    );
    expect(driftFrom(layoutOf({ columns: nameOnlyColumns(list) }, digest), before).changes).toEqual([]);
    const long = 'Amount paid in the period '.repeat(400);
    const header = approved(layoutOf({ columns: nameOnlyColumns([long, 'b']) }, digest), ['paid', null]);
    const now = layoutOf({ columns: nameOnlyColumns([`${long}!`, 'b']) }, digest);
    expect(driftFrom(now, header).changes).toMatchObject([{ kind: 'renamed', columnIndex: 0 }]);
  });
});

describe('drift', () => {
  it('after a permutation is a smallest set of moved columns and nothing else', () => {
    const names = cells(9, (i) => `Column ${'ABCDEFGHI'[i]}`);
    const before = approved(
      layoutOf({ columns: nameOnlyColumns(names) }, digest),
      names.map(() => null),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...names], { minLength: 9 }), (order) => {
        const now = layoutOf({ columns: nameOnlyColumns(order) }, digest);
        const { changes, same } = driftFrom(now, before);
        const longest = longestAscending(order.map((name) => names.indexOf(name)));
        expect(changes.every(({ kind }) => kind === 'moved')).toBe(true);
        expect(changes).toHaveLength(9 - longest);
        expect(same).toBe(longest);
      }),
    );
  });

  it('of a file with itself is empty, whatever the names', () => {
    const name = fc.constantFrom('a', 'A', 'Claim No', '', 'column_2', 'Paid', '__proto__');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const present = layoutOf({ columns: nameOnlyColumns(names) }, digest);
        expect(
          driftFrom(
            present,
            approved(
              present,
              names.map(() => null),
            ),
          ).changes,
        ).toEqual([]);
      }),
    );
  });
});

it('a field made of several columns is made again where all of them are still there', () => {
  const present = layoutOf({ columns: nameOnlyColumns(['Name', 'Claim', 'Town']) }, digest);
  const base = approved(present, [null, 'claim', null]);
  const split = (part: number) => [{ kind: 'split' as const, separator: ' ', part }];
  const person = { confidence: asConfidence(1), origin: 'person' as const };
  const mapping: MappingVersion = {
    ...base,
    ignoredColumns: [2],
    correspondences: [
      { field: 'first', columnIndexes: [0], transforms: split(0), ...person },
      ...base.correspondences,
      { field: 'last', columnIndexes: [0], transforms: split(-1), ...person },
      {
        field: 'closed',
        columnIndexes: [2, 1],
        transforms: [{ kind: 'concatenate', separator: ' ' }],
        ...person,
      },
    ],
  };
  const on = (...names: readonly string[]) =>
    rebase({
      layout: layoutOf({ columns: nameOnlyColumns(names) }, digest),
      mapping,
      schema,
      fresh: proposeMapping({ columns: nameOnlyColumns(names), schema, memory: [] }),
    });
  const moved = on('Claim', 'Name', 'Town');
  expect(moved.columns.map(({ field }) => field)).toEqual(['claim', 'first', null]);
  expect(moved.derived).toMatchObject([
    { field: 'last', columnIndexes: [1], transforms: split(-1), origin: 'memory' },
    { field: 'closed', columnIndexes: [2, 0], origin: 'memory' },
  ]);
  expect(
    on('Claim', 'Name')
      .derived?.filter(({ origin }) => origin === 'memory')
      .map(({ field }) => field),
  ).toEqual(['last']);
});

it.each([
  ['Current Reserve-Amount', 'Current Reserve amt', true],
  ['Claim Number', 'NUMBER_CLAIM', true],
  ['Claim Number', 'claim no.', true],
  ['Loss Description', 'loss desc', true],
  ['Paid Amount', 'Pd Amt', false],
  ['Loss Date', 'Loss Rate', false],
  ['a a b', 'a b b', false],
  ['', '', false],
])('%j and %j have the same words: %s', (a, b, wanted) => {
  expect(haveSameWords(a, b)).toBe(wanted);
});

function longestAscending(numbers: readonly number[]): number {
  const best = numbers.map(() => 1);
  numbers.forEach((value, i) => {
    for (let j = 0; j < i; j += 1)
      if ((numbers[j] ?? 0) < value) best[i] = Math.max(best[i] ?? 1, (best[j] ?? 0) + 1);
  });
  return Math.max(0, ...best);
}
