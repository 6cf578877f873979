import * as fc from 'fast-check';
import { crc32 as platformCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from '../../../core/workbook/crc32.ts';

test('is the checksum that zlib computes, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
      const first = bytes.subarray(0, cut);
      const second = bytes.subarray(first.length);
      expect(crc32(second, crc32(first))).toBe(platformCrc32(bytes));
    }),
  );
});
