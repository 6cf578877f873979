import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import type { CompileOptions } from '../../../core/apply/compileMapping.ts';
import type { Correspondence } from '../../../core/model/mapping.ts';
import type { RowProblem } from '../../../core/model/run.ts';
import { fieldTypes } from '../../../core/model/targetSchema.ts';
import type { Field } from '../../../core/model/targetSchema.ts';
import { feeds, rowsOf, schemaOf } from './fixture.ts';

interface Given {
  readonly fields: readonly (Partial<Field> & { readonly name: string })[];
  readonly correspondences: readonly Correspondence[];
  readonly options?: CompileOptions;
}

/** What one row becomes. */
function applied(
  given: Given,
  cells: readonly string[],
): { values: readonly (string | null)[]; problems: readonly RowProblem[] } {
  const row = rowsOf([cells])[0]!;
  const { values, problems } = compileMapping(
    schemaOf(given.fields),
    given.correspondences,
    given.options,
  ).applyRow(row);
  return { values, problems };
}

/** What a field of the type makes of one cell: its value, or the code of its problem. */
function one(field: Partial<Field>, cell: string): string | null | undefined {
  const { values, problems } = applied(
    { fields: [{ name: 'f', ...field }], correspondences: [feeds('f', [0])] },
    [cell],
  );
  return problems[0]?.code ?? values[0];
}

