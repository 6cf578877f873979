import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { memorySource } from '../../../../core/open/memoryScratch.ts';
import type { DocumentPage } from '../../../../core/ports/documents.ts';
import { lonePage } from '../../../../infra/local/documents/lonePage.ts';
import { pdfPages } from '../../../../infra/local/documents/pdfPages.ts';
import { makePdf, streamOf, writtenPdf } from '../../../drawings/makePdf.ts';

async function pagesOf(bytes: Uint8Array): Promise<readonly DocumentPage[]> {
  const pages: DocumentPage[] = [];
  for await (const page of pdfPages(memorySource(bytes.slice()))) pages.push(page);
  return pages;
}

const three = () =>
  makePdf((pdf) => {
    for (const [at, size] of [
      [1, [600, 400]],
      [2, [300, 200]],
      [3, [700, 500]],
    ] as const)
      pdf
        .addPage({ size: [...size], margin: 0 })
        .moveTo(0, 0)
        .lineTo(100 * at, 100)
        .stroke();
  });

describe('a page that is taken out', () => {
  it('is a document of one page, with what stood on it', async () => {
    const lone = await lonePage(memorySource(await three()), 2);
    expect(lone).toMatchObject({ width: 300, height: 200 });
    const pages = await pagesOf(lone.pdf);
    expect(pages).toMatchObject([{ page: 1, width: 300, height: 200, content: 'lines' }]);
  });

  it('has the same key whenever it is taken out, and another one than other pages', async () => {
    const bytes = await three();
    const first = await lonePage(memorySource(bytes.slice()), 1);
    // The time of its making stands in the file, in whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const again = await lonePage(memorySource(bytes.slice()), 1);
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(false);
    expect(again.key).toBe(first.key);
    expect((await lonePage(memorySource(bytes.slice()), 2)).key).not.toBe(first.key);
  });

  it('keeps how it is turned, and is as wide as it is shown', async () => {
    const turned = writtenPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /Rotate 90 /MediaBox [0 0 600 400] /Contents 4 0 R >>',
      streamOf('0 0 m 100 100 l S'),
    ]);
    const lone = await lonePage(memorySource(turned.slice()), 1);
    expect(lone).toMatchObject({ width: 400, height: 600 });
    expect(Buffer.from(lone.pdf).toString('latin1')).toContain('/Rotate 90');
  });

  it('that is not there is told', async () => {
    await expect(lonePage(memorySource(await three()), 9)).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
  });

  it('of a damaged document is taken out or told, and the console hears nothing', async () => {
    const text = Buffer.from(await three()).toString('latin1');
    const wrong = Buffer.from(text.replace(/startxref\n\d+/u, 'startxref\n7'), 'latin1');
    const warn = vi.spyOn(globalThis.console, 'warn');
    expect(await lonePage(memorySource(new Uint8Array(wrong)), 2)).toMatchObject({ width: 300 });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('of more than can be sent is told', async () => {
    // Noise does not pack.
    const noise = randomBytes(11 * 1024 * 1024).toString('base64');
    const large = writtenPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R >>',
      streamOf(`%${noise}`),
    ]);
    await expect(lonePage(memorySource(large), 1)).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });
});
