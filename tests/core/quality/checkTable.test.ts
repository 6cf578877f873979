import { describe, expect, it } from 'vitest';
import type { IssueCode } from '../../../core/model/issue.ts';
import { finish, fold } from '../profile/foldTable.ts';

function issuesOf(records: readonly (readonly string[])[], names: readonly string[]) {
  return finish(fold(records, { columns: names.length }), names).issues;
}

function column(cells: readonly string[], code: IssueCode) {
  return issuesOf(
    cells.map((cell) => [cell]),
    ['value'],
  ).find((issue) => issue.code === code);
}

const numbers = Array.from({ length: 40 }, (_, index) => String(index + 1));

const ages = Array.from({ length: 300 }, (_, index) => String(1 + (index % 90)));

describe('the checks', () => {
  it('find nothing in a sound table', () => {
    expect(
      issuesOf(
        [
          ['1', 'Ann'],
          ['2', 'Bob'],
          ['3', 'Cem'],
        ],
        ['no', 'name'],
      ),
    ).toEqual([]);
  });

  it.each([
    ['MISSING_VALUES', [...numbers, '', 'N/A'], { count: 2, rows: [40, 41], dimension: 'completeness' }],
    [
      'TYPE_MISMATCH',
      [...numbers, 'abc'],
      { count: 1, rows: [40], message: '1 cell could not be read as a whole number.' },
    ],
    [
      'ERROR_CELLS',
      [...numbers, '#REF!', '#DIV/0!'],
      {
        count: 2,
        rows: [40, 41],
        severity: 'high',
        message: expect.stringMatching(/formula \(#(?:REF!, #DIV\/0!|DIV\/0!, #REF!)\)\.$/u),
      },
    ],
    ['LEADING_ZEROS', ['007', '123'], { count: 1, rows: [0], share: 0.5 }],
    ['WHITESPACE', ['a', ' b', 'c\u00a0'], { count: 2, rows: [1, 2] }],
    ['INVISIBLE_CHARACTERS', ['a', 'b\u200b', 'c\u0007'], { count: 2, rows: [1, 2] }],
    ['LONG_CELLS', ['a', 'b'.repeat(5000)], { count: 1, rows: [1] }],
    ['OUTLIERS', [...numbers, '5000'], { count: 1, rows: [40] }],
    ['CONSTANT_COLUMN', numbers.map(() => 'EUR'), { count: 40 }],
    ['EMPTY_COLUMN', ['', 'N/A', ' '], { count: 3, share: 1 }],
    [
      'DUPLICATE_KEYS',
      [...numbers.map((number) => `K-${number.padStart(3, '0')}`), 'K-001'].concat(
        numbers.map((n) => `L-${n}`),
      ),
      { count: 1, rows: [40] },
    ],
  ] as const)('find %s', (code, cells, expected) => {
    expect(column(cells, code)).toMatchObject(expected);
  });

  it.each([
    [
      'age',
      [...ages, '150', '-2'],
      { count: 2, rows: [300, 301], message: '2 cells are below 0 or above 120.' },
    ],
    [
      'paid amount',
      [...ages, '-12'],
      { count: 1, rows: [300], message: '1 cell is negative, unlike all others.' },
    ],
    [
      'due date',
      [
        ...ages.map(
          (age) =>
            `2024-05-${age
              .padStart(2, '0')
              .slice(-2)
              .replace(/^[3-9]/u, '1')
              .replace('00', '01')}`,
        ),
        '9999-12-31',
      ],
      { count: 1, rows: [300], message: '1 cell is before 1901 or after 2099, unlike nearly all others.' },
    ],
  ])('find what is out of range in a column called %s', (name, cells, expected) => {
    const issues = issuesOf(
      cells.map((cell) => [cell]),
      [name],
    );
    expect(issues.find(({ code }) => code === 'OUT_OF_RANGE')).toMatchObject(expected);
  });

  it('take a convention for none of the rare values that are out of range', () => {
    const openEnds = ages.map((_, row) => [row % 3 === 0 ? '9999-12-31' : '2024-05-17']);
    const refunds = ages.map((age, row) => [row % 20 === 0 ? `-${age}` : age]);
    expect(issuesOf(openEnds, ['valid until']).map(({ code }) => code)).not.toContain('OUT_OF_RANGE');
    expect(issuesOf(refunds, ['paid amount']).map(({ code }) => code)).not.toContain('OUT_OF_RANGE');
  });

  it('find numbers that stand as text', () => {
    const mixed = column(
      [...numbers, ...Array.from({ length: 12 }, (_, at) => `see ${'abcdefghijkl'[at]}`)],
      'TEXT_NUMBERS',
    );
    expect(mixed).toMatchObject({ count: 12, rows: Array.from({ length: 12 }, (_, at) => 40 + at) });
    const units = column(
      numbers.map((number) => `${number} oz.`),
      'TEXT_NUMBERS',
    );
    expect(units).toMatchObject({ count: 40, severity: 'low' });
    const names = column(
      numbers.map((number) => `${number} Main Street`),
      'TEXT_NUMBERS',
    );
    expect(names).toBeUndefined();
  });

  it('weigh what is missing by what goes without it', () => {
    const optional = [...numbers.map(() => ''), ...numbers];
    expect(column(optional, 'MISSING_VALUES')).toMatchObject({ share: 0.5, severity: 'medium' });
    const keys = [...numbers.map((number) => `K-${number.padStart(3, '0')}`), ''].map((cell) => [cell]);
    const missing = issuesOf(keys, ['claim_id']).find(({ code }) => code === 'MISSING_VALUES');
    expect(missing).toMatchObject({ count: 1, severity: 'high' });
  });

  it('take a single cell that a run would reject for more than a trifle', () => {
    const many = [...ages, ...ages, 'abc'];
    expect(column(many, 'TYPE_MISMATCH')).toMatchObject({ count: 1, severity: 'medium' });
  });

  it('find no outliers among identifiers', () => {
    const cells = [...ages, '90000'].map((cell) => [cell]);
    expect(issuesOf(cells, ['provider_number']).map(({ code }) => code)).not.toContain('OUTLIERS');
    expect(issuesOf(cells, ['number_of_sections']).map(({ code }) => code)).toContain('OUTLIERS');
  });

  it('find rows that repeat an earlier one in every cell', () => {
    const issue = issuesOf(
      [
        ['1', 'a'],
        ['2', 'b'],
        ['1', 'a'],
        ['1', 'a'],
      ],
      ['no', 'name'],
    ).find(({ code }) => code === 'DUPLICATE_ROWS');
    expect(issue).toMatchObject({ count: 2, rows: [2, 3], share: 0.5, column: null });
  });

  it('say of repeated rows when they are an estimate', () => {
    const state = fold(
      Array.from({ length: 200 }, (_, index) => [`${index % 100}`, 'a']),
      { columns: 2, rowHashes: 64 },
    );
    const issue = finish(state, ['no', 'name']).issues.find(({ code }) => code === 'DUPLICATE_ROWS');
    expect(issue?.message).toMatch(
      /^About \d+ rows repeat an earlier row .* estimated from a sample of the rows\.$/u,
    );
  });

  it('tell rows apart whose cells are cut elsewhere', () => {
    const issues = issuesOf(
      [
        ['ab', 'c'],
        ['a', 'bc'],
      ],
      ['no', 'name'],
    );
    expect(issues.find(({ code }) => code === 'DUPLICATE_ROWS')).toBeUndefined();
  });

  it('find trouble with names', () => {
    const codes = (names: readonly string[]) =>
      issuesOf([names.map(() => 'x')], names).map(({ code }) => code);
    expect(codes(['a', 'A '])).toContain('HEADER_DUPLICATE');
    expect(codes(['a', 'column_2'])).toContain('HEADER_BLANK');
    expect(codes(['column_1', 'column_2'])).toEqual(['HEADER_MISSING']);
  });

  it('find that there is no data', () => {
    expect(issuesOf([], ['a']).map(({ code }) => code)).toEqual(['NO_DATA_ROWS']);
  });

  it('keep the first thousand records of an issue and count all', () => {
    const cells = Array.from({ length: 5000 }, (_, index) => (index % 2 === 0 ? String(index) : ''));
    const issue = column(cells, 'MISSING_VALUES');
    expect(issue?.count).toBe(2500);
    expect(issue?.rows).toHaveLength(1000);
    expect(issue?.rows[999]).toBe(1999);
  });
});
