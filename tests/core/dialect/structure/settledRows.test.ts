import { describe, expect, it } from 'vitest';
import { withSettledRows } from '../../../../core/dialect/structure/settledRows.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';

const structure: TableStructure = {
  headerRows: [1],
  firstDataRow: 2,
  skippedRows: [0, 5, 9],
  derivedRows: [5, 9],
  headerMargin: 1,
  columnNames: ['a', 'b'],
};

describe('withSettledRows', () => {
  it('leaves a structure alone of which nobody said anything', () => {
    expect(withSettledRows(structure, {})).toBe(structure);
  });

  it('takes a total back among the data and leaves another row out', () => {
    expect(withSettledRows(structure, { keptRows: [9], leftOutRows: [7] })).toMatchObject({
      skippedRows: [0, 5, 7],
      derivedRows: [5],
      keptRows: [9],
    });
  });

  it('ends the table behind the last data row, and not before the first one', () => {
    expect(withSettledRows(structure, { lastDataRow: 6 })).toMatchObject({
      span: { first: 0, end: 7 },
      tailKnown: true,
    });
    expect(withSettledRows(structure, { lastDataRow: 1 })).toBe(structure);
  });

  it('says nothing of records that are no part of the table', () => {
    expect(withSettledRows(structure, { keptRows: [0], leftOutRows: [1] })).toBe(structure);
  });
});
