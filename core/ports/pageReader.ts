import type { AwsSettings } from '../model/aws.ts';
import type { TextPiece } from '../model/scan.ts';

/** A page of a document, taken out of it. */
export interface LonePage {
  /** A PDF of this page alone. */
  readonly pdf: Uint8Array;
  /** The same for the same page, whichever document it is in and whenever it was taken out. */
  readonly key: string;
  /** Points, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Reads pages that hold no text. Pages leave this machine, and each costs money. */
export interface PageReader {
  /** @throws {AppError} `USAGE` where no account or region is set, `SIGN_IN_NEEDED` */
  open(settings: AwsSettings): Promise<OpenPageReader>;
}

export interface OpenPageReader {
  /**
   * The words of a page, each with how certain it is. What passes, as being held back, is tried again.
   *
   * @throws {AppError} `SOURCE_` codes where this page cannot be read and nothing was paid, `CANCELLED`; every other code
   *   where none can be read at present
   */
  read(page: LonePage, signal: AbortSignal): Promise<readonly TextPiece[]>;
  close(): void;
}
