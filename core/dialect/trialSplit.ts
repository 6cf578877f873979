import type { LineTerminator } from '../model/dialect.ts';
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

/** Lines behind an open quote that are looked at to tell a long cell from a stray quote. */
const linesBehind = 10;

class RecordCutter {
  quotedCells = 0;
  readonly quotes: QuotedCellFinder | undefined;
  private readonly sample: Sample;
  private readonly dialect: TrialDialect;
  private readonly nextDelimiter: Search;
  private readonly nextFeed: Search | undefined;
  private readonly nextReturn: Search | undefined;
  private readonly nextQuote: Search | undefined;
  private position = 0;

  constructor(sample: Sample, dialect: TrialDialect) {
    const { text } = sample;
    const { lineTerminator, quote } = dialect;
    this.sample = sample;
    this.dialect = dialect;
    this.nextDelimiter = new Search(text, dialect.delimiter);
    if (lineTerminator !== 'return') this.nextFeed = new Search(text, '\n');
    if (lineTerminator === '\r' || lineTerminator === 'mixed' || lineTerminator === 'return')
      this.nextReturn = new Search(text, '\r');
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
    const end = this.lineEnd(from);
    if (this.quotes === undefined || this.quotes.givenUp || (this.nextQuote?.from(from) ?? end) >= end) {
      this.position = this.behindLineEnd(end);
      return this.plainCells(text.slice(from, this.contentEnd(from, end)));
    }
    return this.quotedRecord(this.quotes, usualWidth);
  }

  private plainCells(line: string): string[] {
    const { delimiter, delimiterRuns } = this.dialect;
    if (delimiter === '') return [line];
    const cells = line.split(delimiter);
    if (delimiterRuns !== true || cells.length === 1) return cells;
    const filled = cells.filter((cell) => cell !== '');
    return filled.length === 0 ? [''] : filled;
  }

  /** A record in whose first line there is a quote, cell by cell. */
  private quotedRecord(quotes: QuotedCellFinder, usualWidth: number | undefined): string[] | undefined {
    const { text, cutOff } = this.sample;
    const { delimiter, delimiterRuns } = this.dialect;
    const cells: string[] = [];
    let p = this.position;
    for (;;) {
      if (delimiterRuns === true) while (text[p] === delimiter) p += 1;
      let cell: string | undefined;
      const opening = quotes.givenUp ? -1 : quotes.opening(p);
      if (opening >= 0) {
        const closed = quotes.close(opening);
        if (closed !== undefined) {
          cell = closed.cell;
          p = closed.next;
          this.quotedCells += 1;
        } else if (cutOff && quotes.reachedEnd && this.goesOn(p, cells.length, usualWidth)) return undefined;
      }
      const lineEnd = this.lineEnd(p);
      const end = Math.min(delimiter === '' ? lineEnd : this.nextDelimiter.from(p), lineEnd);
      const isLast = end === lineEnd;
      cell ??= text.slice(p, isLast ? this.contentEnd(p, end) : end);
      if (delimiterRuns !== true || cell !== '' || !isLast || cells.length === 0) cells.push(cell);
      if (isLast) {
        this.position = this.behindLineEnd(end);
        return cells;
      }
      p = end + delimiter.length;
    }
  }

  /**
   * Whether a cell that nothing closes within the sample is a long one. A stray quote is seen by the lines behind it,
   * which are then records as wide as those before.
   */
  private goesOn(cellFrom: number, cellsBefore: number, usualWidth: number | undefined): boolean {
    const { text } = this.sample;
    let from = cellFrom;
    const widths: number[] = [];
    while (from < text.length && widths.length <= linesBehind) {
      const end = this.lineEnd(from);
      const line = text.slice(from, this.contentEnd(from, end));
      if (widths.length === 0 || line.trim() !== '') widths.push(this.plainCells(line).length);
      from = this.behindLineEnd(end);
    }
    const [rest = 1, ...behind] = widths;
    const usual = usualWidth ?? cellsBefore + rest;
    if (behind.length === 0) return cellsBefore + rest !== usual;
    return behind.filter((width) => width === usual).length * 2 < behind.length;
  }

  private lineEnd(from: number): number {
    const { length } = this.sample.text;
    return Math.min(this.nextFeed?.from(from) ?? length, this.nextReturn?.from(from) ?? length);
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
