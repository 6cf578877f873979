import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyTail } from '../../../../core/dialect/structure/classifyTail.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';

const structure = (width: number): TableStructure => ({
  headerRows: [0],
  firstDataRow: 1,
  skippedRows: [],
  headerMargin: 1,
  columnNames: Array.from({ length: width }, (_, i) => `c${i}`),
});
const body = ['North|1|2.5|x', 'South|3|4.5|y', 'East|5|6.5|z', 'West|7|8.5|x'];
/** The classes of what follows a plain body, one record a line. */
const classesOf = (...tail: readonly string[]): string => {
  const records = [...body, ...tail].map((line) => line.split('|'));
  return classifyTail(records, { structure: structure(4) })
    .slice(body.length)
    .join(' ');
};

describe('classifyTail', () => {
  it('finds totals and notes behind the data', () => {
    expect(classesOf('Total|16|22|', '|||', 'Source: own survey|||', 'Figures are rounded|||')).toBe(
      'derived empty notes notes',
    );
    expect(classesOf('Summe|16|22|', 'Grand total|16|22|')).toBe('derived derived');
  });

  it('finds a sum without a label under labelled rows', () => {
    expect(classesOf('|16|22|')).toBe('derived');
    expect(classesOf('|16|22|', '|17|23|')).toBe('data data');
  });

  it('keeps rows whose label only begins like a total', () => {
    expect(classesOf('Total Wine & More|16|22|x')).toBe('data');
  });

  it('keeps a short last row that may lack the rest', () => {
    expect(classesOf('Centre|||')).toBe('data');
    expect(classesOf('C1|||x')).toBe('data');
    expect(classesOf('1)|as filed||')).toBe('notes');
    expect(classesOf('|||', 'Centre|||')).toBe('empty data');
  });

  it('takes no total for one that data rows follow', () => {
    expect(classesOf('Total|16|22|', 'Beyond|1|2|x')).toBe('data data');
  });

  it('keeps everything where no data row is among the records', () => {
    const notes = [
      ['Note: one', ''],
      ['Note: two', ''],
    ];
    expect(classifyTail(notes, { structure: structure(2) })).toEqual(['data', 'data']);
  });

  it('keeps the values of a single column', () => {
    const records = [['alpha beta gamma delta'], ['1) first'], ['end']];
    expect(classifyTail(records, { structure: structure(1) })).toEqual(['data', 'data', 'data']);
  });

  it('gives one class a record and calls exactly the blank ones empty', () => {
    const cell = fc.constantFrom('', ' ', 'Total', 'Source: x', '12', 'some words in a row', '-');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 10 }), (records) => {
        const classes = classifyTail(records, { structure: structure(3) });
        expect(classes).toHaveLength(records.length);
        for (const [i, record] of records.entries())
          expect(classes[i] === 'empty').toBe(record.every((text) => text.trim() === ''));
      }),
    );
  });
});
