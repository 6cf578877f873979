import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { originalCells } from '../../../core/report/originalCells.ts';
import { encodeRecord, standardDialect } from '../parse/encodeRecord.ts';

const cell = fc.string({ unit: fc.constantFrom('"', 'a', '\n', ' ', ',', 'é'), maxLength: 4 });

test('records come apart into the cells that they were written of', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (records) => {
      const texts = records.map((cells) => encodeRecord(cells).replace(/\r?\n$/, ''));
      expect(originalCells(texts, standardDialect)).toEqual(records);
    }),
  );
});

test('where one is no whole record, all stay in one piece', () => {
  expect(originalCells(['a,"b', '1,2', 'x\ny'], standardDialect)).toEqual([['a,"b'], ['1,2'], ['x\ny']]);
});
