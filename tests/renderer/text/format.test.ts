import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatConfidence,
  formatCounted,
  formatDuration,
  formatShare,
} from '../../../renderer/text/format.ts';

const plain = (words: string): string => words.replaceAll(/[\u00a0\u202f\s]/g, ' ');

describe('shares', () => {
  test('a share just below one is never shown as all, one just above zero never as none', () => {
    expect(plain(formatShare(0.99999))).toContain('99.9');
    expect(plain(formatShare(0.00001))).toContain('0.1');
    expect(plain(formatShare(1))).toMatch(/^100 ?%$/);
    expect(plain(formatShare(0))).toMatch(/^0 ?%$/);
  });

  test('only a whole reads as a hundred percent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const whole = formatShare(share).startsWith('100');
        expect(whole).toBe(share === 1);
      }),
    );
  });

  test('a confidence never claims the band above its own', () => {
    expect(plain(formatConfidence(0.8999))).toMatch(/^89/);
    expect(plain(formatConfidence(0.9))).toMatch(/^90/);
  });
});

describe('amounts', () => {
  test('bytes have the unit that keeps them short', () => {
    expect(plain(formatBytes(999))).toBe('999 bytes');
    expect(plain(formatBytes(1_500))).toBe('1.5 kB');
    expect(plain(formatBytes(186_000_000))).toBe('186 MB');
  });

  test('one thing is singular, all other counts are plural', () => {
    expect(formatCounted(1, 'row', 'rows')).toBe('1 row');
    expect(formatCounted(0, 'row', 'rows')).toBe('0 rows');
    expect(formatCounted(1204, 'row', 'rows')).toMatch(/^1.?204 rows$/);
  });

  test('time left is rounded up and never zero', () => {
    expect(formatDuration(0)).toBe('1s');
    expect(formatDuration(4_200)).toBe('5s');
    expect(formatDuration(61_000)).toBe('1m 5s');
    expect(formatDuration(3_600_000)).toBe('1h');
  });
});
