import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleFold, type RuleFoldCounts } from '../../../../core/apply/rules/ruleFold.ts';
import { ruleTally } from '../../../../core/apply/rules/ruleTally.ts';
import { ruleOptions } from '../../../../core/model/options/runningOptions.ts';
import type { AppliedRow, RowProblem } from '../../../../core/model/run.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import { expectation, rulesOf, schemaOf } from './ruleSchema.ts';

type Values = readonly (string | null)[];

function rowOf(values: Values, rowIndex: number, problems: readonly RowProblem[] = []): AppliedRow {
  return {
    source: { rowIndex, record: rowIndex, line: rowIndex + 2, byteOffset: 0, cells: [] },
    values,
    problems,
  };
}

/** Counts rows that are cut into parts before the places given, after the parts have been through a message between threads. */
function counted(
  schema: TargetSchema,
  rows: readonly AppliedRow[],
  { cuts = [], after = -1 }: { readonly cuts?: readonly number[]; readonly after?: number } = {},
): RuleFoldCounts {
  const rules = rulesOf(schema);
  const fold = ruleFold(schema, after);
  const ends = [...new Set([...cuts, rows.length])].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    const tally = ruleTally(rules, after);
    for (const row of rows.slice(from, end)) tally.add(row);
    fold.add(structuredClone(tally.part()));
    from = end;
  }
  return fold.counts();
}

const lines = { claim: 'string', amount: 'number', total: 'number' } as const;

