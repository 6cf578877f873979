import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectTables } from '../../../core/dialect/tables/detectTables.ts';
import { mergedData } from '../../../core/dialect/tables/mergedData.ts';
import type { Range } from '../../../core/model/range.ts';
import type { DeclaredTable, SheetLayout, Stretch } from '../../../core/model/sheet.ts';

const place = fc.oneof({ weight: 9, arbitrary: fc.nat(12) }, fc.constantFrom(16_383, 1_048_575));
const range: fc.Arbitrary<Range> = fc.tuple(place, place, place, place).map(([a, b, c, d]) => ({
  top: Math.min(a, b),
  bottom: Math.max(a, b),
  left: Math.min(c, d, 16_383),
  right: Math.min(Math.max(c, d), 16_383),
}));
const stretches: fc.Arbitrary<readonly Stretch[]> = fc
  .uniqueArray(place, { maxLength: 6 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) => ends.flatMap((end, at): Stretch[] => (at % 2 === 1 ? [[ends[at - 1] ?? 0, end]] : [])));
const declared: fc.Arbitrary<DeclaredTable> = fc.record({
  name: fc.constantFrom('', 'T'),
  range,
  headerRows: fc.nat(1),
  totalsRows: fc.nat(1),
});
const layouts: fc.Arbitrary<SheetLayout> = fc.record({
  merges: fc.array(range, { maxLength: 5 }),
  frozenRows: place,
  filter: fc.option(range),
  tables: fc.array(declared, { maxLength: 4 }),
  titleRows: stretches.map(([first]) => first ?? [0, 0]),
  hiddenRows: stretches,
  hiddenColumns: stretches,
  groupedRows: stretches,
  markedRows: fc.uniqueArray(place, { maxLength: 6 }).map((rows) => rows.toSorted((a, b) => a - b)),
});
const cell = fc.constantFrom(
  '',
  '',
  'Name',
  'Sum',
  'North',
  'Total',
  '2019',
  '7',
  '12.5',
  '2024-01-31',
  'a long remark',
);
const sheets = fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 14 });

test('whatever a layout says, tables have their rows in order and within the text', () => {
  fc.assert(
    fc.property(sheets, layouts, fc.boolean(), (records, layout, complete) => {
      const { tables, chosen } = detectTables(records, { complete, layout });
      expect(tables.length).toBeGreaterThan(chosen);
      for (const { structure, panel } of tables) {
        const { headerRows, firstDataRow, skippedRows, span } = structure;
        for (const rows of [headerRows, skippedRows])
          expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
        expect(headerRows.every((row) => row < firstDataRow && row < records.length)).toBe(true);
        expect(headerRows.some((row) => skippedRows.includes(row))).toBe(false);
        expect(headerRows.every((row) => row >= (span?.first ?? 0))).toBe(true);
        expect(span?.end ?? firstDataRow).toBeGreaterThanOrEqual(firstDataRow);
        expect((panel?.right ?? 0) - (panel?.left ?? 0)).toBeGreaterThanOrEqual(0);
      }
      for (const { top, bottom } of mergedData(layout, tables).down) expect(bottom).toBeGreaterThan(top);
    }),
    { numRuns: 2_000 },
  );
});
