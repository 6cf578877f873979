import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf, OriginsBuilder } from '../../../core/parse/recordOrigins.ts';

/** Sheets by the rows that were taken of each, ascending. */
const taken = fc.array(
  fc.uniqueArray(fc.nat(60), { maxLength: 30 }).map((rows) => rows.toSorted((a, b) => a - b)),
  { maxLength: 6 },
);

describe('recordOrigins', () => {
  it('knows the sheet and row of every record, and of no record before the first', () => {
    fc.assert(
      fc.property(taken, (sheets) => {
        const names = sheets.map((_, sheet) => `S${sheet}`);
        const built = new OriginsBuilder();
        const expected: { sheet: string; row: number }[] = [];
        for (const [sheet, rows] of sheets.entries())
          for (const row of rows) {
            built.add(expected.length + 1, sheet, row);
            expected.push({ sheet: names[sheet] ?? '', row });
          }
        const origins = built.finish(names);
        expect(expected.map((_, at) => originOf(origins, at + 1))).toEqual(expected);
        expect(originOf(origins, 0)).toBeUndefined();
      }),
    );
  });

  it('finds the record of a row of the last sheet, or of the next row that was taken', () => {
    fc.assert(
      fc.property(taken, fc.nat(70), (sheets, row) => {
        const built = new OriginsBuilder();
        let next = 1;
        const last = new Map<number, number>();
        for (const [sheet, rows] of sheets.entries()) {
          if (rows.length > 0) last.clear();
          for (const one of rows) {
            built.add(next, sheet, one);
            last.set(one, next);
            next += 1;
          }
        }
        if (last.size === 0) return;
        const later = [...last.keys()].find((one) => one >= row);
        expect(built.recordFrom(row)).toEqual({
          record: later === undefined ? next : last.get(later),
          isRow: last.has(row),
        });
      }),
    );
  });

  it('keeps one run for rows that follow one another', () => {
    const built = new OriginsBuilder();
    for (let row = 0; row < 1_000; row += 1) built.add(row + 1, 0, row + 5 + (row >= 500 ? 1 : 0));
    expect(built.finish(['A']).firstRecord).toEqual(Int32Array.of(1, 501));
  });
});
