import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypeChoice } from '../../../core/model/columnType.ts';
import { profileOf } from '../profile/foldTable.ts';

const choicesOf = (cells: readonly string[], type?: TypeChoice['type']): readonly TypeChoice[] =>
  (profileOf(cells).column.choices ?? []).filter((choice) => type === undefined || choice.type === type);

describe('typeChoices', () => {
  it('offers dates with the day first and with the month first, with the cells that disagree', () => {
    expect(choicesOf(['03/04/2025', '05/06/2025', '25/12/2025'], 'date')).toEqual([
      { type: 'date', format: 'DD/MM/YYYY', invalid: 0 },
      { type: 'date', format: 'MM/DD/YYYY', invalid: 1 },
    ]);
  });

  it('offers each format of a column that mixes several', () => {
    const formats = choicesOf(['2025-01-31', '2025-02-28', '31.03.2025'], 'date');
    expect(formats[0]).toEqual({ type: 'date', format: 'YYYY-MM-DD | DD.MM.YYYY', invalid: 0 });
    expect(formats).toContainEqual({ type: 'date', format: 'YYYY-MM-DD', invalid: 1 });
  });

  it('offers both decimal marks where they read the cells otherwise', () => {
    expect(choicesOf(['1,234', '5,678'], 'number').map(({ format }) => format)).toEqual([
      '1,234.56',
      '1.234,56',
    ]);
    expect(choicesOf(['12', '34'], 'number').map(({ format }) => format)).toEqual([null]);
  });

  it('always offers text, and codes with zeros in front as numbers only beside it', () => {
    const choices = choicesOf(['007', '012', '100']);
    expect(choices.map(({ type }) => type)).toEqual(['integer', 'number', 'code', 'text']);
    expect(profileOf(['007', '012', '100']).column.type).toBe('code');
  });

  it('says of each choice how many cells it leaves when it is taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('03/04/2025', '25/12/2025', '12/25/2025', '7', '1,5', 'x', '10:15'), {
          minLength: 1,
          maxLength: 12,
        }),
        (cells) => {
          for (const { type, format, invalid } of choicesOf(cells)) {
            const override = { columnIndex: 0, type, ...(format === null ? {} : { format }) };
            expect(profileOf(cells, 'value', [override]).column.invalid).toBe(invalid);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
