import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { checkPack } from '../../../core/packs/checkPack.ts';
import { packDifferences } from '../../../core/packs/packDifferences.ts';
import { packText } from '../../../core/packs/packText.ts';

const fields = [
  { name: 'day', type: 'date' },
  { name: 'amount', type: 'number' },
  { name: 'code', type: 'string' },
];

/** Where something is wrong, and what. */
function errorsOf(more: object): readonly string[] {
  const { errors } = checkPack({ id: 'p', title: 'P', version: '1', fields, ...more });
  return errors.map(({ path, message }) => `${path}: ${message}`);
}

function derived(derive: object, name = 'new'): object {
  return { derived: [{ name, derive }] };
}

describe('derived fields of a pack', () => {
  it('come through the text of the pack as they were, with what may be left out', () => {
    for (const pack of builtInPacks) {
      const { pack: again, errors } = checkPack(JSON.parse(packText(pack)));
      expect(errors).toEqual([]);
      expect(again).toEqual(pack);
    }
    const { pack } = checkPack({
      id: 'p',
      title: 'P',
      version: '1',
      fields,
      ...derived({ kind: 'ratio', of: 'amount', to: 'amount' }, 'the_share'),
    });
    expect(pack?.derived).toEqual([
      {
        name: 'the_share',
        label: 'The share',
        description: '',
        derive: { kind: 'ratio', of: 'amount', to: 'amount', decimals: 4 },
      },
    ]);
  });

  it('need fields that stand before, of a type that is of use', () => {
    expect(errorsOf(derived({ kind: 'daysBetween', from: 'day', to: 'end' }))).toEqual([
      'derived[0].derive.to: no field end stands before',
    ]);
    expect(errorsOf(derived({ kind: 'ratio', of: 'amount', to: 'code' }))).toEqual([
      'derived[0].derive.to: a figure is expected, and code is string',
    ]);
    expect(errorsOf(derived({ kind: 'datePart', of: 'new', part: 'year' }))).toEqual([
      'derived[0].derive.of: no field new stands before',
    ]);
    expect(errorsOf(derived({ kind: 'datePart', of: 'day', part: 'year' }, 'code'))).toEqual([
      'derived[0].name: the name code stands twice',
    ]);
    expect(errorsOf(derived({ kind: 'scoreReasons', of: 'code' }))).toEqual([
      'derived[0].derive.of: code is no score',
    ]);
    expect(errorsOf(derived({ kind: 'sqrt', of: 'amount' }))).toHaveLength(1);
  });

  it('need bands in order, and codes that can be met', () => {
    const band = (...ends: readonly (number | null)[]) =>
      errorsOf(derived({ kind: 'band', of: 'amount', bands: ends.map((below) => ({ below, label: 'x' })) }));
    expect(band(1, 2, null)).toEqual([]);
    expect(band(2, 2)).toEqual(['derived[0].derive.bands[1].below: 2 is not above 2']);
    expect(band(null, 2)).toHaveLength(1);
    const codes = (...given: readonly string[]) =>
      errorsOf(derived({ kind: 'codeGroup', of: 'code', groups: [{ label: 'x', codes: given }] }));
    expect(codes('A', 'I20-I25')).toEqual([]);
    expect(codes('I25-I20', 'A-B99', '1-2-3')).toHaveLength(3);
  });
});

describe('outputs of a pack', () => {
  const measures = [{ name: 'rows', of: 'count' }];

  it('need fields that are there', () => {
    expect(errorsOf({ output: { partition: { field: 'gone', by: ['year'] } } })).toEqual([
      'output.partition.field: there is no field gone',
    ]);
    expect(errorsOf({ output: { partition: { field: 'code', by: ['month', 'year'] } } })).toHaveLength(2);
    const aggregate = {
      name: 'a',
      title: 'A',
      by: ['gone'],
      measures: [{ name: 's', of: 'sum', field: 'code' }],
    };
    expect(errorsOf({ output: { aggregates: [aggregate] } })).toEqual([
      'output.aggregates[0].by[0]: there is no field gone',
      'output.aggregates[0].measures[0].field: a figure is expected, and code is string',
    ]);
    expect(errorsOf({ output: { aggregates: [{ name: '../a', title: 'A', measures }] } })).toHaveLength(1);
  });

  it('have no folder that is called like a field', () => {
    const more = { fields: [...fields, { name: 'Year', type: 'integer' }] };
    expect(errorsOf({ ...more, output: { partition: { field: 'day', by: ['year'] } } })).toEqual([
      'output.partition.by: year is the name of a field, Year, too',
    ]);
  });

  it('are told apart between versions', () => {
    const claims = builtInPacks.find(({ id }) => id === 'healthcare.claims');
    if (claims === undefined) throw new Error('there are claims');
    const { derived: all = [], output, ...rest } = claims;
    const [first] = output?.aggregates ?? [];
    expect(
      packDifferences(claims, {
        ...rest,
        derived: all.slice(1),
        output: { aggregates: first === undefined ? [] : [first] },
      }),
    ).toEqual([
      { kind: 'pack', key: 'derived', before: 'Length of stay', after: '' },
      { kind: 'pack', key: 'parquet', before: 'service_start_date: year, month', after: '' },
      {
        kind: 'pack',
        key: 'aggregates',
        before: 'By billing provider, By diagnosis chapter, By place of service',
        after: '',
      },
      { kind: 'pack', key: 'keepSource', before: 'yes', after: '' },
    ]);
    expect(packDifferences(claims, claims)).toEqual([]);
  });
});
