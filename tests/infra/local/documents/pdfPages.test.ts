import { describe, expect, it, vi } from 'vitest';
import { memorySource } from '../../../../core/open/memoryScratch.ts';
import type { DocumentPage } from '../../../../core/ports/documents.ts';
import { pdfPages } from '../../../../infra/local/documents/pdfPages.ts';
import { makePdf, streamOf, writtenPdf } from '../../../drawings/makePdf.ts';

async function pagesOf(bytes: Uint8Array): Promise<readonly DocumentPage[]> {
  const pages: DocumentPage[] = [];
  // A copy, as the reader takes the bytes for itself.
  for await (const page of pdfPages(memorySource(bytes.slice()))) pages.push(page);
  return pages;
}

const texts = (page: DocumentPage | undefined): readonly string[] =>
  (page?.pieces ?? []).map(({ text }) => text.trim()).filter((text) => text !== '');

const a4: PDFKit.PDFDocumentOptions = { size: [600, 400], margin: 0 };

describe('pages of a PDF file', () => {
  it('places a text from the upper left corner, in points', async () => {
    const [page] = await pagesOf(
      await makePdf((pdf) => {
        pdf.addPage(a4).fontSize(10).text('HOLE-1', 100, 50, { lineBreak: false });
      }),
    );
    expect(page).toMatchObject({ page: 1, width: 600, height: 400, content: 'text' });
    const [piece] = page?.pieces ?? [];
    expect(piece).toMatchObject({ text: 'HOLE-1', angle: 0, isHidden: false });
    expect(piece?.x).toBeCloseTo(100, 0);
    // The base line stands some letters' height below the top of the line.
    expect(piece?.y).toBeGreaterThan(50);
    expect(piece?.y).toBeLessThan(62);
    expect(piece?.height).toBeCloseTo(10, 0);
  });

  it.each([0, 90, 180, 270, 45, 30])('tells that a label is turned by %i degrees', async (turn) => {
    const [page] = await pagesOf(
      await makePdf((pdf) => {
        pdf
          .addPage(a4)
          .rotate(turn, { origin: [300, 200] })
          .text('HOLE-1', 300, 200, { lineBreak: false });
      }),
    );
    const angle = page?.pieces[0]?.angle ?? Number.NaN;
    expect(((angle % 360) + 360) % 360).toBeCloseTo(turn, 3);
  });

  it.each([90, 180, 270])('reads a page that is turned by %i degrees as it is shown', async (rotate) => {
    const content = 'BT /F1 10 Tf 1 0 0 1 100 350 Tm (HOLE-1) Tj ET';
    const [page] = await pagesOf(onePage(content, `/Rotate ${rotate}`));
    const isAcross = rotate !== 180;
    expect(page).toMatchObject({ width: isAcross ? 400 : 600, height: isAcross ? 600 : 400 });
    const piece = page?.pieces[0];
    expect((((piece?.angle ?? 0) % 360) + 360) % 360).toBeCloseTo(rotate, 3);
    expect(piece?.x).toBeGreaterThanOrEqual(0);
    expect(piece?.y).toBeLessThanOrEqual(page?.height ?? 0);
  });

  it('keeps pieces of a word that were placed one by one', async () => {
    const content = 'BT /F1 10 Tf 1 0 0 1 100 350 Tm (HOLE-) Tj 1 0 0 1 130 350 Tm (12) Tj ET';
    const [page] = await pagesOf(onePage(content));
    expect(texts(page).join('|')).toMatch(/^HOLE-\|?12$/);
  });

  it('reads ligatures as the letters that they stand for', async () => {
    const [page] = await pagesOf(onePage('BT /F1 10 Tf 1 0 0 1 100 350 Tm (\\256NE) Tj ET'));
    expect(texts(page).join('').normalize('NFKC')).toBe('fiNE');
  });

  it('tells hidden layers from those that are shown', async () => {
    const [page] = await pagesOf(layered('/ON [6 0 R] /OFF [7 0 R]'));
    expect(
      page?.pieces.filter(({ text }) => text.trim() !== '').map(({ text, isHidden }) => [text, isHidden]),
    ).toEqual([
      ['SHOWN-1', false],
      ['HIDDEN-2', true],
      ['PLAIN-3', false],
    ]);
  });

  it('hides nothing where all layers are on', async () => {
    const [page] = await pagesOf(layered('/ON [6 0 R 7 0 R] /OFF []'));
    expect(page?.pieces.some(({ isHidden }) => isHidden)).toBe(false);
  });

  it('tells pages of pictures, of lines and blank ones from those with text', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const pages = await pagesOf(
      await makePdf((pdf) => {
        pdf.addPage(a4).image(picture, 0, 0, { width: 600 });
        pdf.addPage(a4).moveTo(10, 10).lineTo(90, 90).stroke();
        pdf.addPage(a4);
        pdf.addPage(a4).text('HOLE-1', 10, 10);
      }),
    );
    expect(pages.map(({ content }) => content)).toEqual(['picture', 'lines', 'blank', 'text']);
  });

  it('goes on behind a page that is broken', async () => {
    const pages = await pagesOf(
      writtenPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R 8 0 R 4 0 R] /Count 3 >>',
        pageObject('5 0 R'),
        pageObject('6 0 R'),
        streamOf('BT /F1 10 Tf 1 0 0 1 10 10 Tm (FIRST-1) Tj ET'),
        streamOf('BT /F1 10 Tf 1 0 0 1 10 10 Tm (LAST-3) Tj ET'),
        font,
        // A branch of pages that leads back to its root.
        '<< /Type /Pages /Kids [2 0 R] /Count 1 >>',
      ]),
    );
    expect(pages.map(({ page, content }) => [page, content])).toEqual([
      [1, 'text'],
      [2, 'broken'],
      [3, 'text'],
    ]);
    expect(pages.flatMap(texts)).toEqual(['FIRST-1', 'LAST-3']);
  });

  it.each([
    ['is noise', '\xff\xfe\xfd\xfc '.repeat(40)],
    ['nests without end', '['.repeat(200_000)],
    ['is an error from its first sign', '\u001c'.repeat(20)],
  ])('takes a page whose content %s for broken, and not for blank', async (_, content) => {
    expect(await pagesOf(onePage(content))).toMatchObject([{ content: 'broken', pieces: [] }]);
  });

  it('keeps the text before the place where a page is damaged, and says that it is', async () => {
    const pages = await pagesOf(
      onePage('BT /F1 10 Tf 1 0 0 1 10 90 Tm (HOLE-1) Tj 1 0 0 1 10 10 Tm (cut) Tj ET -\u001c'),
    );
    expect(pages.map(({ content }) => content)).toEqual(['broken']);
    expect(pages.flatMap(texts)).toEqual(['HOLE-1']);
  });

  it.each([
    ['its own only child', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'],
    ['its own only child, of more pages than it has', '<< /Type /Pages /Kids [2 0 R] /Count 3 >>'],
    ['the catalogue', '<< /Type /Catalog /Pages 2 0 R >>'],
    ['a name of nothing', '<< /Type /Pages /Kids [9 0 R] /Count 1 >>'],
  ])('takes the page for broken where the root of the pages is %s', async (_, root) => {
    const pages = await pagesOf(writtenPdf(['<< /Type /Catalog /Pages 2 0 R >>', root]));
    expect(pages).toMatchObject([{ content: 'broken', pieces: [] }]);
  });

  it('takes what is left of pages that are their own parents for broken, where the table of objects is lost', async () => {
    const lines = [
      '%PDF-1.7',
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
      '2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 /Parent 2 0 R >>\nendobj',
      'trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
    ];
    const pages = await pagesOf(new TextEncoder().encode(lines.join('\n')));
    expect(pages).toMatchObject([{ content: 'broken', pieces: [] }]);
  });

  it('takes a page for broken that shows a text in no font, and reads one whose parent is itself', async () => {
    expect(await pagesOf(onePage('BT (HOLE-1) Tj ET'))).toMatchObject([{ content: 'broken' }]);
    const own = '<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>';
    const root = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'];
    const text = streamOf('BT /F1 10 Tf 1 0 0 1 10 90 Tm (HOLE-1) Tj ET');
    expect((await pagesOf(writtenPdf([...root, own, text]))).flatMap(texts)).toEqual(['HOLE-1']);
  });

  it('passes over a command that nobody knows where there is text', async () => {
    const pages = await pagesOf(onePage('BT /F1 10 Tf 1 0 0 1 10 10 Tm (HOLE-1) Tj ET strange'));
    expect(pages.map(({ content }) => content)).toEqual(['text']);
  });

  it('says nothing on the console, whatever is wrong with a file', async () => {
    const warn = vi.spyOn(globalThis.console, 'warn');
    await pagesOf(onePage('strange \u001c ]'));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it.each([['behind a password', { userPassword: 'secret' }, 'SOURCE_PASSWORD']])(
    'refuses a document %s',
    async (_, options, code) => {
      const bytes = await makePdf((pdf) => {
        pdf.addPage(a4).text('HOLE-1', 10, 10);
      }, options);
      await expect(pagesOf(bytes)).rejects.toMatchObject({ code });
    },
  );

  it('reads a document that only printing is forbidden of', async () => {
    const bytes = await makePdf(
      (pdf) => {
        pdf.addPage(a4).text('HOLE-1', 10, 10);
      },
      { ownerPassword: 'owner', permissions: {} },
    );
    expect((await pagesOf(bytes)).flatMap(texts)).toEqual(['HOLE-1']);
  });

  it.each([
    ['no bytes', new Uint8Array(0)],
    ['another kind of file', new TextEncoder().encode('name,code\nA,HOLE-1\n')],
    ['nothing behind its mark', new TextEncoder().encode('%PDF-1.7\n')],
    [
      'noise behind its mark',
      new Uint8Array([...new TextEncoder().encode('%PDF-1.7\n'), ...Array(4_000).keys()]),
    ],
  ])('refuses %s as damaged', async (_, bytes) => {
    await expect(pagesOf(bytes)).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
  });

  it('refuses a document that was cut off, and reads one whose table of objects is wrong', async () => {
    const bytes = await makePdf((pdf) => {
      for (let n = 1; n <= 5; n += 1) pdf.addPage(a4).text(`HOLE-${n}`, 10, 10);
    });
    await expect(pagesOf(bytes.subarray(0, bytes.length - 200))).rejects.toMatchObject({
      code: 'SOURCE_DAMAGED',
    });
    const text = Buffer.from(bytes).toString('latin1');
    const wrong = Buffer.from(text.replace(/startxref\n\d+/u, 'startxref\n7'), 'latin1');
    expect((await pagesOf(new Uint8Array(wrong))).flatMap(texts)).toEqual([
      'HOLE-1',
      'HOLE-2',
      'HOLE-3',
      'HOLE-4',
      'HOLE-5',
    ]);
  });

  it('stops between two pages when it is told to', async () => {
    const bytes = await makePdf((pdf) => {
      for (let n = 1; n <= 5; n += 1) pdf.addPage(a4).text(`HOLE-${n}`, 10, 10);
    });
    const stop = new AbortController();
    const read: number[] = [];
    const reading = (async () => {
      for await (const { page } of pdfPages(memorySource(bytes), stop.signal)) {
        read.push(page);
        if (page === 2) stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(read).toEqual([1, 2]);
  });

  it('gives the error of a source that changes under it', async () => {
    const failing = {
      sizeBytes: 100,
      read: () => Promise.reject(Object.assign(new Error('gone'), { code: 'SOURCE_CHANGED' })),
    };
    const reading = (async () => {
      for await (const _ of pdfPages(failing)) expect.unreachable();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
  });
});

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /StandardEncoding >>';

function pageObject(contents: string, more = ''): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents ${contents} /Resources << /Font << /F1 7 0 R >> >> ${more} >>`;
}

/** A document of one page with this content, in a font whose sign `\256` is a ligature. */
function onePage(content: string, more = ''): Uint8Array {
  return writtenPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${more} >>`,
    streamOf(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /StandardEncoding >>',
  ]);
}

/** A page with a layer each of two words, and a word in none. */
function layered(states: string): Uint8Array {
  const content = [
    '/OC /L1 BDC BT /F1 10 Tf 1 0 0 1 10 300 Tm (SHOWN-1) Tj ET EMC',
    '/OC /L2 BDC BT /F1 10 Tf 1 0 0 1 10 200 Tm (HIDDEN-2) Tj ET EMC',
    'BT /F1 10 Tf 1 0 0 1 10 100 Tm (PLAIN-3) Tj ET',
  ].join('\n');
  return writtenPdf([
    `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << ${states} >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /Properties << /L1 6 0 R /L2 7 0 R >> >> >>',
    streamOf(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /StandardEncoding >>',
    '<< /Type /OCG /Name (Shown) >>',
    '<< /Type /OCG /Name (Hidden) >>',
  ]);
}
