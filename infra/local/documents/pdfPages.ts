import type { ByteSource } from '../../../core/model/bytes.ts';
import type { TextPiece } from '../../../core/model/scan.ts';
import type { DocumentPage } from '../../../core/ports/documents.ts';
import { hiddenSections } from './hiddenSections.ts';
import { type PdfComplaints, withComplaints } from './pdfComplaints.ts';
import { openPdf, type OpenPdf, type PdfPage } from './pdfDocument.ts';

/** The pages of a PDF file, one after another; see `PdfReader`. */
export async function* pdfPages(source: ByteSource, signal?: AbortSignal): AsyncIterable<DocumentPage> {
  const { pdf, isTreeOdd } = await withComplaints(async (complaints) => {
    const opened = await openPdf(source);
    return { pdf: opened, isTreeOdd: complaints.isOdd };
  });
  try {
    for (let number = 1; number <= pdf.document.numPages; number += 1) {
      signal?.throwIfAborted();
      const page = await withComplaints((complaints) => readPage(pdf, number, complaints));
      // What a tree of pages names that leads nowhere looks like a page without anything on it.
      yield isTreeOdd && page.content === 'blank' ? { ...page, content: 'broken' } : page;
    }
  } finally {
    await pdf.close();
  }
}

async function readPage(pdf: OpenPdf, number: number, complaints: PdfComplaints): Promise<DocumentPage> {
  const page = await pdf.document.getPage(number).catch(() => undefined);
  // One page that is broken says nothing about the others.
  if (page === undefined) return { page: number, width: 0, height: 0, pieces: [], content: 'broken' };
  try {
    const viewport = page.getViewport({ scale: 1 });
    const pieces = await piecesOf(pdf, page, viewport.transform);
    const { width, height } = viewport;
    const content = await contentOf(pdf, page, pieces);
    const isBroken = complaints.isCut || (content === 'blank' && complaints.isOdd);
    return { page: number, width, height, pieces, content: isBroken ? 'broken' : content };
  } catch {
    return { page: number, width: 0, height: 0, pieces: [], content: 'broken' };
  } finally {
    page.cleanup();
  }
}

async function piecesOf(pdf: OpenPdf, page: PdfPage, view: readonly number[]): Promise<readonly TextPiece[]> {
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
  const isHidden = await hiddenSections(pdf, page, items);
  const pieces: TextPiece[] = [];
  for (const [place, item] of items.entries()) {
    if (!('str' in item) || item.str === '') continue;
    const [a, b, c, d, x, y] = product(view, item.transform);
    const isVertical = styles[item.fontName]?.vertical === true;
    const size = Math.hypot(c, d);
    const turned = (Math.atan2(b, a) * 180) / Math.PI;
    pieces.push({
      text: item.str,
      x,
      y,
      // Where letters go down the page, the line of writing is turned and its letters are not.
      angle: isVertical ? turned + 90 : turned,
      width: isVertical ? item.height : item.width,
      height: size,
      isHidden: isHidden(place),
    });
  }
  return pieces;
}

type Matrix = readonly [number, number, number, number, number, number];

/** First the right one, then the left one, as PDF has its matrices. */
function product(left: readonly number[], right: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = left;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = right;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** What a page is made of; its drawing is looked into where it has no text. */
async function contentOf(
  { pdfJs }: OpenPdf,
  page: PdfPage,
  pieces: readonly TextPiece[],
): Promise<DocumentPage['content']> {
  if (pieces.some(({ text }) => text.trim() !== '')) return 'text';
  const { OPS } = pdfJs;
  const { fnArray } = await page.getOperatorList();
  const pictures = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
  ]);
  if (fnArray.some((call) => pictures.has(call))) return 'picture';
  return fnArray.includes(OPS.constructPath) ? 'lines' : 'blank';
}
