import { describe, expect, it } from 'vitest';
import { completedHeader } from '../../../../core/dialect/header/shortHeader.ts';

describe('completedHeader', () => {
  const dated = [
    ['1/2/2025', '10:00', '2', 'MG-1', '4.50', ''],
    ['1/2/2025', '10:15', '1', 'MG-2', '3.50', ''],
    ['2/2/2025', '10:30', '7', 'MG-3', '9.00', ''],
  ];

  it('cuts two names apart that a quote stands between', () => {
    expect(completedHeader(['DATE', 'TIME', 'Qty', 'CODE', '"Price"Notes'], dated)).toEqual([
      'DATE',
      'TIME',
      'Qty',
      'CODE',
      'Price',
      'Notes',
    ]);
    expect(completedHeader(['DATE', 'TIME', 'Qty', 'CODE"Price"', 'Notes'], dated)[3]).toBe('CODE');
  });

  it('cuts two names apart that are written in two ways, as others beside them are', () => {
    expect(completedHeader(['DATE', 'TIMEQty', 'CODE', 'Price', 'Notes'], dated)).toEqual([
      'DATE',
      'TIME',
      'Qty',
      'CODE',
      'Price',
      'Notes',
    ]);
    const whole = ['DATE', 'TIME', 'Qty', 'ProductID', 'Price'];
    expect(completedHeader(whole, dated)).toBe(whole);
  });

  it('leaves the column of row names without a name, as programs for statistics write it', () => {
    const rows = [
      ['r1', '1', '2'],
      ['r2', '3', '4'],
      ['r3', '5', '6'],
    ];
    expect(completedHeader(['x', 'y'], rows)).toEqual(['', 'x', 'y']);
    expect(
      completedHeader(
        ['x', 'y'],
        rows.map(([, a = '', b = '']) => ['same', a, b]),
      ),
    ).toEqual(['x', 'y']);
  });

  it('leaves a header alone that is as wide as the rows, or whose rows only end in a delimiter too many', () => {
    const header = ['id', 'name'];
    expect(
      completedHeader(header, [
        ['1', 'Ann'],
        ['2', 'Bob'],
      ]),
    ).toBe(header);
    expect(
      completedHeader(header, [
        ['1', 'Ann', ''],
        ['2', 'Bob', ''],
      ]),
    ).toBe(header);
    expect(
      completedHeader(header, [
        ['1', 'Ann', 'x'],
        ['2', 'Bob', ''],
        ['3', 'Cid', 'y'],
      ]),
    ).toBe(header);
    expect(completedHeader(header, [['1', 'Ann', 'x']])).toBe(header);
  });
});
