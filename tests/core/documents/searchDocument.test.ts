import { describe, expect, it } from 'vitest';
import { type DocumentInput, searchDocument } from '../../../core/documents/searchDocument.ts';
import { AppError } from '../../../core/model/errors.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import { scanDefaults } from '../../../core/model/scan.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import { memoryScratch, memorySource } from '../../../core/open/memoryScratch.ts';
import type { DocumentPage } from '../../../core/ports/documents.ts';
import { codeFinder } from '../../../core/scan/findCodes.ts';
import { writeWorkbook } from '../../../core/workbook/write/writeWorkbook.ts';
import { pdfPages } from '../../../infra/local/documents/pdfPages.ts';
import { iconvDecoders } from '../../../infra/local/files/iconvDecoders.ts';
import { nodeDeflate, nodeInflate } from '../../../infra/local/files/nodeInflate.ts';
import { libraryWorkbooks } from '../../../infra/local/workbooks/libraryWorkbooks.ts';
import { makePdf } from '../../drawings/makePdf.ts';

const finder = codeFinder(
  ['HOLE-1', 'HOLE-123', 'BÖ-77', '0012'].map((text) => ({ text, isPattern: false })),
  scanDefaults,
);

function search(bytes: Uint8Array | string, given: Partial<DocumentInput> = {}): Promise<SearchedDocument> {
  return searchDocument({
    source: memorySource(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
    name: 'a document',
    finder,
    pdf: { pages: pdfPages },
    inflate: nodeInflate,
    decoders: iconvDecoders,
    workbooks: libraryWorkbooks,
    scratch: memoryScratch(Number.POSITIVE_INFINITY),
    ...given,
  });
}

const places = ({ matches }: SearchedDocument) =>
  matches.map(({ found, page, line, near }) => [found, page, line, near]);

async function workbook(
  sheets: readonly (readonly [string, readonly (readonly (string | number | null)[])[]])[],
): Promise<Uint8Array> {
  const room = await memoryScratch(Number.POSITIVE_INFINITY).create();
  const tables = sheets.map(([name, rows]) => ({
    name,
    rows: (async function* () {
      yield rows;
    })(),
  }));
  await writeWorkbook(tables, room.sink, nodeDeflate);
  const source = await room.open();
  return source.read(0, source.sizeBytes);
}

describe('a text', () => {
  it('gives each match its line, however lines end', async () => {
    const found = await search('first\r\nHOLE-1 here\nand HOLE-123,HOLE-1\rlast hole 1');
    expect(found).toMatchObject({ pages: 1, unreadablePages: 0, exact: 4, near: 0 });
    expect(places(found)).toEqual([
      ['HOLE-1', 1, 2, null],
      ['HOLE-123', 1, 3, null],
      ['HOLE-1', 1, 3, null],
      ['hole 1', 1, 4, null],
    ]);
    expect(found.codes).toEqual([
      { code: 0, exact: 3, near: 0 },
      { code: 1, exact: 1, near: 0 },
    ]);
    expect(found.matches[0]).toMatchObject({ context: 'HOLE-1 here', box: null, isHidden: false });
  });

  it('is read in its own encoding', async () => {
    const latin = Uint8Array.from('Bohrung BÖ-77\r\nfür die Lüftung über der Tür\r\n', (c) =>
      c.charCodeAt(0),
    );
    expect(places(await search(latin))).toEqual([['BÖ-77', 1, 1, null]]);
    const wide = new Uint8Array(Buffer.from('\uFEFFBohrung BÖ-77\n', 'utf16le'));
    expect(places(await search(wide))).toEqual([['BÖ-77', 1, 1, null]]);
  });

  it('finds no code that reaches over a tab, which parts cells', async () => {
    expect((await search('name\tcode\nHOLE\t1\nx\tHOLE-1\n')).matches).toHaveLength(1);
  });

  it('finds the same whatever stands before it, in lines of any length', async () => {
    const far = 'x,'.repeat(100_000);
    const found = await search(`${far}HOLE-1,${far}HOLE-123\nHOLE-1`);
    expect(places(found)).toEqual([
      ['HOLE-1', 1, 1, null],
      ['HOLE-123', 1, 1, null],
      ['HOLE-1', 1, 2, null],
    ]);
    expect(found.matches[0]?.context.length).toBeLessThanOrEqual(scanOptions.contextLength);
  });

  it('counts every match and keeps the first ones', async () => {
    const found = await search('HOLE-1\n'.repeat(2_500));
    expect(found).toMatchObject({ exact: 2_500, codes: [{ code: 0, exact: 2_500, near: 0 }] });
    expect(found.matches).toHaveLength(scanOptions.keptMatches);
    expect(found.notes).toEqual(['The first 1,000 of its 2,500 matches are listed; all are counted.']);
  });
});

describe('a workbook', () => {
  it('gives each match its sheet and row', async () => {
    const bytes = await workbook([
      ['Plan', [['Code'], ['HOLE-1'], [null], ['see HOLE-123, HOLE-1']]],
      ['Other', [['x', 'HOLE', '1']]],
    ]);
    const found = await search(bytes);
    expect(found).toMatchObject({ pages: 2, unreadablePages: 0 });
    expect(places(found)).toEqual([
      ['HOLE-1', 1, 2, null],
      ['HOLE-123', 1, 4, null],
      ['HOLE-1', 1, 4, null],
    ]);
  });

  it('is one by its content, whatever it is called', async () => {
    const bytes = await workbook([['Plan', [['HOLE-1']]]]);
    expect(places(await search(bytes, { name: 'plan.pdf' }))).toEqual([['HOLE-1', 1, 1, null]]);
  });
});

describe('a PDF', () => {
  it('gives each match its page and box', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.addPage({ size: [600, 400] }).text('HOLE-1', 50, 50);
      pdf.addPage({ size: [600, 400] });
      pdf.addPage({ size: [600, 400] }).text('H0LE-1', 50, 50);
    });
    const found = await search(bytes, { name: 'plan.txt' });
    expect(found).toMatchObject({ pages: 3, unreadablePages: 0, exact: 1, near: 1 });
    expect(found.notes).toEqual(['Named .txt, is a PDF.']);
    expect(places(found)).toEqual([
      ['HOLE-1', 1, null, null],
      ['H0LE-1', 3, null, 'lookalike'],
    ]);
    expect(found.matches[0]?.box).toMatchObject({ angle: 0 });
  });

  const page = (number: number, content: DocumentPage['content']): DocumentPage => ({
    page: number,
    width: 100,
    height: 100,
    pieces: [],
    content,
  });
  const paged = (contents: readonly DocumentPage['content'][]) => ({
    pdf: {
      pages: async function* () {
        for (const [at, content] of contents.entries()) yield page(at + 1, content);
      },
    },
  });

  it.each([
    ['pages of pictures', ['picture', 'picture'], [1, 2]],
    ['letters that are lines', ['lines'], [1]],
    ['a picture among blank pages', ['blank', 'picture'], [2]],
  ] as const)('of %s holds no text, and says which pages may be recognised', async (_, contents, pages) => {
    const found = await search('%PDF-1.7', paged(contents));
    expect(found).toMatchObject({ scannedPages: pages, withoutText: { code: 'SOURCE_NO_TEXT' } });
  });

  it('of pages that are broken is unreadable', async () => {
    const broken = search('%PDF-1.7', paged(['broken', 'broken']));
    await expect(broken).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
  });

  it('of which some pages hold no text is read for the rest', async () => {
    const found = await search('%PDF-1.7', paged(['text', 'picture', 'blank', 'broken']));
    expect(found).toMatchObject({ pages: 4, unreadablePages: 2, scannedPages: [2] });
    expect(found.withoutText).toBeUndefined();
    expect(found.notes).toEqual([
      'Page 4 is damaged and was not read, or not to its end.',
      '1 page holds no text: scanned, or letters drawn as lines.',
    ]);
  });

  it('without a page is unreadable, as a tree of pages is that leads nowhere', async () => {
    await expect(search('%PDF-1.7', paged([]))).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
  });

  it('of which every page is damaged is searched for what there is before the damage', async () => {
    const piece = { text: 'HOLE-1', x: 1, y: 9, angle: 0, width: 30, height: 8, isHidden: false };
    const found = await search('%PDF-1.7', {
      pdf: {
        pages: async function* () {
          yield { ...page(1, 'broken'), pieces: [piece] };
        },
      },
    });
    expect(found).toMatchObject({ pages: 1, unreadablePages: 1, exact: 1 });
  });

  it('names the first pages that are damaged and counts the others', async () => {
    const found = await search('%PDF-1.7', paged(['text', ...Array<'broken'>(8).fill('broken')]));
    expect(found.notes).toEqual([
      'Pages 2, 3, 4, 5, 6 and 3 more are damaged and were not read, or not to their end.',
    ]);
  });

  it('of blank pages is read', async () => {
    expect(await search('%PDF-1.7', paged(['blank']))).toMatchObject({ pages: 1, unreadablePages: 0 });
  });
});

describe('what is no document', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'SOURCE_EMPTY'],
    ['blanks', new TextEncoder().encode('  \n \n'), 'SOURCE_EMPTY'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'SOURCE_BINARY'],
    ['noise', Uint8Array.from({ length: 5_000 }, (_, n) => (n * n * 7) % 32), 'SOURCE_BINARY'],
    ['a damaged PDF', new TextEncoder().encode('%PDF-1.4 and nothing else'), 'SOURCE_DAMAGED'],
  ])('%s is refused with its reason', async (_, bytes, code) => {
    await expect(search(bytes)).rejects.toMatchObject({ code });
  });

  it('a packed file that is no workbook is refused', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 5, 6, ...new Uint8Array(18)]);
    const error: unknown = await search(zip).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toMatch(/^SOURCE_/);
  });
});
