import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableAnalysis } from '../../../../core/model/analysis.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import { forkChild } from '../../../../infra/local/engine/engineChild.ts';
import { createEngine, type LocalEngine } from '../../../../infra/local/engine/engineClient.ts';
import { engineLimits } from '../../../../infra/local/engine/engineLimits.ts';
import { memberFolders } from '../../../../infra/local/files/memberFolders.ts';
import { outputFolders } from '../../../../infra/local/files/outputFolders.ts';
import {
  type MadePart,
  makeWorkbook,
  makeZip,
  workbookPartsOf,
} from '../../../core/workbook/workbookFixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { engineEntries } from '../../../processes/processFiles.ts';

const folder = temporaryFolder();
const given = join(folder.path, 'given');
let engine: LocalEngine;
let files = 0;

beforeAll(() => {
  for (const part of ['given', 'outputs', 'scratch']) mkdirSync(join(folder.path, part));
  engine = createEngine({
    ...engineEntries,
    fork: forkChild,
    limits: engineLimits(),
    scratch: join(folder.path, 'scratch'),
    outputs: outputFolders(join(folder.path, 'outputs')),
    members: memberFolders(folder.path),
    locate: async (fileId) => ({ path: join(given, fileId), name: 'book.xlsx', sizeBytes: 1, sha256: null }),
  });
});
afterAll(async () => {
  await engine.close();
  folder.dispose();
});

function handed(bytes: Uint8Array): { readonly fileId: FileId; readonly overrides: object } {
  const fileId = asId<FileId>(`f${(files += 1)}`);
  writeFileSync(join(given, fileId), bytes);
  return { fileId, overrides: {} };
}

async function analyzed(bytes: Uint8Array): Promise<TableAnalysis> {
  const [table] = (await engine.analyze(handed(bytes))).tables;
  if (table === undefined) throw new Error('There is no table.');
  return table;
}

