import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord, recordEnd } from '../../../../core/values/text/csvRecord.ts';
import { encodeRecord } from '../../parse/encodeRecord.ts';
import { readCsv } from '../../apply/fixture.ts';

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', '"', '""', ',', ';', '\r', '\n', '\r\n', ' a ', 'a"b', 'x,y', '=1+1', '007'),
);

describe('csvRecord', () => {
  it('quotes only what has to be quoted', () => {
    expect(csvRecord(['plain', 'a,b', 'say "so"', 'two\nlines', ' spaced ', '007'])).toBe(
      'plain,"a,b","say ""so""","two\nlines", spaced ,007',
    );
  });

  it('writes a missing value as an empty cell', () => {
    expect(csvRecord([null, 'a', null])).toBe(',a,');
  });

  it('writes a lone empty cell in quotes, since a blank line is no record', () => {
    expect(csvRecord([null])).toBe('""');
    expect(csvRecord([''])).toBe('""');
  });

  it('quotes by its own separator', () => {
    expect(csvRecord(['a,b', 'c;d'], ';')).toBe('a,b;"c;d"');
  });

  it('gives back every cell to another reader', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (records) => {
          const text = records.map((record) => csvRecord(record) + recordEnd).join('');
          expect(readCsv(text)).toEqual(records);
        },
      ),
    );
  });

  it('writes what the parse stage writes, which no stage may import', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        expect(csvRecord(cells) + recordEnd).toBe(encodeRecord(cells));
      }),
    );
  });
});
