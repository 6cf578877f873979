import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOptions } from '../../../core/model/options/understandingOptions.ts';
import { mergeTables } from '../../../core/profile/tableFold.ts';
import { type Finished, finish, fold, profileOf } from './foldTable.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'N/A',
    '-',
    'unknown',
    '9999',
    '007',
    '12',
    '-3.5',
    '1,234',
    '1.234',
    '1.234,50',
    '$5',
    '20%',
  ),
  fc.constantFrom(
    '03/04/2025',
    '31/12/2025',
    '2025-01-31',
    '1/5/24',
    '20250131',
    '10:15',
    'Yes',
    'no',
    '#REF!',
  ),
  fc.constantFrom('a@b.de', 'CLM-1', 'Ann', ' Ann ', 'Jörg', 'zero\u200bwidth', 'https://example.org'),
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.string({ maxLength: 12 }),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 60 });
const names = ['id', 'date', 'name'];

/** Everything that is exact, with floating sums rounded to 9 digits, as they depend on the order of adding. */
function exact({ columns, issues, rowCount }: Finished): unknown {
  return {
    rowCount,
    issues,
    columns: columns.map((column) => ({
      ...column,
      mean: column.mean === null ? null : Number(column.mean.toPrecision(9)),
      stddev: column.stddev === null ? null : Number(column.stddev.toPrecision(9)),
    })),
  };
}

describe('the fold over a table', () => {
  it('gives the same for two parts joined as for the whole', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const joined = mergeTables(
          fold(one, { columns: 3 }),
          fold(other, { columns: 3, firstRecord: one.length }),
        );
        expect(exact(finish(joined, names))).toEqual(
          exact(finish(fold([...one, ...other], { columns: 3 }), names)),
        );
      }),
    );
  });

  it('counts the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        rows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([one, other]) => {
          const counts = ({ columns, issues }: Finished): unknown => [
            columns.map((column) => ({ ...column, examples: [], mean: 0, stddev: 0 })),
            issues.map((issue) => ({ ...issue, rows: [] })),
          ];
          expect(counts(finish(fold(other, { columns: 3 }), names))).toEqual(
            counts(finish(fold(one, { columns: 3 }), names)),
          );
        },
      ),
    );
  });

  it('accounts for each cell: missing, invalid, or read', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const column of finish(fold(list, { columns: 3 }), names).columns) {
          expect(column.count).toBe(list.length);
          expect(column.missing + column.invalid).toBeLessThanOrEqual(column.count);
          const bins = column.histogram.bins.reduce((sum, bin) => sum + bin.count, 0);
          const filled = column.count - column.missing;
          expect(bins).toBe(column.histogram.kind === 'range' ? filled - column.invalid : filled);
          expect(column.histogram.bins.length).toBeLessThanOrEqual(14);
        }
      }),
    );
  });

  it('counts cells that short rows lack as missing, and such rows as ragged', () => {
    const { columns, issues } = finish(
      fold([['1', 'a', 'x'], ['2'], ['3', 'c', 'z', ''], ['4', 'd', 'w', 'extra']], { columns: 3 }),
      names,
    );
    expect(columns.map((column) => column.missing)).toEqual([0, 1, 1]);
    expect(issues.find((issue) => issue.code === 'RAGGED_ROWS')).toMatchObject({ count: 2, rows: [1, 3] });
  });
});

describe('a column with more distinct values than are kept', () => {
  const many = (profileOptions.exactDistinct + profileOptions.keyHashes) * 2;
  const cells = Array.from({ length: many }, (_, index) => String((index * 7919) % many));

  it('still has exact counts, ends and sums, and a near estimate of distinct values', () => {
    const { column } = profileOf([...cells, 'abc', '', 'N/A']);
    expect(column).toMatchObject({
      type: 'integer',
      invalid: 1,
      missing: 2,
      min: 0,
      max: many - 1,
      distinctExact: false,
    });
    expect(column.mean).toBeCloseTo((many - 1) / 2, 6);
    expect(Math.abs(column.distinct - many) / many).toBeLessThan(0.02);
    expect(column.anomalies).toEqual(['abc']);
  });

  it('counts distinct values exactly as long as their hashes are kept', () => {
    const kept = profileOptions.exactDistinct + profileOptions.keyHashes - 100;
    const values = Array.from({ length: kept }, (_, index) => `v${index}`);
    const { column } = profileOf([...values, ...values.slice(-5000)]);
    expect(column).toMatchObject({ distinct: kept, distinctExact: true });
  });

  it('names a value that comes late and often, and by how much its count may be short', () => {
    const late = 1500;
    const values = cells.flatMap((cell, index) =>
      index % 20 === 7 && index > 6000 ? [cell, 'LATE'] : [cell],
    );
    const times = values.filter((value) => value === 'LATE').length;
    expect(times).toBeGreaterThan(late - 500);
    const { column } = profileOf(values);
    const [top] = column.topValues;
    expect(top?.value).toBe('LATE');
    expect(top?.count).toBeLessThanOrEqual(times);
    expect(top?.count).toBeGreaterThanOrEqual(times - column.topValuesError);
    expect(column.topValuesError).toBeLessThan(times / 3);
  });

  it('has quantiles of at most one percent rank error', () => {
    const { column } = profileOf(cells);
    for (const [key, share] of Object.entries({ p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 })) {
      const value = column.quantiles?.[key as 'p05'] ?? -1;
      expect(Math.abs(value / many - share)).toBeLessThan(0.01);
    }
  });

  it('is the same in parts: every count, the ends, the estimate', () => {
    const records = cells.map((text, index) => [text, index % 3 === 0 ? '31/12/2024' : `x${index % 20_000}`]);
    const whole = finish(fold(records), ['n', 'mixed']);
    const cut = 12_345;
    const joined = finish(
      mergeTables(fold(records.slice(0, cut)), fold(records.slice(cut), { firstRecord: cut })),
      ['n', 'mixed'],
    );
    for (const [index, column] of whole.columns.entries()) {
      const { count, missing, invalid, distinct, min, max, minLength, maxLength, type, format } = column;
      expect(joined.columns[index]).toMatchObject({
        count,
        missing,
        invalid,
        distinct,
        min,
        max,
        minLength,
        maxLength,
        type,
        format,
      });
      expect(joined.columns[index]?.mean ?? 0).toBeCloseTo(column.mean ?? 0, 6);
    }
  });
});
