import type { LineTerminator } from '../../model/dialect.ts';
import { QuotedCellFinder } from './trialQuotes.ts';

/** What a text looks like when cut with one dialect. */
export interface Trial {
  /** Cells of each record that is not blank, in order. */
  readonly records: readonly (readonly string[])[];
  readonly quotedCells: number;
  /** Opening quotes that nothing closes, and quotes that stand where neither text nor a cell's end allows them. */
  readonly strayQuotes: number;
}

export interface TrialDialect {
  readonly delimiter: string;
  readonly quote: string | null;
  readonly escape: string | null;
  readonly lineTerminator: TrialTerminator;
  readonly delimiterRuns?: true;
}

/** `return`: lone returns alone end records, and line feeds are text. */
export type TrialTerminator = LineTerminator | 'return';

/** A piece of text to be cut, and how much of it. */
export interface Sample {
  readonly text: string;
  /** The text goes on behind the piece, so that a quote that is open at its end may yet be closed. */
  readonly cutOff: boolean;
  readonly maxRecords: number;
}

/**
 * Cuts a sample as the splitter of `core/parse` would, but as text, leniently and short: it serves to compare
 * dialects on some hundred records, where clearness counts and speed hardly does. Lines without a quote, most of
 * all, are cut by the engine's own search.
 */
export function trialSplit(sample: Sample, dialect: TrialDialect): Trial {
  const cutter = new RecordCutter(sample, dialect);
  const records: string[][] = [];
  while (records.length < sample.maxRecords) {
    const cells = cutter.next(records.at(-1)?.length);
    if (cells === undefined) break;
    if (cells.some((cell) => cell.trim() !== '')) records.push(cells);
  }
  return { records, quotedCells: cutter.quotedCells, strayQuotes: cutter.quotes?.strayQuotes ?? 0 };
}

/** What may stand between a delimiter and the quote that opens a cell. */
const blanks = /^[ \t]*$/;
/** Lines behind an open quote that are looked at to tell a long cell from a stray quote. */
const linesBehind = 10;

class RecordCutter {
  quotedCells = 0;
  readonly quotes: QuotedCellFinder | undefined;
  private readonly sample: Sample;
  private readonly dialect: TrialDialect;
  private readonly nextDelimiter: Search;
  private readonly lineEnds: LineEnds;
  private readonly nextQuote: Search | undefined;
  private position = 0;

  constructor(sample: Sample, dialect: TrialDialect) {
    const { text } = sample;
    const { lineTerminator, quote } = dialect;
    this.sample = sample;
    this.dialect = dialect;
    this.nextDelimiter = new Search(text, dialect.delimiter);
    this.lineEnds = new LineEnds(text, lineTerminator);
    if (quote !== null) {
      this.nextQuote = new Search(text, quote);
      this.quotes = new QuotedCellFinder(text, { ...dialect, quote });
    }
  }

  /** The next record's cells; `undefined` at the end, and where a cell goes on behind the sample. */
  next(usualWidth: number | undefined): string[] | undefined {
    const { text } = this.sample;
    const from = this.position;
    if (from >= text.length) return undefined;
    const end = this.lineEnds.from(from);
    if (this.quotes === undefined || this.quotes.givenUp || (this.nextQuote?.from(from) ?? end) >= end) {
      this.position = this.behindLineEnd(end);
      return this.plainCells(text.slice(from, this.contentEnd(from, end)));
    }
    return this.quotedRecord(this.quotes, usualWidth);
  }

  private plainCells(line: string): string[] {
    const cells = this.pieces(line);
    return cells.length === 0 ? [''] : cells;
  }

  /** What the delimiters leave of a line or a part of one; of runs nothing empty. */
  private pieces(part: string): string[] {
    const { delimiter, delimiterRuns } = this.dialect;
    if (delimiter === '') return [part];
    const cells = part.split(delimiter);
    return delimiterRuns === true ? cells.filter((cell) => cell !== '') : cells;
  }

