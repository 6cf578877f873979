import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../../core/model/bytes.ts';
import { pdfPages } from '../../../../infra/local/documents/pdfPages.ts';
import { withoutPadding } from '../../../../infra/local/documents/pdfEnd.ts';
import { makePdf } from '../../../drawings/makePdf.ts';

const drawing = () => makePdf((pdf) => pdf.addPage({ size: [600, 400], margin: 0 }).text('HOLE-1', 10, 10));

/** The bytes and so many zeros behind them, which lie nowhere; counts what is read. */
function padded(bytes: Uint8Array, padding: number): ByteSource & { readBytes(): number } {
  const sizeBytes = bytes.length + padding;
  let readBytes = 0;
  return {
    sizeBytes,
    readBytes: () => readBytes,
    async read(offset, length) {
      const given = new Uint8Array(Math.max(0, Math.min(length, sizeBytes - offset)));
      given.set(bytes.subarray(offset, offset + given.length));
      readBytes += given.length;
      return given;
    },
  };
}

describe('a PDF file with padding behind its end', () => {
  it('is read, and each byte of the padding is looked at once', async () => {
    const source = padded(await drawing(), 500_000_000);
    const texts: string[] = [];
    for await (const { pieces } of pdfPages(source)) texts.push(...pieces.map(({ text }) => text));
    expect(texts.filter((text) => text.trim() !== '')).toEqual(['HOLE-1']);
    expect(source.readBytes()).toBeLessThan(source.sizeBytes * 1.01);
  }, 60_000);

  it('is as long as what stands before the padding, wherever that is cut into steps', async () => {
    const bytes = await drawing();
    const at = Buffer.from(bytes).lastIndexOf('startxref');
    for (const shift of [-5, 0, 4]) {
      const padding = 1024 * 1024 - (bytes.length - at) + shift;
      const { sizeBytes } = await withoutPadding(padded(bytes, padding));
      expect(sizeBytes).toBe(at + 1_024);
    }
  });

  it('is left as it is where the mark stands near the end', async () => {
    const source = padded(await drawing(), 2_000);
    expect(await withoutPadding(source)).toBe(source);
  });

  it('is damaged where it is large and has no end', async () => {
    const bytes = (await drawing()).subarray(0, 300);
    await expect(withoutPadding(padded(bytes, 80_000_000))).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
    const small = padded(bytes, 20_000_000);
    expect(await withoutPadding(small)).toBe(small);
  });
});
