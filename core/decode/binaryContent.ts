import { AppError } from '../model/errors.ts';
import { decodeOptions } from '../model/options/readingOptions.ts';

/** Bytes at the beginning, or `at` a place, of common formats that are no text. */
const signatures: readonly {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly at?: number;
}[] = [
  { name: 'a ZIP archive', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'a ZIP archive', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { name: 'an old Office document', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { name: 'a PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'a PNG image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', bytes: [0x47, 0x49, 0x46, 0x38, 0x39, 0x61] },
  { name: 'a GIF image', bytes: [0x47, 0x49, 0x46, 0x38, 0x37, 0x61] },
  { name: 'a TIFF image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'a TIFF image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'a DWG drawing', bytes: [0x41, 0x43, 0x31, 0x30, 0x31] },
  { name: 'a DWG drawing', bytes: [0x41, 0x43, 0x31, 0x30, 0x32] },
  { name: 'a DWG drawing', bytes: [0x41, 0x43, 0x31, 0x30, 0x33] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b, 0x08] },
  { name: 'a bzip2 archive', bytes: [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59] },
  { name: 'an xz archive', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { name: 'a Zstandard archive', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'a 7-Zip archive', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'a RAR archive', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { name: 'a tar archive', bytes: [0x75, 0x73, 0x74, 0x61, 0x72], at: 257 },
  { name: 'a program', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { name: 'a program', bytes: [0x4d, 0x5a, 0x90, 0x00] },
  { name: 'a program', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { name: 'a Parquet file', bytes: [0x50, 0x41, 0x52, 0x31] },
  {
    name: 'a SQLite database',
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33, 0],
  },
];

/** What the bytes begin as, where that is a known format that is no text: `a PDF`, `a tar archive`. */
export function knownFormat(head: Uint8Array): string | undefined {
  return signatures.find(({ bytes, at = 0 }) => bytes.every((byte, i) => head[at + i] === byte))?.name;
}

/** @throws {AppError} `SOURCE_BINARY` when the bytes begin as a known format does that is no text. */
export function refuseKnownFormats(head: Uint8Array): void {
  const found = knownFormat(head);
  if (found !== undefined) throw new AppError('SOURCE_BINARY', `This is ${found}, not text.`);
}

/**
 * Refuses bytes that hold more control characters than text ever does. For encodings of one byte a
 * character only; a few stray NULs are let through, since careless exports have them, and so are long runs of them,
 * which stand where a text was cut short or its file made longer.
 *
 * @throws {AppError} `SOURCE_BINARY`
 */
export function refuseControlCharacters(head: Uint8Array): void {
  let controls = 0;
  let length = head.length;
  for (let i = 0; i < head.length; i += 1) {
    const byte = head[i] as number;
    if (byte >= 0x20 || textControl[byte]) continue;
    const run = byte === 0 ? zerosAt(head, i) : 1;
    if (run >= decodeOptions.paddingBytes) length -= run;
    else controls += run;
    i += run - 1;
  }
  if (controls > decodeOptions.controlShare * length)
    throw new AppError('SOURCE_BINARY', 'This is binary data, not text.');
}

function zerosAt(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && bytes[i] === 0) i += 1;
  return i - from;
}

/** Tab, line feed, vertical tab, form feed, carriage return, end of file (DOS) and escape occur in text. */
const textControl = Array.from(
  { length: 0x20 },
  (_, code) => (code >= 9 && code <= 13) || code === 26 || code === 27,
);
