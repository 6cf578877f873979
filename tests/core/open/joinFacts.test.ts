import { describe, expect, it } from 'vitest';
import { FactsJoiner, type SheetPlace } from '../../../core/open/joinFacts.ts';
import { workbookOptions } from '../../../core/model/options/workbookOptions.ts';
import { type ColumnFormats, plainFacts, type SheetFacts } from '../../../core/model/sheet.ts';

const facts = (columns: readonly ColumnFormats[], rows: readonly number[] = []): SheetFacts => ({
  ...plainFacts,
  formats: { dateSystem: 1904, columns },
  findings: {
    textNumbers: rows.length === 0 ? [] : [{ column: 1, count: rows.length, rows }],
    formulasWithoutValue: [],
  },
});

/** Rows from `top` on, without a gap, from a record on. */
const place = (first: number, top: number, count: number): SheetPlace => ({
  columnsBefore: 0,
  first,
  end: first + count,
  recordFrom: (row) => {
    const record = Math.max(first, first + row - top);
    return record >= first + count || row < top
      ? { record: Math.min(record, first + count), isRow: false }
      : { record, isRow: true };
  },
});

describe('FactsJoiner', () => {
  it('tells formats by the records of the text of all sheets', () => {
    const joiner = new FactsJoiner(0, 5);
    joiner.add(facts([[[0, '0.0']], [[3, 'yyyy']]]), place(1, 1, 10));
    joiner.add(facts([[[0, '0.0']]]), place(11, 4, 5));
    joiner.add(facts([[[0, '0.00']], [[0, 'yyyy']]]), place(16, 1, 5));
    expect(joiner.finish().formats).toEqual({
      dateSystem: 1904,
      columns: [
        [
          [1, '0.0'],
          [16, '0.00'],
        ],
        [
          [3, 'yyyy'],
          [11, 'General'],
          [16, 'yyyy'],
        ],
      ],
    });
  });

  it('moves columns of a sheet whose table begins further to the right', () => {
    const joiner = new FactsJoiner(0, 5);
    joiner.add(facts([[[0, 'm']], [[0, 'd']]]), { ...place(1, 1, 3), columnsBefore: 1 });
    expect(joiner.finish().formats.columns).toEqual([[[1, 'd']]]);
  });

  it('counts findings among the rows that were taken, and none of titles and totals', () => {
    const joiner = new FactsJoiner(0, 5);
    joiner.add(facts([], [0, 1, 4, 99]), place(1, 1, 10));
    joiner.add(facts([], [2]), place(11, 1, 10));
    expect(joiner.finish().findings.textNumbers).toEqual([{ column: 1, count: 3, rows: [1, 4, 12] }]);
  });

  it('tells what is hidden and merged among the rows that were taken', () => {
    const joiner = new FactsJoiner(0, 5);
    const layout = {
      ...plainFacts.layout,
      merges: [
        { top: 0, bottom: 0, left: 0, right: 3 },
        { top: 2, bottom: 4, left: 1, right: 1 },
      ],
      hiddenRows: [[4, 30]] as const,
      hiddenColumns: [[2, 2]] as const,
    };
    joiner.add({ ...plainFacts, layout }, place(1, 1, 10));
    joiner.add({ ...plainFacts, layout }, place(11, 1, 2));
    expect(joiner.finish().layout).toEqual({
      ...plainFacts.layout,
      merges: [
        { top: 2, bottom: 4, left: 1, right: 1 },
        { top: 12, bottom: 12, left: 1, right: 1 },
      ],
      hiddenRows: [[4, 10]],
      hiddenColumns: [[2, 2]],
    });
  });

  it('says nothing of cells beyond the columns, where the names of the sheets stand', () => {
    const joiner = new FactsJoiner(0, 1);
    joiner.add(facts([[[0, 'm']], [[0, 'd']]], [2]), place(1, 1, 3));
    expect(joiner.finish()).toMatchObject({
      formats: { columns: [[[1, 'm']]] },
      findings: { textNumbers: [] },
    });
  });

  it('keeps no formats at all where they change too often', () => {
    const joiner = new FactsJoiner(0, 5);
    const count = workbookOptions.formatRuns + 5;
    const changes = Array.from({ length: count }, (_, row) => [row + 1, row % 2 === 0 ? 'a' : 'b'] as const);
    joiner.add(facts([changes]), place(1, 1, count));
    expect(joiner.finish().formats.columns).toEqual([]);
  });
});
