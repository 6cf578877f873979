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
 * the text ends, or when a quote stands where a cell begins and does not close: after a line break, or
 * where ours seemed to close before (`"abc"def,"x"`) and that one closes at the next quote. Then it is
 * that one that opens, and ours was a stray.
 *
 * A cell that was quoted twice over (`""a, b""`) ends at the next pair that something ends the cell
 * behind, in its own line.
 *
 * Linear on any input: how far no quote closes is remembered, so neither a next chunk nor a next stray
 * quote searches the same bytes again.
 */
export class QuotedCellScanner {
  /** Position behind the opening quotes, after `closed`. */
  start = 0;
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
  /** Byte of the text where the last quote stands that closed nothing; for openings behind it there was none. */
  private barrenStrayAt = -1;
  /** No cell that was quoted twice over and opens before this byte of the text closes. */
  private pairsBarrenUntil = 0;
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
    /** Where the last quote behind ours stands that closed nothing; -1: there was none. */
    let stray = -1;
    let p = open + 1;

    if (bytes[p] === quote && escape === -1) {
      const twice = this.scanTwiceQuoted(open);
      if (twice !== 'unterminated') return twice;
    }

    const barren = this.barrenUntil - this.baseOffset;
    if (barren > p && open + this.baseOffset >= this.barrenFrom) {
      // Only the quotes directly behind ours read differently from how they read last time.
      const run = quoteRun(bytes, p, quote);
      if (p + run === end && !this.final) return 'more';
      if ((run & 1) === 1) {
        const next = this.behindClose(p + run);
        if (next === undefined) return 'more';
        if (next >= 0) return this.closed({ open, close: p + run - 1, next, lineBreaks: 0 });
        stray = p;
      }
      skipped = true;
      if (this.barrenStrayAt - this.baseOffset > open) stray = this.barrenStrayAt - this.baseOffset;
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
        if (p + run === end && !this.final)
          return this.barrenTo({ position: p, line: line + lineBreaks, stray }, 'more');
        if (run > 1) flags |= cellFlag.escaped;
        if ((run & 1) === 1) {
          const next = this.behindClose(p + run);
          if (next === undefined)
            return this.barrenTo({ position: p, line: line + lineBreaks, stray }, 'more');
          if (next >= 0) {
            const close = p + run - 1;
            if (skipped) return this.closed({ open, close, next, lineBreaks });
            this.start = open + 1;
            this.close = close;
            this.next = next;
            this.lineBreaks = lineBreaks;
            this.flags = bits > 0x7f ? flags | cellFlag.nonAscii : flags;
            return 'closed';
          }
          if ((lineBreaks > 0 || stray >= 0) && this.beginsCell(p)) {
            const opens = lineBreaks > 0 || this.closesAtNextQuote(p + run);
            if (opens === undefined)
              return this.barrenTo({ position: p, line: line + lineBreaks, stray }, 'more');
            if (opens) return this.barrenTo({ position: p, line: line + lineBreaks, stray }, 'unterminated');
          }
          stray = p;
        }
        p += run;
        continue;
      }
      if (byte === escape) {
        if (p + 1 === end && !this.final)
          return this.barrenTo({ position: p, line: line + lineBreaks, stray }, 'more');
        const escaped = bytes[p + 1];
        if (escaped === quote || escaped === escape) {
          flags |= cellFlag.escaped | cellFlag.backslash;
          p += 2;
          continue;
        }
      } else if (byte === lineFeed || byte === loneReturn) {
        if (byte !== lineFeed && p + 1 === end && !this.final)
          return this.barrenTo({ position: p, line: line + lineBreaks, stray }, 'more');
        if (byte === lineFeed || bytes[p + 1] !== lineFeed) lineBreaks += 1;
        if (lineBreaks > this.limits.lines)
          return this.barrenTo({ position: p, line: line + lineBreaks - 1, stray }, 'unterminated');
      }
      bits |= byte;
      p += 1;
    }
    const outcome = stop === end && !this.final ? 'more' : 'unterminated';
    return this.barrenTo({ position: Math.min(p, end), line: line + lineBreaks, stray }, outcome);
  }

  /**
   * Ends a cell that two quotes open and that goes on behind them, as no well-formed cell does. `unterminated`:
   * it is none of these, which says nothing of how it reads otherwise.
   */
  private scanTwiceQuoted(open: number): QuoteOutcome {
    const { bytes, end } = this;
    const { quote, carriageReturn: loneReturn } = this.dialect;
    if (open + this.baseOffset < this.pairsBarrenUntil) return 'unterminated';
    const opened = quoteRun(bytes, open, quote);
    if (open + opened === end && !this.final) return 'more';
    if (opened !== 2) return 'unterminated';
    const empty = this.behindClose(open + 2);
    if (empty === undefined) return 'more';
    if (empty >= 0) return 'unterminated';
    const stop = Math.min(end, open + 2 + this.limits.bytes);
    let bits = 0;
    let flags: number = cellFlag.quoted | cellFlag.twiceQuoted;
    let p = open + 2;
    while (p < stop) {
      const byte = bytes[p] as number;
      if (byte === lineFeed || byte === loneReturn) break;
      if (byte !== quote) {
        bits |= byte;
        p += 1;
        continue;
      }
      const run = quoteRun(bytes, p, quote);
      if (p + run === end && !this.final) return 'more';
      const next = this.behindClose(p + run);
      if (next === undefined) return 'more';
      if (run > (next >= 0 ? 2 : 1)) flags |= cellFlag.escaped;
      if (next >= 0) {
        if ((run & 1) === 1) break;
        this.start = open + 2;
        this.close = p + run - 2;
        this.next = next;
        this.lineBreaks = 0;
        this.flags = bits > 0x7f ? flags | cellFlag.nonAscii : flags;
        return 'closed';
      }
      p += run;
    }
    if (p >= stop && stop === end && !this.final) return 'more';
    this.pairsBarrenUntil = this.baseOffset + p;
    return 'unterminated';
  }

  /** Whether the next quote of the line, if there is one, ends a cell; `undefined` where more bytes decide. */
  private closesAtNextQuote(position: number): boolean | undefined {
    const { bytes, end } = this;
    const { quote } = this.dialect;
    let p = position;
    while (p < end && bytes[p] !== quote && bytes[p] !== lineFeed) p += 1;
    const run = quoteRun(bytes, p, quote);
    if (p + run >= end && !this.final) return undefined;
    if ((run & 1) === 0) return false;
    const next = this.behindClose(p + run);
    return next === undefined ? undefined : next >= 0;
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

  private barrenTo(
    reached: { position: number; line: number; stray: number },
    outcome: QuoteOutcome,
  ): QuoteOutcome {
    this.barrenFrom = this.searchedFrom;
    this.barrenUntil = this.baseOffset + reached.position;
    this.barrenLine = reached.line;
    this.barrenStrayAt = reached.stray < 0 ? -1 : this.baseOffset + reached.stray;
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
    this.start = cell.open + 1;
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
