import ExcelJs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { asScanId, type ScannedDocument, type ScanEntry } from '../../../core/model/scanRun.ts';
import { fileLink } from '../../../core/report/fileLink.ts';
import type { ScanFacts, ScanLists } from '../../../core/report/scanReportFacts.ts';
import { writeScanReport } from '../../../core/report/writeScanReport.ts';
import { collectingSink, deflate } from '../workbook/workbookFixture.ts';

const scan: ScanFacts = {
  id: asScanId('s1'),
  state: 'stopped',
  place: { kind: 'folder', path: '/plans/area #1', withSubfolders: true },
  options: { anyCase: true, anySeparator: true },
  textract: false,
  codeCount: 2,
  startedAt: '2026-01-02T03:04:05.000Z',
  endedAt: '2026-01-02T03:05:05.000Z',
  by: 'Ana',
  total: 4,
  counts: { documents: 3, withMatches: 1, unreadable: 1, exact: 1, near: 1, pages: 2, unreadablePages: 0 },
  reading: { waiting: 0, read: 0, refused: 0, usd: 0, mostUsd: null },
  error: null,
  reportBytes: null,
};

const document = (place: number, given: Partial<ScannedDocument>): ScannedDocument => ({
  place,
  name: `P-${place}.pdf`,
  sizeBytes: 100,
  state: 'read',
  pages: 1,
  unreadablePages: 0,
  exact: 0,
  near: 0,
  notes: [],
  error: null,
  ...given,
});
const documents = [
  document(0, { name: 'sub/P 0.pdf', exact: 1, near: 1 }),
  document(1, {}),
  document(2, {
    state: 'unreadable',
    error: { code: 'SOURCE_PASSWORD', message: 'It is locked.', remedy: 'Open it.', retryable: false },
  }),
  document(3, { state: 'waiting' }),
];
const match: ScanEntry = {
  entry: 1,
  document: 0,
  name: 'sub/P 0.pdf',
  code: 0,
  codeText: '=HOLE-1',
  found: 'HOLE-1',
  near: null,
  page: 3,
  box: null,
  line: null,
  context: 'at HOLE-1 here',
  isHidden: false,
};

const lists: ScanLists = {
  matches: async (after) =>
    [match, { ...match, entry: 2, found: 'H0LE-1', near: 'lookalike' as const }].filter(
      ({ entry }) => entry > (after?.entry ?? 0),
    ),
  codes: async (after) =>
    [
      { code: 0, text: '=HOLE-1', isPattern: false, exact: 1, near: 1 },
      { code: 1, text: 'HOLE-2', isPattern: false, exact: 0, near: 0 },
    ].slice((after ?? -1) + 1),
  documents: async ({ states, matches }, after) =>
    documents
      .filter(({ state }) => states.length === 0 || states.includes(state))
      .filter(({ exact, near }) => matches === 'any' || (matches === 'with') === exact + near > 0)
      .filter(({ place }) => place > (after ?? -1)),
};

async function report(): Promise<{ readonly bytes: Uint8Array; readonly book: ExcelJs.Workbook }> {
  const { sink, bytes } = collectingSink();
  await writeScanReport(scan, lists, { sink, deflate });
  const book = new ExcelJs.Workbook();
  await book.xlsx.load(Buffer.from(bytes()) as unknown as ExcelJs.Buffer);
  return { bytes: bytes(), book };
}

function rowsOf(book: ExcelJs.Workbook, name: string): readonly (readonly unknown[])[] {
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1));
  });
  return rows;
}

describe('the report on a scan', () => {
  it('has a sheet for each list that is not empty', async () => {
    const { book } = await report();
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Matches',
      'Codes',
      'Documents',
      'Without matches',
      'Unreadable',
      'Not searched',
    ]);
    expect(JSON.stringify(rowsOf(book, 'Summary'))).toContain('Stopped before its end. 1 of 2 codes');
  });

  it('links each match to its file, and keeps what begins like a formula as text', async () => {
    const { book } = await report();
    const [, first, second] = rowsOf(book, 'Matches');
    expect(first?.[0]).toEqual({ text: 'sub/P 0.pdf', hyperlink: 'file:///plans/area%20%231/sub/P%200.pdf' });
    expect(first?.slice(1, 6)).toEqual([3, undefined, '=HOLE-1', 'HOLE-1', 'exact']);
    expect(second?.slice(4, 7)).toEqual(['H0LE-1', 'near', 'O for 0, or I or l for 1']);
    expect(rowsOf(book, 'Unreadable')[1]?.slice(1)).toEqual(['It is locked.', 'Open it.']);
    expect(rowsOf(book, 'Codes').slice(1)).toEqual([
      ['=HOLE-1', 'code', 1, 1, 'found'],
      ['HOLE-2', 'code', 0, 0, 'not found'],
    ]);
  });

  it('goes on in further sheets where a list is longer than one, says so, and loses nothing', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ ...match, entry: at + 1, page: at + 1 }));
    const { sink, bytes } = collectingSink();
    await writeScanReport(
      { ...scan, counts: { ...scan.counts, exact: 12, near: 0 } },
      { ...lists, matches: async (after) => many.filter(({ entry }) => entry > (after?.entry ?? 0)) },
      { sink, deflate, rowsPerSheet: 6 },
    );
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(Buffer.from(bytes()) as unknown as ExcelJs.Buffer);
    const names = ['Matches', 'Matches (2)', 'Matches (3)'];
    expect(book.worksheets.map(({ name }) => name).filter((name) => name.startsWith('Matches'))).toEqual(
      names,
    );
    const sheets = names.map((name) => rowsOf(book, name));
    for (const [header] of sheets) expect(header?.[0]).toBe('Document');
    expect(sheets.flatMap((rows) => rows.slice(1).map((row) => row[1]))).toEqual(
      many.map(({ page }) => page),
    );
    expect(JSON.stringify(rowsOf(book, 'Summary'))).toContain('goes on in Matches (2)');
  });

  it('keeps texts of documents as texts, and cuts those that no cell holds with a mark', async () => {
    const odd = { ...match, found: '@SUM(A1)', context: `=cmd|' /C calc'!A0 ${'x'.repeat(40_000)}` };
    const { sink, bytes } = collectingSink();
    const written = await writeScanReport(
      scan,
      { ...lists, matches: async (after) => (after === null ? [odd] : []) },
      { sink, deflate },
    );
    expect(written.cutCells).toBe(1);
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(Buffer.from(bytes()) as unknown as ExcelJs.Buffer);
    const row = rowsOf(book, 'Matches')[1] ?? [];
    expect(row[4]).toBe('@SUM(A1)');
    expect(String(row[9])).toMatch(/^=cmd\|.*x…$/);
    expect(String(row[9])).toHaveLength(32_767);
  });

  it('is the same to the byte when it is written again', async () => {
    expect((await report()).bytes).toEqual((await report()).bytes);
  });
});

describe('the address of a file', () => {
  it.each([
    ['/home/ana', 'a b.pdf', 'file:///home/ana/a%20b.pdf'],
    ['C:\\Plans\\', 'sub/ä.pdf', 'file:///C:/Plans/sub/%C3%A4.pdf'],
    ['\\\\server\\share', 'a.pdf', 'file://server/share/a.pdf'],
    ['/', 'a?#.pdf', 'file:///a%3F%23.pdf'],
    ['/x', 'half \ud800.pdf', 'file:///x/half%20%EF%BF%BD.pdf'],
  ])('of %s and %s', (folder, below, address) => {
    expect(fileLink(folder, below)).toBe(address);
  });
});
