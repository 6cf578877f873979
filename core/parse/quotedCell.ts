import { cellFlag } from '../model/records.ts';
import { type DialectBytes, carriageReturn, lineFeed } from './dialectBytes.ts';

/** What became of a quote that opens a cell: it closes, it never closes, or the answer lies in bytes not seen yet. */
export type QuoteOutcome = 'closed' | 'unterminated' | 'more';

/**
 * Finds the end of a quoted cell.
 *
 * A quote closes when a delimiter, a line end or the end of the text follows it, blanks in between
 * allowed. Quotes in pairs are text; a single quote followed by anything else is text too, as careless
 * writers have it. The opening quote counts as unterminated when the cell outgrows the limits, when
 * the text ends, or when after a line break a quote stands where a cell begins and does not close:
 * then it is that one that opens, and ours was a stray.
 *
 * Linear on any input: how far no quote closes is remembered, so neither a next chunk nor a next stray
 * quote searches the same bytes again.
 */
export class QuotedCellScanner {
  /** Position of the closing quote, after `closed`. */
  close = 0;
  /** Position of the delimiter, line end or end of the text behind it, after `closed`. */
  next = 0;
  /** Line breaks within the cell, after `closed`. */
  lineBreaks = 0;
  /** A sum of `cellFlag`, after `closed`. */
  flags = 0;

  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;
  private final = false;
  private baseOffset = 0;
  /** Between these bytes of the text no quote closes, seen from any opening quote in between. */
  private barrenFrom = 0;
  private barrenUntil = 0;
  /** Opening quote from which the search under way has seen every byte itself. */
  private searchedFrom = 0;
  private barrenLine = 0;
  private readonly dialect: DialectBytes;
  private readonly limits: { readonly bytes: number; readonly lines: number };

  constructor(dialect: DialectBytes, limits: { readonly bytes: number; readonly lines: number }) {
    this.dialect = dialect;
    this.limits = limits;
  }

  /** Lends the bytes to be searched. `final`: nothing comes after them. */
  load(bytes: Uint8Array, baseOffset: number, final: boolean): void {
    this.bytes = bytes;
    this.end = bytes.length;
    this.baseOffset = baseOffset;
    this.final = final;
  }

  /** Searches from the opening quote at `open`, which stands on line `line`. */
  scan(open: number, line: number): QuoteOutcome {
    const { bytes, end } = this;
    const { quote, escape, carriageReturn: loneReturn } = this.dialect;
    const stop = Math.min(end, open + 1 + this.limits.bytes);
    let bits = 0;
    let flags: number = cellFlag.quoted;
    let lineBreaks = 0;
    let skipped = false;
    let p = open + 1;

    const barren = this.barrenUntil - this.baseOffset;
    if (barren > p && open + this.baseOffset >= this.barrenFrom) {
      // Only the quotes directly behind ours read differently from how they read last time.
      const run = quoteRun(bytes, p, quote);
      if (p + run === end && !this.final) return 'more';
      if ((run & 1) === 1) {
        const next = this.behindClose(p + run);
        if (next === undefined) return 'more';
        if (next >= 0) return this.closed({ open, close: p + run - 1, next, lineBreaks: 0 });
      }
      skipped = true;
      if (barren > p + run) {
        p = barren;
        lineBreaks = this.barrenLine - line;
        if (lineBreaks > this.limits.lines) return 'unterminated';
      } else p += run;
    }
    this.searchedFrom = skipped ? this.barrenFrom : open + this.baseOffset;

    while (p < stop) {
      const byte = bytes[p] as number;
      if (byte === quote) {
        const run = quoteRun(bytes, p, quote);
        if (p + run === end && !this.final) return this.barrenTo(p, line + lineBreaks, 'more');
        if (run > 1) flags |= cellFlag.escaped;
        if ((run & 1) === 1) {
          const next = this.behindClose(p + run);
          if (next === undefined) return this.barrenTo(p, line + lineBreaks, 'more');
          if (next >= 0) {
            const close = p + run - 1;
            if (skipped) return this.closed({ open, close, next, lineBreaks });
            this.close = close;
            this.next = next;
            this.lineBreaks = lineBreaks;
            this.flags = bits > 0x7f ? flags | cellFlag.nonAscii : flags;
            return 'closed';
          }
          if (lineBreaks > 0 && this.beginsCell(p))
            return this.barrenTo(p, line + lineBreaks, 'unterminated');
        }
        p += run;
        continue;
      }
      if (byte === escape) {
        if (p + 1 === end && !this.final) return this.barrenTo(p, line + lineBreaks, 'more');
        const escaped = bytes[p + 1];
        if (escaped === quote || escaped === escape) {
          flags |= cellFlag.escaped | cellFlag.backslash;
          p += 2;
          continue;
        }
      } else if (byte === lineFeed || byte === loneReturn) {
        if (byte !== lineFeed && p + 1 === end && !this.final)
          return this.barrenTo(p, line + lineBreaks, 'more');
        if (byte === lineFeed || bytes[p + 1] !== lineFeed) lineBreaks += 1;
        if (lineBreaks > this.limits.lines) return this.barrenTo(p, line + lineBreaks - 1, 'unterminated');
      }
      bits |= byte;
      p += 1;
    }
    const outcome = stop === end && !this.final ? 'more' : 'unterminated';
    return this.barrenTo(Math.min(p, end), line + lineBreaks, outcome);
  }

