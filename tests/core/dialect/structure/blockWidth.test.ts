import { describe, expect, it } from 'vitest';
import { blockWidth } from '../../../../core/dialect/structure/blockWidth.ts';

const widths = (...lengths: number[]): string[][] =>
  lengths.map((length) => Array.from({ length }, (_, i) => String(i)));

describe('blockWidth', () => {
  it('is the width of the widest block of records', () => {
    expect(blockWidth(widths(3, 3, 3, 3, 5, 5, 5, 5, 2, 2, 2))).toBe(5);
  });

  it('is not that of wide records that stand here and there, or are few', () => {
    expect(blockWidth(widths(3, 5, 3, 5, 3, 5, 3, 5))).toBe(0);
    expect(blockWidth(widths(3, 3, 3, 3, 3, 5, 5))).toBe(3);
    expect(blockWidth(widths(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 5))).toBe(3);
  });

  it('is nothing where all records are alike', () => {
    expect(blockWidth(widths(3, 3, 3))).toBe(0);
    expect(blockWidth([])).toBe(0);
  });
});