describe('the tally of rules', () => {
  it('counts, names rows and shows values of what is broken', () => {
    const schema = schemaOf({ paid: 'number', billed: 'number' }, [
      expectation(
        { kind: 'ascending', fields: ['paid', 'billed'] },
        { severity: 'high', message: 'Paid ≤ billed.' },
      ),
    ]);
    const rows = [
      ['1', '2'],
      ['3', '2'],
      [null, '2'],
      ['3', '2'],
      ['9', '8'],
    ];
    expect(
      counted(
        schema,
        rows.map((values, i) => rowOf(values, i)),
      ).rules,
    ).toEqual([
      {
        place: 0,
        severity: 'high',
        message: 'Paid ≤ billed.',
        rejects: false,
        checked: 4,
        broken: 3,
        rows: [1, 3, 4],
        examples: ['PAID 3, BILLED 2', 'PAID 9, BILLED 8'],
      },
    ]);
  });

  it('asks nothing about a value that could not be read, nor of rows whose cells may stand in the wrong columns', () => {
    const schema = schemaOf({ a: 'number', b: 'number' }, [
      expectation({ kind: 'anyOf', fields: ['a'] }),
      expectation({ kind: 'anyOf', fields: ['b'] }),
    ]);
    const rows = [
      rowOf([null, null], 0, [{ field: 'a', code: 'NOT_A_NUMBER', raw: 'x' }]),
      rowOf([null, null], 1, [{ field: '', code: 'RAGGED_ROW', raw: 'x' }]),
      rowOf([null, null], 2, [{ field: 'a', code: 'REQUIRED_MISSING', raw: '' }]),
    ];
    expect(counted(schema, rows).rules.map(({ checked, broken }) => [checked, broken])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('finds rows that agree in all fields of a key, and none without a whole key', () => {
    const schema = schemaOf({ a: 'string', b: 'string' }, [
      expectation({ kind: 'unique', fields: ['a', 'b'] }),
    ]);
    const rows = [
      ['x', '1'],
      ['x', '2'],
      ['x', '1'],
      ['x', null],
      ['x', null],
      ['x1', ''],
      ['x', '1'],
    ];
    const [rule] = counted(
      schema,
      rows.map((values, i) => rowOf(values, i)),
    ).rules;
    expect(rule).toMatchObject({ checked: 5, broken: 2, rows: [2, 6] });
    expect(
      counted(
        schema,
        rows.map((values, i) => rowOf(values, i)),
        { after: 2 },
      ).rules[0]?.rows,
    ).toEqual([6]);
  });

  it('adds up lines against the total that stands in them', () => {
    const schema = schemaOf(lines, [
      expectation({ kind: 'sumOfLines', amount: 'amount', total: 'total', key: ['claim'] }),
    ]);
    const rows: readonly Values[] = [
      ['A', '0.10', '0.30'],
      ['B', '5', '9'],
      ['A', '0.20', '0.30'],
      ['B', '5', null],
      ['C', '1', '1'],
      ['C', null, '2'],
      [null, '1', '2'],
      ['D', '1', null],
    ];
    const [rule] = counted(
      schema,
      rows.map((values, i) => rowOf(values, i)),
    ).rules;
    expect(rule).toMatchObject({
      checked: 6,
      broken: 4,
      rows: [1, 4],
      examples: [
        '2 lines add up to 10.00, the total is 9.00',
        '2 lines add up to 1.00, and the totals in them differ',
      ],
    });
  });

  it('leaves out the group of a line whose amount could not be read', () => {
    const schema = schemaOf(lines, [
      expectation({ kind: 'sumOfLines', amount: 'amount', total: 'total', key: ['claim'] }),
    ]);
    const bad = rowOf(['A', null, '3'], 1, [{ field: 'amount', code: 'NOT_A_NUMBER', raw: 'x' }]);
    const [rule] = counted(schema, [rowOf(['A', '1', '3'], 0), bad]).rules;
    expect(rule).toMatchObject({ checked: 0, broken: 0, rows: [] });
  });

  it('gives the same answer wherever the rows are cut', () => {
    const schema = schemaOf(lines, [
      expectation({ kind: 'range', field: 'amount', min: 0, max: 2 }, { severity: 'high' }),
      expectation({ kind: 'unique', fields: ['claim', 'amount'] }),
      expectation({ kind: 'sumOfLines', amount: 'amount', total: 'total', key: ['claim'] }),
      expectation({
        kind: 'when',
        when: { field: 'total', is: 'moreThan', than: 2 },
        expect: { kind: 'anyOf', fields: ['amount'] },
      }),
    ]);
    const value = fc.option(fc.constantFrom('-1', '0', '1', '2', '3.5'), { nil: null });
    const row = fc.tuple(fc.constantFrom('A', 'B', 'C'), value, value);
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.array(fc.nat(40)),
        fc.integer({ min: -1, max: 20 }),
        (rows, cuts, after) => {
          const applied = rows.map((values, i) => rowOf(values, i));
          const whole = counted(schema, applied, { after });
          expect(counted(schema, applied, { cuts, after })).toEqual(whole);
          for (const { checked, broken } of whole.rules) expect(broken).toBeLessThanOrEqual(checked);
        },
      ),
    );
  });

  it('looks at some of the keys where there are more than fit, the same ones wherever the rows are cut', () => {
    const schema = schemaOf({ a: 'string' }, [expectation({ kind: 'unique', fields: ['a'] })]);
    const count = ruleOptions.uniqueKeys + 5_000;
    const rows = Array.from({ length: count + 2_000 }, (_, i) => rowOf([`k${String(i % count)}`], i));
    const whole = counted(schema, rows).rules[0];
    expect(whole?.oneIn).toBe(2);
    expect(whole?.checked).toBeGreaterThan(count * 0.45);
    expect(whole?.checked).toBeLessThan(count * 0.55);
    expect(whole?.broken).toBeGreaterThan(900);
    expect(whole?.rows.every((row) => row >= count)).toBe(true);
    expect(counted(schema, rows, { cuts: [1000, 700_000] }).rules[0]).toEqual(whole);
  }, 60_000);

  it('divides the room among the rules of a pack that has many', () => {
    const more = Array.from({ length: ruleOptions.tableRules * 32 }, () =>
      expectation({ kind: 'unique', fields: ['a'] }),
    );
    const schema = schemaOf({ a: 'string' }, more);
    const count = ruleOptions.uniqueKeys / 32 + 1;
    const rows = Array.from({ length: count }, (_, i) => rowOf([`k${String(i)}`], i));
    const { rules } = counted(schema, rows, { cuts: [500] });
    expect(new Set(rules.map(({ oneIn }) => oneIn))).toEqual(new Set([2]));
  }, 60_000);
});
