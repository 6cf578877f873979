import type { ByteSource } from '../../../core/model/bytes.ts';
import type * as unpdf from 'unpdf/pdfjs';
import { AppError } from '../../../core/model/errors.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import { inflateAtOnce } from './inflateAtOnce.ts';
import { withoutPadding } from './pdfEnd.ts';
import { passOverPdfRejections } from './pdfRejections.ts';
import { pdfWorker } from './pdfWorker.ts';

type PdfJs = typeof unpdf;
export type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** A PDF file that is open. */
export interface OpenPdf {
  readonly document: PdfDocument;
  readonly pdfJs: PdfJs;
  close(): Promise<void>;
}

/** Bytes asked for at a time. */
const chunkBytes = 256 * 1024;

/**
 * Opens a PDF file with pdf.js as `unpdf` builds it for servers. Nothing of it is drawn, no script in it runs, and no font
 * is loaded.
 *
 * @throws {AppError} `SOURCE_PASSWORD`, `SOURCE_DAMAGED` and those of the source
 */
export async function openPdf(source: ByteSource): Promise<OpenPdf> {
  inflateAtOnce();
  passOverPdfRejections();
  const pdfJs = await import('unpdf/pdfjs');
  const isWhole = source.sizeBytes <= scanOptions.wholeBytes;
  let failed: unknown;
  const given = isWhole
    ? { data: await source.read(0, source.sizeBytes) }
    : {
        range: rangesOf(pdfJs, await withoutPadding(source), (error) => (failed ??= error)),
        disableStream: true,
      };
  const task = pdfJs.getDocument({
    ...given,
    worker: pdfWorker(pdfJs),
    // Heard by `withComplaints`.
    verbosity: pdfJs.VerbosityLevel.WARNINGS,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    rangeChunkSize: chunkBytes,
    disableAutoFetch: true,
  });
  try {
    const document = await task.promise;
    return { document, pdfJs, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    if (failed instanceof Error) throw failed;
    throw pdfError(error);
  }
}

/** Reads what pdf.js asks for; an error of the source ends the whole file. */
function rangesOf(
  pdfJs: PdfJs,
  source: ByteSource,
  onError: (error: unknown) => void,
): InstanceType<PdfJs['PDFDataRangeTransport']> {
  class Ranges extends pdfJs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      source.read(begin, end - begin).then(
        (bytes) => this.onDataRange(begin, bytes),
        (error: unknown) => {
          onError(error);
          this.abort();
        },
      );
    }
  }
  return new Ranges(source.sizeBytes, null);
}

/** What pdf.js says of a file, in the words of the catalogue. */
function pdfError(error: unknown): AppError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new AppError('SOURCE_PASSWORD', 'The document can be opened with a password only.', {
      remedy: 'Print it to a new PDF without a password, then scan that.',
    });
  }
  return new AppError('SOURCE_DAMAGED', 'The document is damaged, or is no PDF.', {
    remedy: 'Open it in a PDF reader; where that can, print it to a new PDF and scan that.',
    cause: error,
  });
}
