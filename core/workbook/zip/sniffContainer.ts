/**
 * What a file is by its first bytes. `zip` may be a workbook (XLSX, XLSM, XLSB, ODS) or any archive, `ole` may be an
 * old workbook (XLS) or one behind a password, `biff` is a workbook older than 1997. `text` is everything else,
 * pictures and programs included; whether it is text is for `detectEncoding` to say.
 */
export type ContainerKind = 'zip' | 'ole' | 'biff' | 'gzip' | 'text';

const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

/** Tells what has to be opened before there is text. Eight bytes are enough; fewer are `text`. */
export function sniffContainer(head: Uint8Array): ContainerKind {
  const [a, b, c, d] = head;
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8)))
    return 'zip';
  if (oleMagic.every((byte, at) => head[at] === byte)) return 'ole';
  if (a === 0x1f && b === 0x8b && c === 8) return 'gzip';
  // A BOF record of BIFF 2 to 4: id, length, then a version and a document type, each of two bytes.
  const isBof = a === 0x09 && (b === 0x00 || b === 0x02 || b === 0x04) && (c === 4 || c === 6 || c === 8);
  if (isBof && d === 0 && head.length >= 8 && head[7] === 0) return 'biff';
  // The stream of a later workbook without its container; the version is 5 or 6.
  const isLaterBof = a === 0x09 && b === 0x08 && (c === 8 || c === 16) && d === 0;
  if (isLaterBof && head[4] === 0 && (head[5] === 5 || head[5] === 6) && head[7] === 0) return 'biff';
  return 'text';
}