  /** Position of what ends the cell behind a quote; -1 where the quote does not close; `undefined` where more bytes decide. */
  private behindClose(position: number): number | undefined {
    const { bytes, end } = this;
    const { delimiter, space, tab } = this.dialect;
    let p = position;
    while (p < end && (bytes[p] === space || bytes[p] === tab)) p += 1;
    if (p >= end) return this.final ? end : undefined;
    const byte = bytes[p];
    if (byte === lineFeed) return p;
    if (byte === carriageReturn) {
      if (this.dialect.carriageReturn === carriageReturn) return p;
      if (p + 1 >= end) return this.final ? p : undefined;
      return bytes[p + 1] === lineFeed ? p : -1;
    }
    for (let i = 0; i < delimiter.length; i += 1) {
      if (p + i >= end) return this.final ? -1 : undefined;
      if (bytes[p + i] !== delimiter[i]) return -1;
    }
    return delimiter.length > 0 ? p : -1;
  }

  /** Whether a cell would begin at this position, had no quote been opened. */
  private beginsCell(position: number): boolean {
    const { delimiter } = this.dialect;
    const before = this.bytes[position - 1];
    if (before === lineFeed || before === carriageReturn) return true;
    if (delimiter.length === 0) return false;
    for (let i = 1; i <= delimiter.length; i += 1) {
      if (this.bytes[position - i] !== delimiter[delimiter.length - i]) return false;
    }
    return true;
  }

  private barrenTo(position: number, line: number, outcome: QuoteOutcome): QuoteOutcome {
    this.barrenFrom = this.searchedFrom;
    this.barrenUntil = this.baseOffset + position;
    this.barrenLine = line;
    return outcome;
  }

  /** Ends a cell part of which was skipped, so that its flags have to be read from its bytes. */
  private closed(cell: { open: number; close: number; next: number; lineBreaks: number }): QuoteOutcome {
    const { bytes } = this;
    const { quote, escape } = this.dialect;
    let flags: number = cellFlag.quoted;
    for (let p = cell.open + 1; p < cell.close; p += 1) {
      const byte = bytes[p] as number;
      if (byte > 0x7f) flags |= cellFlag.nonAscii;
      else if (byte === quote && bytes[p + 1] === quote) flags |= cellFlag.escaped;
      else if (byte === escape && (bytes[p + 1] === quote || bytes[p + 1] === escape)) {
        flags |= cellFlag.escaped | cellFlag.backslash;
        p += 1;
      }
    }
    this.close = cell.close;
    this.next = cell.next;
    this.lineBreaks = cell.lineBreaks;
    this.flags = flags;
    return 'closed';
  }
}

function quoteRun(bytes: Uint8Array, position: number, quote: number): number {
  let p = position;
  while (bytes[p] === quote) p += 1;
  return p - position;
}
