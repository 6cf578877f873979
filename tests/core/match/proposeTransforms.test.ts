import { expect, test } from 'vitest';
import { completeEdits } from '../../../core/match/completeEdits.ts';
import { proposeTransforms } from '../../../core/match/proposeTransforms.ts';
import type { Field } from '../../../core/model/targetSchema.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from './columns.ts';

const field = (type: Field['type'], list: readonly string[] = []) =>
  schemaOf({ name: 'f', type, enum: list }).fields[0]!;

test('reads dates in all formats of the column', () => {
  const column = columnNamed('d', { type: 'date', format: 'DD.MM.YYYY | YYYY-MM-DD' });
  expect(proposeTransforms(column, field('date'))).toEqual([
    { kind: 'trim' },
    { kind: 'parseDate', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] },
  ]);
});

test('reads numbers with the decimal mark of the column', () => {
  const column = columnNamed('n', { type: 'number', format: '1.234,56' });
  expect(proposeTransforms(column, field('number')).at(-1)).toEqual({
    kind: 'parseNumber',
    decimalMark: ',',
  });
});

test('maps only values that are not yet in the list', () => {
  const column = columnNamed('s', valuesOf('Open', 'o', 'CLOSED', 'ruht', 'offen'));
  expect(proposeTransforms(column, field('enum', ['Open', 'Closed']))).toEqual([
    { kind: 'trim' },
    {
      kind: 'mapValues',
      entries: [
        { from: 'o', to: 'Open' },
        { from: 'offen', to: 'Open' },
      ],
      otherwise: 'keep',
    },
  ]);
});

test('an assigned field gets the transforms that its column needs, unless the step sets some', () => {
  const columns = inFile(columnNamed('Betrag', { type: 'number', format: '1.234,56' }));
  const schema = schemaOf({ name: 'paid', type: 'number' });
  const assign = { kind: 'assign', columnIndex: 0, field: 'paid' } as const;
  expect(completeEdits([assign], columns, schema)).toEqual([
    assign,
    {
      kind: 'setTransforms',
      columnIndex: 0,
      transforms: [{ kind: 'trim' }, { kind: 'parseNumber', decimalMark: ',' }],
    },
  ]);
  const own = [assign, { kind: 'setTransforms', columnIndex: 0, transforms: [] }] as const;
  expect(completeEdits(own, columns, schema)).toEqual(own);
});
