import { expect, test } from 'vitest';
import { sniffContainer } from '../../../../core/workbook/zip/sniffContainer.ts';

test.each([
  ['zip', [0x50, 0x4b, 3, 4, 20, 0, 0, 0]],
  ['zip', [0x50, 0x4b, 5, 6, 0, 0, 0, 0]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['gzip', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]],
  ['biff', [0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00]],
  ['text', [0x50, 0x4b, 0x3b, 0x31, 0x0a, 0, 0, 0]],
  ['text', [0xd0, 0xcf]],
  ['text', []],
] as const)('knows %s by its first bytes', (kind, bytes) => {
  expect(sniffContainer(Uint8Array.from(bytes))).toBe(kind);
});