/** `rows`, or the code of the error; anything else fails. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    await engine.analyze(handed(bytes));
    return 'rows';
  } catch (error) {
    if (error instanceof AppError && error.code !== 'ENGINE_LOST') return error.code;
    throw error;
  }
}

async function cells(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const table = handed(bytes);
  await engine.analyze(table);
  const rows = await engine.readRows({ ...table, selection: { first: 0, count: 10 } });
  return rows.map((row) => row.cells);
}

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (at: string, value: number): string => `<c r="${at}"><v>${value}</v></c>`;
const row = (n: number, xml: string): string => `<row r="${n}">${xml}</row>`;
const header = row(1, text('A1', 'name') + text('B1', 'size'));
const people = (count: number): string =>
  Array.from({ length: count }, (_, n) =>
    row(n + 2, text(`A${n + 2}`, `n${n}`) + number(`B${n + 2}`, n)),
  ).join('');
const good = { sheets: [{ name: 'One', rows: header + people(20) }] };
const goodParts = workbookPartsOf(good);
const withPart = (part: MadePart): Uint8Array => makeWorkbook({ ...good, parts: [part] });
const withSheet = (xml: string): Uint8Array => withPart({ name: 'xl/worksheets/sheet1.xml', text: xml });
const entities = (declared: string): string =>
  `<!DOCTYPE x [${declared}]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;

describe('a workbook made to do harm', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['unpacks to a thousand times its size', 'SOURCE_TOO_LARGE', () => withSheet(' '.repeat(64 * 2 ** 20))],
    [
      'says that it unpacks to little',
      'SOURCE_DAMAGED',
      () => withPart({ name: 'xl/worksheets/sheet1.xml', text: ' '.repeat(2 ** 20), plainBytes: 100 }),
    ],
    [
      'says that it unpacks to petabytes',
      'SOURCE_TOO_LARGE',
      () => withPart({ name: 'xl/worksheets/sheet1.xml', text: '<a/>', plainBytes: 0xfffffffe }),
    ],
    [
      'has more parts than a workbook can have',
      'SOURCE_TOO_LARGE',
      () => makeZip([...goodParts, ...Array.from({ length: 3_000 }, (_, n) => ({ name: `x/${n}` }))]),
    ],
    [
      'has parts that share their bytes',
      'SOURCE_DAMAGED',
      () => makeZip(goodParts.map((part) => ({ ...part, compressedBytes: 900 }))),
    ],
    [
      'has a part that lies outside',
      'SOURCE_DAMAGED',
      () => withPart({ name: 'xl/styles.xml', text: '<a/>', headerOffset: 0x7fffffff }),
    ],
    [
      'has entities of entities',
      'SOURCE_DAMAGED',
      () => withSheet(entities('<!ENTITY a "haha"><!ENTITY b "&a;&a;">')),
    ],
    [
      'asks for a file of this machine',
      'SOURCE_DAMAGED',
      () => withSheet(entities('<!ENTITY b SYSTEM "file:///etc/hostname">')),
    ],
    ['nests its elements without end', 'SOURCE_DAMAGED', () => withSheet('<a>'.repeat(200_000))],
    [
      'has a row below the last one',
      'SOURCE_DAMAGED',
      () =>
        withSheet(`<worksheet><sheetData>${row(1_048_577, number('A1048577', 1))}</sheetData></worksheet>`),
    ],
    [
      'is its own list of parts',
      'SOURCE_DAMAGED',
      () =>
        withPart({
          name: '_rels/.rels',
          text: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="_rels/.rels"/></Relationships>',
        }),
    ],
    [
      'has a cell of two million characters',
      'SOURCE_TOO_LARGE',
      () =>
        makeWorkbook({
          ...good,
          sheets: [{ name: 'One', rows: row(1, text('A1', 'ab'.repeat(1_000_000))) }],
        }),
    ],
    [
      'has more cells than can be told',
      'SOURCE_TOO_LARGE',
      () =>
        withSheet(
          `<worksheet><sheetData>${Array.from({ length: 7_000 }, (_, n) => row(n + 1, number(`XFD${n + 1}`, 1))).join('')}</sheetData></worksheet>`,
        ),
    ],
    [
      'has one column too many',
      'SOURCE_TOO_MANY_COLUMNS',
      () =>
        withSheet(
          `<worksheet><sheetData>${row(1, '<c><v>1</v></c>'.repeat(16_385))}</sheetData></worksheet>`,
        ),
    ],
  ])(
    '%s: that is said (%s), and the next one is read by the same process',
    async (_, code, make) => {
      expect(await outcome(make())).toBe(code);
      const pid = engine.pid();
      expect(await analyzed(makeWorkbook(good))).toMatchObject({ rowCount: 20 });
      expect(engine.pid()).toBe(pid);
    },
    60_000,
  );

  it('may name its parts after other places, where nothing appears', async () => {
    const names = [
      '../../outside.xml',
      '/outside.xml',
      '..\\outside.xml',
      'C:\\outside.xml',
      'out\0side.xml',
    ];
    const before = readdirSync(folder.path);
    const bytes = makeZip([...goodParts, ...names.map((name) => ({ name, text: '<a/>' }))]);
    expect(await analyzed(bytes)).toMatchObject({ rowCount: 20 });
    expect(readdirSync(folder.path)).toEqual(before);
  });

  it('that is cut off anywhere is damaged, and never half of what it was', async () => {
    const bytes = makeWorkbook(good);
    const seen = new Set<string>();
    for (let length = 40; length < bytes.length; length += 37)
      seen.add(await outcome(bytes.subarray(0, length)));
    expect([...seen]).toEqual(['SOURCE_DAMAGED']);
  }, 60_000);

  it('without one of its parts gives its rows or says what is wrong', async () => {
    const seen: Record<string, string> = {};
    for (const { name } of goodParts)
      seen[name] = await outcome(makeZip(goodParts.filter((part) => part.name !== name)));
    expect(seen).toEqual({
      '_rels/.rels': 'rows',
      'xl/workbook.xml': 'SOURCE_DAMAGED',
      'xl/_rels/workbook.xml.rels': 'rows',
      'xl/worksheets/sheet1.xml': 'SOURCE_EMPTY',
    });
  });
});

describe('a workbook that somebody wrote in another way', () => {
  it('may have its cells in any order, and the later of two counts', async () => {
    const rows =
      header +
      row(2, number('B2', 7) + text('A2', 'anna')) +
      row(3, text('A3', 'ben') + number('B3', 1) + number('B3', 8));
    expect(await cells(makeWorkbook({ sheets: [{ name: 'One', rows }] }))).toEqual([
      ['anna', '7'],
      ['ben', '8'],
    ]);
  });

  it('may lie about how large its sheet is', async () => {
    for (const dimension of ['A1', 'A1:XFD1048576', 'B9:A1', '']) {
      const xml = `<worksheet><dimension ref="${dimension}"/><sheetData>${header + people(20)}</sheetData></worksheet>`;
      const table = await analyzed(withSheet(xml));
      expect([table.rowCount, table.columns.length]).toEqual([20, 2]);
    }
  });

  it('may have 16,384 columns', async () => {
    const line = (n: number): string => row(n, '<c><v>1</v></c>'.repeat(16_384));
    expect(
      (await analyzed(makeWorkbook({ sheets: [{ name: 'One', rows: line(1) + line(2) }] }))).columns,
    ).toHaveLength(16_384);
  }, 60_000);

  it('may have its last row where a sheet ends, and nothing between', async () => {
    const rows = header + people(20) + row(1_048_576, text('A1048576', 'end') + number('B1048576', 9));
    expect(await analyzed(makeWorkbook({ sheets: [{ name: 'One', rows }] }))).toMatchObject({
      rowCount: 21,
      range: { bottom: 1_048_575 },
    });
  }, 60_000);
});