describe('compileMapping', () => {
  it('gives one value a field, in the order of the schema, whatever the order of columns', () => {
    const given = {
      fields: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
      correspondences: [feeds('c', [0]), feeds('a', [2])],
    };
    expect(applied(given, ['x', 'y', 'z'])).toEqual({ values: ['z', null, 'x'], problems: [] });
  });

  it('keeps what has not the form of its type where the field says so', () => {
    expect(one({ type: 'phone' }, 'ask at the desk')).toBe('NOT_A_PHONE');
    expect(one({ type: 'phone', unfit: 'keep' }, ' ask at the desk ')).toBe('ask at the desk');
    expect(one({ type: 'url', unfit: 'keep', maxLength: 3 }, 'by post')).toBe('TOO_LONG');
    const range = { name: 'f', type: 'integer', unfit: 'keep' } as const;
    const read = [feeds('f', [0], [{ kind: 'parseNumber', decimalMark: '.' }])];
    for (const [cell, value] of [
      ['1,200', '1200'],
      [' 11-50 ', '11-50'],
    ] as const)
      expect(applied({ fields: [range], correspondences: read }, [cell])).toEqual({
        values: [value],
        problems: [],
      });
    expect(one({ type: 'date', unfit: 'keep' }, 'next week')).toBe('next week');
    expect(one({ type: 'boolean', unfit: 'keep' }, 'perhaps')).toBe('perhaps');
  });

  it('lacks no required field where one that stands for it is fed', () => {
    const fields = [{ name: 'last', required: true, orElse: ['whole'] }, { name: 'whole' }];
    const whole = { fields, correspondences: [feeds('whole', [0])] };
    expect(compileMapping(schemaOf(fields), whole.correspondences).unmappedRequired).toEqual([]);
    expect(compileMapping(schemaOf(fields), []).unmappedRequired).toEqual(['last']);
    expect(applied({ fields, correspondences: [feeds('last', [0])] }, ['']).problems).toHaveLength(1);
    const both = { fields, correspondences: [feeds('last', [0]), feeds('whole', [1])] };
    expect(applied(both, ['', 'Ann Lee']).problems).toEqual([]);
  });

  it('takes a cell beyond the end of its row as missing', () => {
    const given = {
      fields: [{ name: 'a', required: true }, { name: 'b' }],
      correspondences: [feeds('a', [5]), feeds('b', [9])],
    };
    expect(applied(given, ['x'])).toEqual({
      values: [null, null],
      problems: [{ field: 'a', code: 'REQUIRED_MISSING', raw: '' }],
    });
  });

  it('names all problems of a row, each with its raw cell, and keeps the values that are sound', () => {
    const given: Given = {
      fields: [
        { name: 'id', required: true },
        { name: 'amount', type: 'number' },
        { name: 'day', type: 'date' },
      ],
      correspondences: [
        feeds('id', [0]),
        feeds('amount', [1], [{ kind: 'parseNumber', decimalMark: ',' }]),
        feeds('day', [2]),
      ],
    };
    expect(applied(given, ['A1', 'twelve', '03/04/2025'])).toEqual({
      values: ['A1', null, null],
      problems: [
        { field: 'amount', code: 'NOT_A_NUMBER', raw: 'twelve' },
        { field: 'day', code: 'AMBIGUOUS_DATE', raw: '03/04/2025' },
      ],
    });
  });

  it('does not reject every row for a required field that nothing feeds, but says so', () => {
    const mapping = compileMapping(
      schemaOf([
        { name: 'a', required: true },
        { name: 'b', required: true },
      ]),
      [feeds('b', [0])],
    );
    expect(mapping.unmappedRequired).toEqual(['a']);
    expect(mapping.applyRow(rowsOf([['x']])[0]!).problems).toEqual([]);
  });

  it('takes the first filled cell of several columns', () => {
    const given = { fields: [{ name: 'a' }], correspondences: [feeds('a', [0, 1, 2])] };
    expect(applied(given, [' ', 'N/A', 'third']).values).toEqual(['third']);
  });

  it('joins filled cells, trimmed, without a separator for missing ones', () => {
    const given = {
      fields: [{ name: 'a' }],
      correspondences: [feeds('a', [0, 1, 2], [{ kind: 'concatenate' as const, separator: ', ' }])],
    };
    expect(applied(given, [' Doe', '', 'John ']).values).toEqual(['Doe, John']);
    expect(applied(given, ['', '', '']).values).toEqual([null]);
  });

  it('gives a constant without any column', () => {
    const given = {
      fields: [{ name: 'currency', required: true }],
      correspondences: [feeds('currency', [], [{ kind: 'constant' as const, value: 'USD' }])],
    };
    expect(applied(given, []).values).toEqual(['USD']);
  });

  it('does not let a default stand in for a cell that could not be read', () => {
    const given: Given = {
      fields: [{ name: 'n', type: 'number' }],
      correspondences: [
        feeds(
          'n',
          [0],
          [
            { kind: 'parseNumber', decimalMark: '.' },
            { kind: 'defaultValue', value: '0' },
          ],
        ),
      ],
    };
    expect(applied(given, ['']).values).toEqual(['0']);
    expect(applied(given, ['zero']).problems[0]?.code).toBe('NOT_A_NUMBER');
  });

  it('rejects a row with a filled cell beyond the columns of its table', () => {
    const given = {
      fields: [{ name: 'a' }],
      correspondences: [feeds('a', [0])],
      options: { columnCount: 2 },
    };
    expect(applied(given, ['x', 'y', ' ']).problems).toEqual([]);
    expect(applied(given, ['x', 'y', 'z']).problems).toEqual([{ field: '', code: 'RAGGED_ROW', raw: 'z' }]);
  });

  it('passes over correspondences to fields that the schema does not have', () => {
    const given = { fields: [{ name: 'a' }], correspondences: [feeds('gone', [0]), feeds('a', [0])] };
    expect(applied(given, ['x'])).toEqual({ values: ['x'], problems: [] });
  });

  it('never throws, and gives a value or a problem for every field, for any cells', () => {
    const field = fc.record({ type: fc.constantFrom(...fieldTypes), required: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 1, maxLength: 6 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 7 }),
        (fields, cells) => {
          const named = fields.map((some, i) => ({
            ...some,
            name: `f${i}`,
            enum: ['a', 'b'],
            maxLength: 12,
          }));
          const result = applied(
            {
              fields: named,
              correspondences: named.map((some, i) => feeds(some.name, [i])),
              options: { columnCount: 6 },
            },
            cells,
          );
          expect(result.values).toHaveLength(fields.length);
          expect(result.values).not.toContain('');
          for (const problem of result.problems) {
            const at = named.findIndex((some) => some.name === problem.field);
            expect(at < 0 ? problem.code : result.values[at]).toBe(at < 0 ? 'RAGGED_ROW' : null);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the check of a field', () => {
  it.each([
    ['number', '1,234.50', '1234.50'],
    ['number', '12345678901234567.89', '12345678901234567.89'],
    ['number', '1,5', 'NOT_A_NUMBER'],
    ['integer', '5.00', '5'],
    ['integer', '5.5', 'NOT_AN_INTEGER'],
    ['integer', 'five', 'NOT_A_NUMBER'],
    ['date', '2024-05-31', '2024-05-31'],
    ['date', '2024-05-31 08:30', '2024-05-31'],
    ['date', '31.12.2024', '2024-12-31'],
    ['date', '03/04/2025', 'AMBIGUOUS_DATE'],
    ['date', '2024-02-30', 'NOT_A_DATE'],
    ['date', '2024-05', 'NOT_A_DATE'],
    ['date', 'soon', 'NOT_A_DATE'],
    ['datetime', '2024-05-31T08:30:00+02:00', '2024-05-31T08:30:00+02:00'],
    ['datetime', '2024-05-31', '2024-05-31T00:00:00'],
    ['boolean', 'Yes', 'true'],
    ['boolean', 'X', 'true'],
    ['boolean', 'maybe', 'NOT_A_BOOLEAN'],
    ['email', ' a@example.org ', 'a@example.org'],
    ['email', 'a@b', 'NOT_AN_EMAIL'],
    ['phone', '+49 (30) 1234567', '+49 (30) 1234567'],
    ['phone', '01 23 45 67 89', '01 23 45 67 89'],
    ['phone', '5551234', '5551234'],
    ['phone', '12.05.2024', 'NOT_A_PHONE'],
    ['phone', '12', 'NOT_A_PHONE'],
    ['url', 'https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['url', 'example', 'NOT_A_URL'],
    ['string', '007', '007'],
    ['string', ' as it is ', ' as it is '],
    ['tag', '#adm1+code', '#adm1+code'],
  ] as const)('takes %s %j as %j', (type, cell, expected) => {
    expect(one({ type }, cell)).toBe(expected);
  });

  it('gives the list its own spelling', () => {
    const list = { type: 'enum' as const, enum: ['Open', 'Closed', 'NA'] };
    expect(one(list, ' CLOSED ')).toBe('Closed');
    expect(one(list, 'other')).toBe('NOT_IN_LIST');
    expect(one(list, 'NA')).toBe('NA');
    expect(one(list, 'N/A')).toBeNull();
  });

  it('keeps spellings of a list apart that differ in case only', () => {
    const list = { type: 'enum' as const, enum: ['m', 'M'] };
    expect(one(list, 'M')).toBe('M');
    expect(one(list, 'm')).toBe('m');
  });

  it('counts characters, not code units, and text only after it was read', () => {
    expect(one({ maxLength: 2 }, '😀😀')).toBe('😀😀');
    expect(one({ maxLength: 2 }, 'abc')).toBe('TOO_LONG');
    expect(one({ type: 'number', maxLength: 4 }, '$ 1,000')).toBe('1000');
  });

  it('takes words for nothing as missing where they can be no value', () => {
    for (const type of ['number', 'date', 'email', 'phone', 'url', 'boolean'] as const) {
      expect(one({ type }, 'n/a')).toBeNull();
      expect(one({ type }, '-')).toBeNull();
    }
    expect(one({ type: 'string' }, 'N/A')).toBeNull();
    expect(one({ type: 'string' }, '-')).toBe('-');
    expect(one({ type: 'number' }, '-999')).toBe('-999');
    expect(one({ type: 'number', required: true }, 'n/a')).toBe('REQUIRED_MISSING');
  });

  it('leaves to mapValues what it speaks of', () => {
    const given: Given = {
      fields: [{ name: 'f' }],
      correspondences: [
        feeds(
          'f',
          [0],
          [{ kind: 'mapValues', entries: [{ from: 'n/a', to: 'none given' }], otherwise: 'keep' }],
        ),
      ],
    };
    expect(applied(given, ['N/A']).values).toEqual(['none given']);
  });
});
