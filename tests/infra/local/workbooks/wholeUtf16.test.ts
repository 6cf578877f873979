import { expect, test } from 'vitest';
import { guardUtf16 } from '../../../../infra/local/workbooks/wholeUtf16.ts';

test('half a character at the end of a text is left aside, at any address', () => {
  guardUtf16();
  guardUtf16();
  // The sizes at which the byte too many falls behind what was made room for.
  for (const length of [1_417, 31_417]) {
    for (let times = 0; times < 50; times += 1) {
      const text = Buffer.alloc(length + 1)
        .subarray(1)
        .toString('utf16le');
      expect(text).toHaveLength((length - 1) / 2);
    }
  }
});

test('everything else reads as before', () => {
  guardUtf16();
  const bytes = Buffer.from('a é 王', 'utf16le');
  expect(bytes.toString('utf16le')).toBe('a é 王');
  expect(bytes.toString('utf16le', 4, 6)).toBe('é');
  expect(Buffer.from('a é').toString()).toBe('a é');
  expect(Buffer.from('abc').toString('hex')).toBe('616263');
  expect(Buffer.from('abc').toString('latin1', 1)).toBe('bc');
});
