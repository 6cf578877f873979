import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipMemberName, readGzipName } from '../../../core/archive/gzipName.ts';
import { bytesSource } from '../workbook/workbookFixture.ts';

/** A gzip file whose header has these fields. */
function packed(flags: number, fields: readonly number[]): Uint8Array {
  const plain = gzipSync('a,b\n');
  return Buffer.concat([
    plain.subarray(0, 3),
    Buffer.from([flags]),
    plain.subarray(4, 10),
    Buffer.from(fields),
    plain.subarray(10),
  ]);
}
const text = (name: string, encoding: BufferEncoding = 'utf8'): readonly number[] => [
  ...Buffer.from(name, encoding),
  0,
];

describe('readGzipName', () => {
  it.each([
    ['none', packed(0, []), undefined],
    ['one', packed(8, text('claims.csv')), 'claims.csv'],
    ['one behind an extra field', packed(12, [3, 0, 1, 2, 3, ...text('claims.csv')]), 'claims.csv'],
    ['UTF-8', packed(8, text('März.csv')), 'März.csv'],
    ['Latin 1', packed(8, text('März.csv', 'latin1')), 'März.csv'],
    [
      'one that has no end',
      packed(
        8,
        Array.from({ length: 5_000 }, () => 97),
      ),
      undefined,
    ],
    ['an empty one', packed(8, [0]), undefined],
    ['an extra field that is longer than the file', packed(12, [255, 255]), undefined],
  ])('finds %s', async (_, bytes, name) => {
    expect(await readGzipName(bytesSource(bytes))).toBe(name);
  });
});

describe('gzipMemberName', () => {
  it.each([
    ['claims.csv.gz', undefined, 'claims.csv'],
    ['claims.GZIP', undefined, 'claims'],
    ['claims', undefined, 'claims'],
    ['a.gz', 'claims.csv', 'claims.csv'],
    ['a.csv.gz', '../../etc/passwd', 'a.csv'],
    ['a.csv.gz', 'C:\\temp\\x', 'a.csv'],
    ['a.csv.gz', '.profile', 'a.csv'],
    ['a.csv.gz', 'x\ny', 'a.csv'],
    ['a.csv.gz', ' ', 'a.csv'],
  ])('of %s with %j is %s', (file, written, name) => {
    expect(gzipMemberName(file, written)).toBe(name);
  });
});
