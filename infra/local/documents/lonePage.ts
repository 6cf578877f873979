import { createHash } from 'node:crypto';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import { textractOptions } from '../../../core/model/options/textractOptions.ts';
import type { LonePage } from '../../../core/ports/pageReader.ts';
import { withComplaints } from './pdfComplaints.ts';
import { openPdf } from './pdfDocument.ts';

/**
 * Takes a page out of a PDF file as a file of its own, by pdf.js: pictures stay as the scanner packed them, lines stay lines,
 * and nothing is drawn.
 *
 * @param number From 1.
 * @throws {AppError} those of the reader; `SOURCE_DAMAGED` where the page cannot be taken out, `SOURCE_TOO_LARGE` where it
 *   is more than can be sent
 */
export function lonePage(source: ByteSource, number: number): Promise<LonePage> {
  return withComplaints(() => takeOut(source, number));
}

async function takeOut(source: ByteSource, number: number): Promise<LonePage> {
  const pdf = await openPdf(source);
  try {
    const page = await pdf.document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const made = await pdf.document.extractPages([{ document: null, includePages: [number - 1] }]);
    if (made === undefined || made === null) throw new Error('pdf.js made no file of the page.');
    const bytes = new Uint8Array(made);
    if (bytes.length > textractOptions.pageBytes) throw tooLarge(number);
    return { pdf: bytes, key: keyOf(bytes), width, height };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('SOURCE_DAMAGED', `Page ${number} cannot be taken out of the document.`, {
      remedy: 'Print the document to a new PDF and scan that.',
      cause: error,
    });
  } finally {
    await pdf.close();
  }
}

function tooLarge(number: number): AppError {
  const mebibytes = textractOptions.pageBytes / 1024 ** 2;
  return new AppError(
    'SOURCE_TOO_LARGE',
    `Page ${number} is more than ${mebibytes} MB, too much for Textract.`,
    {
      remedy: 'Save the document with smaller pictures, then scan it again.',
    },
  );
}

/** Of everything but the time when the page was taken out, which also goes into the file's id at its end. */
function keyOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const end = text.lastIndexOf('/Type /XRef');
  const lasting = (end === -1 ? text : text.slice(0, end)).replace(/\/CreationDate \(\d*\)/, '');
  return createHash('sha256').update(lasting, 'latin1').digest('hex');
}
