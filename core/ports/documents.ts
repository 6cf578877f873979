import type { ByteSource } from '../model/bytes.ts';
import type { TextPiece } from '../model/scan.ts';

/**
 * What a page is made of. `picture`: no text but pictures, as scanners make them. `lines`: no text but lines, as where letters
 * were turned into outlines. `broken`: it could not be read, or not to its end; what could be stands in its pieces.
 */
export type PageContent = 'text' | 'picture' | 'lines' | 'blank' | 'broken';

/** A page of a document with the text that it places. */
export interface DocumentPage {
  /** From 1. */
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
  readonly content: PageContent;
}

/** Reads the text of PDF files with its places. */
export interface PdfReader {
  /**
   * The pages in their order. Text that cannot be read on one page does not stop the others.
   *
   * @throws {AppError} `SOURCE_PASSWORD`, `SOURCE_DAMAGED` where it is no PDF or as a whole unreadable, and those of the source
   */
  pages(source: ByteSource, signal?: AbortSignal): AsyncIterable<DocumentPage>;
}