  /** A record in whose first line there is a quote, from quote to quote. */
  private quotedRecord(quotes: QuotedCellFinder, usualWidth: number | undefined): string[] | undefined {
    const { text, cutOff } = this.sample;
    const { delimiter } = this.dialect;
    const cells: string[] = [];
    let p = this.position;
    for (;;) {
      const lineEnd = this.lineEnds.from(p);
      const quote = quotes.givenUp ? lineEnd : (this.nextQuote?.from(p) ?? lineEnd);
      if (quote >= lineEnd) {
        for (const cell of this.pieces(text.slice(p, this.contentEnd(p, lineEnd)))) cells.push(cell);
        return this.ended(lineEnd, cells);
      }
      // The last piece before the quote is the beginning of the quote's own cell.
      const before = delimiter === '' ? [text.slice(p, quote)] : text.slice(p, quote).split(delimiter);
      const begun = before.pop() ?? '';
      for (const cell of before) if (cell !== '' || this.dialect.delimiterRuns !== true) cells.push(cell);
      let cell: string | undefined;
      p = quote - begun.length;
      const from = p;
      if (blanks.test(begun)) {
        const closed = quotes.close(quote);
        if (closed !== undefined) {
          cell = closed.cell;
          p = closed.next;
          this.quotedCells += 1;
        } else if (cutOff && quotes.reachedEnd && this.goesOn(p, cells.length, usualWidth)) return undefined;
      }
      const end = this.lineEnds.from(p);
      const cellEnd = delimiter === '' ? end : Math.min(this.nextDelimiter.from(p), end);
      const isLast = cellEnd === end;
      cells.push(cell ?? text.slice(from, isLast ? this.contentEnd(from, cellEnd) : cellEnd));
      if (isLast) return this.ended(end, cells);
      p = cellEnd + delimiter.length;
    }
  }

  private ended(lineEnd: number, cells: string[]): string[] {
    this.position = this.behindLineEnd(lineEnd);
    return cells.length === 0 ? [''] : cells;
  }

  /**
   * Whether a cell that nothing closes within the sample is a long one. A stray quote is seen by the lines behind it,
   * which are then records as wide as those before.
   */
  private goesOn(cellFrom: number, cellsBefore: number, usualWidth: number | undefined): boolean {
    const { text } = this.sample;
    let from = cellFrom;
    const widths: number[] = [];
    // Looks ahead, so it searches by itself.
    const ends = new LineEnds(text, this.dialect.lineTerminator);
    while (from < text.length && widths.length <= linesBehind) {
      const end = ends.from(from);
      const line = text.slice(from, this.contentEnd(from, end));
      if (widths.length === 0 || line.trim() !== '') widths.push(this.plainCells(line).length);
      from = this.behindLineEnd(end);
    }
    const [rest = 1, ...behind] = widths;
    const usual = usualWidth ?? cellsBefore + rest;
    if (behind.length === 0) return cellsBefore + rest !== usual;
    return behind.filter((width) => width === usual).length * 2 < behind.length;
  }

  /** A return before a line feed, or at the end of the text, belongs to the line end. */
  private contentEnd(from: number, end: number): number {
    const { text } = this.sample;
    return end > from && text[end] !== '\r' && text[end - 1] === '\r' ? end - 1 : end;
  }

  private behindLineEnd(end: number): number {
    const { text } = this.sample;
    return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
}

/** Finds the next line end, be it a line feed or a lone return. */
class LineEnds {
  private readonly feed: Search | undefined;
  private readonly back: Search | undefined;
  private readonly length: number;

  constructor(text: string, terminator: TrialTerminator) {
    this.length = text.length;
    if (terminator !== 'return') this.feed = new Search(text, '\n');
    if (terminator !== '\n' && terminator !== '\r\n') this.back = new Search(text, '\r');
  }

  /** As `Search.from`. */
  from(position: number): number {
    return Math.min(this.feed?.from(position) ?? this.length, this.back?.from(position) ?? this.length);
  }
}

/** Finds the next place of something, and remembers it as long as reading has not passed it. */
class Search {
  private readonly text: string;
  private readonly wanted: string;
  private found = -1;

  constructor(text: string, wanted: string) {
    this.text = text;
    this.wanted = wanted;
  }

  /** The first place at or behind `position`, or the text's length. Positions must not go back. */
  from(position: number): number {
    if (this.found < position) {
      const found = this.text.indexOf(this.wanted, position);
      this.found = found < 0 ? this.text.length : found;
    }
    return this.found;
  }
}
