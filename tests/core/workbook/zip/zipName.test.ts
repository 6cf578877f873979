import { expect, test } from 'vitest';
import { readZipName } from '../../../../core/workbook/zip/zipName.ts';

test.each([
  ['UTF-8', [0xc3, 0xa4, 0x2e, 0x63, 0x73, 0x76], 'ä.csv'],
  ['the code page of old zips', [0x4d, 0x84, 0x72, 0x7a, 0x2e, 0x63, 0x73, 0x76], 'März.csv'],
  ['backslashes', [0x61, 0x5c, 0x62], 'a/b'],
])('reads %s', (_, bytes, name) => {
  expect(readZipName(Uint8Array.from(bytes))).toBe(name);
});

test('has a character for every byte', () => {
  const name = readZipName(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(new Set(name).size).toBe(255);
  expect(name).toHaveLength(256);
});
