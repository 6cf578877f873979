import { readWhole } from '../cells/cellKind.ts';
import { equals, greaterThan, lessThan, slash, space } from '../xml/xmlMarks.ts';

const quoteMark = 0x22;

/**
 * Reads the tag that begins a row in one go, where it is written as nearly all are: no prefix, and neither hidden nor
 * folded away under another row. Others are left to the scanner.
 */
export class QuickRow {
  /** From 0; -1 where the row does not say. */
  row = -1;

  /** @returns The place behind the tag; -1 where it is none of this kind, or has not arrived to its end. */
  read(bytes: Uint8Array, from: number): number {
    if (!isRow(bytes, from + 1) || bytes[from] !== lessThan) return -1;
    this.row = -1;
    let at = from + 4;
    while (bytes[at] === space) {
      const name = at + 1;
      at = name;
      while (bytes[at] !== equals) {
        const byte = bytes[at];
        if (byte === undefined || byte === greaterThan || byte === space) return -1;
        at += 1;
      }
      const first = bytes[name];
      // `hidden` and `outlineLevel`
      if (first === 0x68 && at === name + 6) return -1;
      if (first === 0x6f || bytes[at + 1] !== quoteMark) return -1;
      const start = at + 2;
      const end = bytes.indexOf(quoteMark, start);
      if (end < 0) return -1;
      if (first === 0x72 && at === name + 1) {
        this.row = readWhole(bytes, start, end) - 1;
        if (this.row < 0) return -1;
      }
      at = end + 1;
    }
    return bytes[at] === greaterThan ? at + 1 : -1;
  }
}

/** The place behind the tag that ends a row; -1 where it does not stand there. */
export function rowEnd(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== lessThan || bytes[from + 1] !== slash || !isRow(bytes, from + 2)) return -1;
  let at = from + 5;
  while ((bytes[at] as number) <= space) at += 1;
  return bytes[at] === greaterThan ? at + 1 : -1;
}

function isRow(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x72 && bytes[at + 1] === 0x6f && bytes[at + 2] === 0x77;
}
