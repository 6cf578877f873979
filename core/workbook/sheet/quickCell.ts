import { parseOptions } from '../../model/options/readingOptions.ts';
import { type CellKind, cellKind, readCellKind } from '../cells/cellKind.ts';
import { plainTextEnd } from '../cells/plainText.ts';
import { equals, greaterThan, lessThan, slash, space } from '../xml/xmlMarks.ts';

const quoteMark = 0x22;
const letterC = 0x63;
const letterF = 0x66;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;
const letterV = 0x76;

/** A workbook has some thousand. */
const mostStyles = 1_000_000;

/**
 * Reads a cell that is written as nearly all are, in one go: no prefix, no attributes but `r`, `s` and `t`, then a
 * formula or none, then a value or an inline text without runs, and nothing else. What is written in any other way, or
 * has not arrived to its end, is left to the scanner, whose answer would be the same.
 */
export class QuickCell {
  /** From 0; -1 where the cell does not say. */
  column = -1;
  style = 0;
  kind: CellKind = cellKind.number;
  hasFormula = false;
  /** Where the value stands; empty where there is none. It reads as it is written. */
  start = 0;
  end = 0;

  /** @returns The place behind the cell; -1 where it is none of this kind. */
  read(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== lessThan || bytes[at + 1] !== letterC) return -1;
    let next = this.#readAttributes(bytes, at + 2);
    if (next < 0) return -1;
    this.hasFormula = false;
    this.start = 0;
    this.end = 0;
    if (bytes[next] === slash) return bytes[next + 1] === greaterThan ? next + 2 : -1;
    if (bytes[next] !== greaterThan) return -1;
    next += 1;
    if (bytes[next] === lessThan && bytes[next + 1] === letterF) {
      next = this.#skipFormula(bytes, next + 2);
      if (next < 0) return -1;
    }
    if (bytes[next] !== lessThan) return -1;
    if (bytes[next + 1] === letterV && bytes[next + 2] === greaterThan) {
      this.start = next + 3;
      this.end =
        this.kind <= cellKind.shared ? numberEnd(bytes, this.start) : plainTextEnd(bytes, this.start);
      next = this.end < 0 || !this.#isCommon(bytes) ? -1 : closing(bytes, this.end, letterV);
    } else if (bytes[next + 1] === 0x69) next = this.#readInline(bytes, next);
    return next < 0 ? -1 : closing(bytes, next, letterC);
  }

  /** Numbers, texts and `0` or `1` for a truth; errors and ISO dates are rare. */
  #isCommon(bytes: Uint8Array): boolean {
    if (this.kind <= cellKind.text) return true;
    const digit = bytes[this.start];
    return (
      this.kind === cellKind.boolean && this.end === this.start + 1 && (digit === 0x30 || digit === 0x31)
    );
  }

  /** ` r="B7" s="3" t="s"` */
  #readAttributes(bytes: Uint8Array, from: number): number {
    let column = 0;
    let style = 0;
    let kind: CellKind = cellKind.number;
    let at = from;
    while (bytes[at] === space) {
      const name = bytes[at + 1];
      if (bytes[at + 2] !== equals || bytes[at + 3] !== quoteMark) return -1;
      at += 4;
      // Behind the last byte there is none, which is neither a letter nor a digit nor a quote.
      let byte = bytes[at] as number;
      if (name === letterR) {
        for (; byte >= 0x41 && byte <= 0x5a; byte = bytes[(at += 1)] as number)
          column = column * 26 + byte - 0x40;
        if (column === 0 || column > parseOptions.columns) return -1;
        while (isDigit(byte)) byte = bytes[(at += 1)] as number;
      } else if (name === letterS) {
        for (; isDigit(byte); byte = bytes[(at += 1)] as number) style = style * 10 + byte - 0x30;
        if (style > mostStyles) return -1;
      } else if (name === letterT) {
        const start = at;
        while (byte >= 0x41) byte = bytes[(at += 1)] as number;
        kind = readCellKind(bytes, start, at);
      } else return -1;
      if (byte !== quoteMark) return -1;
      at += 1;
    }
    this.column = column - 1;
    this.style = style;
    this.kind = kind;
    return at;
  }

  /** `<f>A1+B1</f>` and `<f t="shared" si="0"/>` */
  #skipFormula(bytes: Uint8Array, from: number): number {
    this.hasFormula = true;
    const open = bytes.indexOf(greaterThan, from);
    if (open < 0) return -1;
    if (bytes[open - 1] === slash) return open + 1;
    if (bytes[from] !== space && open !== from) return -1;
    const end = bytes.indexOf(lessThan, open);
    return end < 0 ? -1 : closing(bytes, end, letterF);
  }

  /** `<is><t>text</t></is>` */
  #readInline(bytes: Uint8Array, at: number): number {
    if (bytes[at + 2] !== letterS || bytes[at + 3] !== greaterThan) return -1;
    if (bytes[at + 4] !== lessThan || bytes[at + 5] !== letterT) return -1;
    const open = bytes.indexOf(greaterThan, at + 6);
    if (open < 0 || bytes[open - 1] === slash || (open > at + 6 && bytes[at + 6] !== space)) return -1;
    this.kind = cellKind.text;
    this.start = open + 1;
    this.end = plainTextEnd(bytes, this.start);
    const behind = this.end < 0 ? -1 : closing(bytes, this.end, letterT);
    if (behind < 0 || bytes[behind] !== lessThan || bytes[behind + 1] !== slash) return -1;
    if (bytes[behind + 2] !== 0x69 || bytes[behind + 3] !== letterS || bytes[behind + 4] !== greaterThan)
      return -1;
    return behind + 5;
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** The place behind digits, signs, points and the letter of an exponent. */
function numberEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined) return -1;
    // `+` to `9` is what numbers are made of, with two signs between that none has.
    if (byte < 0x2b || byte > 0x39) {
      if (byte === lessThan) return at;
      if (byte !== 0x45 && byte !== 0x65) return -1;
    }
    at += 1;
  }
}

/** The place behind `</x>`; -1 where it does not stand there. */
function closing(bytes: Uint8Array, at: number, letter: number): number {
  if (bytes[at] !== lessThan || bytes[at + 1] !== slash) return -1;
  return bytes[at + 2] === letter && bytes[at + 3] === greaterThan ? at + 4 : -1;
}
