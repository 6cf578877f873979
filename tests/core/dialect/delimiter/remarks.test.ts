import { describe, expect, it } from 'vitest';
import { withSkipped, withoutRemarks } from '../../../../core/dialect/delimiter/remarks.ts';
import type { DelimiterGuess, TableStructure } from '../../../../core/model/dialect.ts';
import { standardDialect } from '../../parse/encodeRecord.ts';

const commented: DelimiterGuess = { ...standardDialect, commentPrefix: '#' };

describe('withoutRemarks', () => {
  it('blanks comment lines above and among the rows and keeps all numbers', () => {
    const records = [['# by hand'], ['id', 'name'], ['1', 'Ann'], ['# later', ' more'], ['2', 'Bob']];
    const { records: left, remarks } = withoutRemarks(records, commented);
    expect(remarks).toEqual([0, 3]);
    expect(left).toEqual([[], ['id', 'name'], ['1', 'Ann'], [], ['2', 'Bob']]);
  });

  it('leaves a header that is written as a remark', () => {
    const records = [['# by hand'], ['# x', 'y'], ['1', '2'], ['# end'], ['3', '4']];
    expect(withoutRemarks(records, commented).remarks).toEqual([0, 3]);
  });

  it('finds the names of a web log behind their label', () => {
    const records = [
      ['#Software:', 'Server', '1.0'],
      ['#Fields:', 'date', 'method', 'ms'],
      ['2025-01-03', 'GET', '12'],
      ['#Fields:', 'date', 'method', 'ms'],
      ['2025-01-04', 'PUT', '30'],
    ];
    const { records: left, remarks } = withoutRemarks(records, { ...commented, delimiter: ' ' });
    expect(remarks).toEqual([0, 3]);
    expect(left[1]).toEqual(['date', 'method', 'ms']);
    const alone = withoutRemarks(records.slice(1, 3), { ...commented, delimiter: ' ' });
    expect(alone).toEqual({ records: [['date', 'method', 'ms'], records[2]], remarks: [] });
  });

  it('blanks a first line that names the delimiter, and nothing that only looks like it', () => {
    const semicolons = { ...standardDialect, delimiter: ';' };
    expect(
      withoutRemarks(
        [
          ['sep=', ''],
          ['a', 'b'],
        ],
        semicolons,
      ).remarks,
    ).toEqual([0]);
    expect(withoutRemarks([['sep='], ['a', 'b']], semicolons).remarks).toEqual([]);
    expect(
      withoutRemarks(
        [
          ['a', 'b'],
          ['sep=', ''],
        ],
        semicolons,
      ).remarks,
    ).toEqual([]);
  });

  it('gives the very same records where there is no remark', () => {
    const records = [['#1', 'Ann']];
    expect(withoutRemarks(records, standardDialect).records).toBe(records);
  });
});

describe('withSkipped', () => {
  const structure: TableStructure = {
    headerRows: [1],
    firstDataRow: 2,
    skippedRows: [5],
    headerMargin: 1,
    columnNames: ['id', 'name'],
  };

  it('lists remarks among the rows that are no data', () => {
    expect(withSkipped(structure, [0, 3]).skippedRows).toEqual([0, 3, 5]);
    expect(withSkipped(structure, [])).toBe(structure);
  });
});
