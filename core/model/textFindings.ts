/** How often something stands in a text, and the byte offsets of the first of them in the text, ascending; count and list may grow while the text is read. */
export interface FoundPlaces {
  readonly count: number;
  readonly offsets: readonly number[];
}

/** What is odd about a text as bytes. Offsets are those in the text that is parsed: the source, or its spool. */
export interface TextFindings {
  /** Pieces that are no text in the encoding; they read as U+FFFD. */
  readonly undecodable: FoundPlaces;
  /** Where these stand in the source itself, as byte offsets: the byte on which decoding gave up. */
  readonly undecodableOffsets: readonly number[];
  /** U+FFFD that stands in the source as such: lost before the file was written. Known for UTF-8 that is read as it lies. */
  readonly lost: FoundPlaces;
  /** Byte order marks within the text. */
  readonly marks: FoundPlaces;
  /** Zero bytes (U+0000). */
  readonly zeros: FoundPlaces;
  /** Lines that are read in `EncodingGuess.mixedWith`; the offset is that of the line. */
  readonly foreign: FoundPlaces;
}

/** The findings that have places in the text. */
export type FindingKind = 'undecodable' | 'lost' | 'marks' | 'zeros' | 'foreign';

const none: FoundPlaces = { count: 0, offsets: [] };

/** Nothing odd, as in the text of a sheet. */
export const noFindings: TextFindings = {
  undecodable: none,
  undecodableOffsets: [],
  lost: none,
  marks: none,
  zeros: none,
  foreign: none,
};
