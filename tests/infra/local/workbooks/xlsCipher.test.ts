import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadSheetJs } from '../../../../infra/local/workbooks/sheetJs.ts';
import { decryptXls } from '../../../../infra/local/workbooks/xlsCipher.ts';
import { openXls } from '../../../../infra/local/workbooks/xlsWorkbook.ts';
import { valuesOf } from './madeWorkbooks.ts';
import { type MadeRecord, xlsStream } from './xlsRecordsFixture.ts';

const salt = Buffer.from('0123456789abcdef');
const verifier = Buffer.from('fedcba9876543210');

function md5(...pieces: readonly Uint8Array[]): Buffer {
  return createHash('md5').update(Buffer.concat(pieces)).digest();
}

function keyOf(password: string, block: number): Buffer {
  const start = md5(Buffer.from(password, 'utf16le')).subarray(0, 5);
  const base = md5(...Array.from({ length: 16 }, () => [start, salt]).flat()).subarray(0, 5);
  return md5(base, Buffer.from([block, 0, 0, 0]));
}

/** RC4 as its textbook has it. */
function scrambled(key: Uint8Array, bytes: Uint8Array): Buffer {
  const s = Array.from({ length: 256 }, (_, at) => at);
  const at = (index: number): number => s[index % 256] ?? 0;
  const swap = (a: number, b: number): void => {
    [s[a % 256], s[b % 256]] = [at(b), at(a)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    bytes.map((byte, n) => {
      const i = (n + 1) % 256;
      j = (j + at(i)) % 256;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}

function filePassOf(password: string): Buffer {
  const secret = scrambled(keyOf(password, 0), Buffer.concat([verifier, md5(verifier)]));
  return Buffer.concat([Buffer.from([1, 0, 1, 0, 1, 0]), salt, secret]);
}

const records: readonly MadeRecord[] = Array.from({ length: 200 }, (_, row) => {
  const data = Buffer.alloc(14);
  data.writeUInt16LE(row, 0);
  data.writeDoubleLE(row * 1.5, 6);
  return [0x203, data];
});

/** The cipher is its own reverse, and what it leaves open stands in both. */
function encrypted(): Uint8Array {
  const filePass = filePassOf('VelvetSweatshop');
  const plain = xlsStream([records], { before: [[0x2f, filePass]] });
  const secret = decryptXls(plain, filePass);
  if (secret === undefined) throw new Error('the password should fit');
  return secret;
}

test('a workbook under the password that Excel tries by itself is read', async () => {
  const values = await valuesOf(openXls(encrypted(), await loadSheetJs()));
  expect(values.length).toBe(200);
  expect(values.at(-1)).toBe('199,0 number 298.5');
});

test('the cells of it do not stand open', () => {
  const filePass = filePassOf('VelvetSweatshop');
  const plain = xlsStream([records], { before: [[0x2f, filePass]] });
  const differing = encrypted().filter((byte, at) => byte !== plain[at]).length;
  expect(differing).toBeGreaterThan(plain.length / 2);
});

test('a workbook under any other password asks for it', async () => {
  const library = await loadSheetJs();
  for (const filePass of [filePassOf('another'), Buffer.alloc(6), Buffer.alloc(0), Buffer.alloc(54, 1)]) {
    const stream = xlsStream([records], { before: [[0x2f, filePass]] });
    expect(() => openXls(stream, library)).toThrow(expect.objectContaining({ code: 'SOURCE_PASSWORD' }));
  }
});
