import { gzipSync } from 'node:zlib';
import type { ErrorCode } from '../../../core/model/errors.ts';
import { makeWorkbook, makeZip, workbookPartsOf } from '../../core/workbook/workbookFixture.ts';

/** A file as senders should not, but do, send it. */
export interface BadFile {
  readonly name: string;
  readonly make: () => string | Uint8Array;
  /** What the Inbox says of it; `review` where it can be read as it is. */
  readonly inbox: ErrorCode | 'review';
  /** What `analyze` says, where that differs: a header without rows is an issue there, and a workbook of empty sheets has no tables. */
  readonly analyze?: 'works';
}

/** Files that hold no table, and files that look as if they held none. */
export const badFiles: readonly BadFile[] = [
  { name: 'empty.csv', make: () => '', inbox: 'SOURCE_EMPTY' },
  { name: 'blank.csv', make: () => '\n\r\n  \n\t\n', inbox: 'SOURCE_EMPTY' },
  { name: 'mark-only.csv', make: () => '\ufeff', inbox: 'SOURCE_EMPTY' },
  { name: 'empty-cells.csv', make: () => ',,,\n"","",,\n', inbox: 'SOURCE_EMPTY' },
  { name: 'header-only.csv', make: () => 'name,email\n', inbox: 'SOURCE_NO_ROWS', analyze: 'works' },
  { name: 'one-nul.csv', make: () => '\0', inbox: 'SOURCE_BINARY' },
  { name: 'picture.csv', make: () => binary([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), inbox: 'SOURCE_BINARY' },
  { name: 'document.csv', make: () => '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\n', inbox: 'SOURCE_BINARY' },
  { name: 'program.csv', make: () => binary([0x4d, 0x5a, 0x90, 0x00]), inbox: 'SOURCE_BINARY' },
  { name: 'database.csv', make: () => binary([...Buffer.from('SQLite format 3\0')]), inbox: 'SOURCE_BINARY' },
  { name: 'noise.csv', make: () => binary([]), inbox: 'SOURCE_BINARY' },
  { name: 'packed.csv', make: () => gzipSync('a,b\n1,2\n'), inbox: 'review' },
  {
    name: 'cut-off.csv.gz',
    make: () => gzipSync(rows('anna,bonn\n')).subarray(0, -20),
    inbox: 'SOURCE_DAMAGED',
  },
  { name: 'bomb.csv.gz', make: () => gzipSync(Buffer.alloc(20_000_000, 'a')), inbox: 'SOURCE_TOO_LARGE' },
  { name: 'archive.xlsx', make: () => makeZip([{ name: 'a.csv', text: 'a,b\n1,2\n' }]), inbox: 'review' },
  {
    name: 'locked.zip',
    make: () => makeZip([{ name: 'a.csv', text: 'a,b\n1,2\n', flags: 1 }]),
    inbox: 'SOURCE_PASSWORD',
  },
  {
    name: 'papers.zip',
    make: () => makeZip([{ name: 'a.pdf', text: '%PDF-1.4' }]),
    inbox: 'SOURCE_UNSUPPORTED',
  },
  {
    name: 'nested.zip',
    make: () => makeZip([{ name: 'b.zip', data: makeZip([]) }]),
    inbox: 'SOURCE_UNSUPPORTED',
  },
  {
    name: 'torn.zip',
    make: () => makeZip([{ name: 'a.csv', text: 'a,b\n' }]).subarray(0, -5),
    inbox: 'SOURCE_DAMAGED',
  },
  {
    name: 'outside.zip',
    make: () => makeZip([{ name: '../a.csv', text: 'a,b\n' }]),
    inbox: 'SOURCE_DAMAGED',
  },
  { name: 'torn.xlsx', make: () => workbook().subarray(0, -30), inbox: 'SOURCE_DAMAGED' },
  { name: 'half.xlsx', make: () => workbook().subarray(0, 700), inbox: 'SOURCE_DAMAGED' },
  { name: 'broken.xlsx', make: () => workbook().fill(0x55, 600, 700), inbox: 'SOURCE_DAMAGED' },
  { name: 'bare.xlsx', make: () => 'PK\u0003\u0004', inbox: 'SOURCE_DAMAGED' },
  {
    name: 'empty.xlsx',
    make: () => makeWorkbook({ sheets: [{ name: 'One' }] }),
    inbox: 'SOURCE_EMPTY',
    analyze: 'works',
  },
  {
    name: 'password.xlsx',
    make: () => oleContainer(['Root Entry', 'EncryptionInfo', 'EncryptedPackage']),
    inbox: 'SOURCE_PASSWORD',
  },
  { name: 'old.xls', make: () => oleContainer(['Root Entry', 'Workbook']), inbox: 'SOURCE_DAMAGED' },
  { name: 'bomb.xlsx', make: () => bomb({}), inbox: 'SOURCE_TOO_LARGE' },
  { name: 'lying-bomb.xlsx', make: () => bomb({ plainBytes: 20_000 }), inbox: 'SOURCE_DAMAGED' },
  { name: 'too-wide.csv', make: () => wideCsv(16_385, 2), inbox: 'SOURCE_TOO_MANY_COLUMNS' },
  { name: 'quotes.csv', make: () => '"",'.repeat(1_000_000), inbox: 'SOURCE_TOO_MANY_COLUMNS' },
  { name: 'long-line.csv', make: () => Buffer.alloc(50_000_000, 'abcdefgh'), inbox: 'SOURCE_LINE_TOO_LONG' },
  { name: 'long-cell.csv', make: longCell, inbox: 'SOURCE_LINE_TOO_LONG' },
  { name: 'nul-padded.csv', make: () => rows('a\0\0\0,b\0\0\0\n'), inbox: 'SOURCE_BINARY' },
  { name: 'some-nul.csv', make: () => `${rows('anna,bonn\n')}x\0y,z\n`, inbox: 'review' },
  { name: 'utf-16.csv', make: () => Buffer.from(rows('Änne,Köln\n'), 'utf16le'), inbox: 'review' },
  { name: 'returns.csv', make: () => rows('anna,bonn\r'), inbox: 'review' },
  { name: 'all-quotes.csv', make: () => `name\n${'"'.repeat(600_000)}\n`, inbox: 'review' },
  { name: 'prototype.csv', make: () => '__proto__,constructor,a,a\n1,2,3,4\n', inbox: 'review' },
];

/** `count` columns of whole numbers. Names of 60 characters make the header of 5,000 columns longer than a head is. */
export function wideCsv(count: number, rowCount: number, nameLength = 6): string {
  const columns = Array.from({ length: count }, (_, column) => column);
  const lines = Array.from({ length: rowCount }, (_, row) =>
    columns.map((column) => (row * 31 + column * 17) % 1_000).join(','),
  );
  const header = columns.map((column) => `c${column}`.padEnd(nameLength, ' of survey')).join(',');
  return `${[header, ...lines].join('\n')}\n`;
}

function rows(row: string): string {
  return `name,city${row.at(-1) ?? ''}${row.repeat(300)}`;
}

function binary(start: readonly number[]): Uint8Array {
  const noise = Array.from({ length: 20_000 }, (_, n) => (Math.imul(n, 2_654_435_761) >>> 13) & 255);
  return Uint8Array.from([...start, ...noise]);
}

function longCell(): Uint8Array {
  return Buffer.concat([
    Buffer.from('a,b\n1,"'),
    Buffer.alloc(50_000_000, 'abcdefgh'),
    Buffer.from('"\n2,3\n'),
  ]);
}

function workbook(): Buffer {
  const row = (n: number): string =>
    `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>n${n * 7919}</t></is></c><c r="B${n}"><v>${n}</v></c></row>`;
  const made = Array.from({ length: 60 }, (_, n) => row(n + 1)).join('');
  return Buffer.from(makeWorkbook({ sheets: [{ name: 'One', rows: made }] }));
}

/** 64 MiB of blanks in some kilobytes, with what the header says of it. */
function bomb(claimed: { readonly plainBytes?: number }): Uint8Array {
  const data = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(64 * 1024 * 1024, ' ')]);
  const part = { name: 'xl/worksheets/sheet1.xml', data, ...claimed };
  return makeZip(workbookPartsOf({ sheets: [{ name: 'One', xml: '' }], parts: [part] }));
}

/** A compound file of three sectors: its header, the allocation table, and a directory with these streams. */
function oleContainer(streams: readonly string[]): Uint8Array {
  const free = 0xffffffff;
  const endOfChain = 0xfffffffe;
  const file = Buffer.alloc(3 * 512);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  for (let n = 0; n < 109; n += 1) file.writeUInt32LE(n === 0 ? 0 : free, 76 + 4 * n);
  for (let n = 0; n < 128; n += 1) file.writeUInt32LE(n === 1 ? endOfChain : free, 512 + 4 * n);
  streams.forEach((name, at) => {
    const entry = 1_024 + 128 * at;
    file.write(name, entry, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, entry + 64);
  });
  return file;
}
