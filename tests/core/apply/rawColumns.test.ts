import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { withRawColumns } from '../../../core/apply/rawColumns.ts';
import { feeds, rowsOf, schemaOf } from './fixture.ts';

const schema = schemaOf([
  { name: 'id' },
  { name: 'amount', type: 'number' },
  { name: 'name' },
  { name: 'amount_raw' },
  { name: 'open' },
]);
const correspondences = [
  feeds('id', [0], [{ kind: 'trim' }]),
  feeds('amount', [1], [{ kind: 'parseNumber', decimalMark: ',' }]),
  feeds('name', [2, 0], [{ kind: 'concatenate', separator: ' ' }]),
  feeds('open', [], [{ kind: 'constant', value: 'yes' }]),
];

describe('columns with the text of the source', () => {
  const target = withRawColumns({ schema, correspondences });
  const compiled = compileMapping(target.schema, target.correspondences);

  it('stand behind each field that may be changed, under a name that is free', () => {
    expect(target.schema.fields.map(({ name }) => name)).toEqual([
      'id',
      'amount',
      'amount_raw_2',
      'name',
      'name_raw',
      'amount_raw',
      'open',
    ]);
  });

  it('hold the text as it stands, a word for no value included', () => {
    const [one, two] = rowsOf([
      ['7', ' 1.234,50 €', 'Ann'],
      ['8', 'N/A', 'Bob'],
    ]);
    expect(compiled.applyRow(one!).values).toEqual([
      '7',
      '1234.50',
      ' 1.234,50 €',
      'Ann 7',
      'Ann | 7',
      null,
      'yes',
    ]);
    expect(compiled.applyRow(two!).values.slice(1, 3)).toEqual([null, 'N/A']);
  });

  it('change nothing of what becomes of a row', () => {
    const plain = compileMapping(schema, correspondences);
    for (const row of rowsOf([
      ['7', 'twelve', ''],
      ['', '', ''],
      ['1', '2', '3'],
    ])) {
      expect(compiled.applyRow(row).problems).toEqual(plain.applyRow(row).problems);
    }
  });
});
