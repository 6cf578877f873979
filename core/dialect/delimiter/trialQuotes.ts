/** Marks that tell where quoted cells begin and end. */
interface QuoteMarks {
  readonly quote: string;
  readonly escape: string | null;
  readonly delimiter: string;
}

/** With so many stray quotes the dialect is wrong anyway; looking for their partners would only take time. */
const manyStrays = 200;
/** Quotes looked at for one trial. A sample of 128 Ki characters in good order has fewer; one that has more is not worth its time. */
const manyQuotes = 100_000;

/** Finds the ends of quoted cells in a sample, by the rules of `core/parse/quotedCell.ts`. */
export class QuotedCellFinder {
  strayQuotes = 0;
  /** Whether the last search ended at the end of the text rather than at a sign that its quote was a stray. */
  reachedEnd = false;
  private seen = 0;
  private lineFrom = 0;
  private lineEnd = -1;
  private readonly text: string;
  private readonly marks: QuoteMarks;

  constructor(text: string, marks: QuoteMarks) {
    this.text = text;
    this.marks = marks;
  }

  /** Quotes are plain characters from here on, as too many of them made no sense. */
  get givenUp(): boolean {
    return this.strayQuotes > manyStrays || this.seen > manyQuotes;
  }

  /** The cell that a quote opens, and where its delimiter or line end stands; `undefined` where nothing closes it. */
  close(opening: number): { readonly cell: string; readonly next: number } | undefined {
    const { text } = this;
    const { quote, escape, delimiter } = this.marks;
    this.reachedEnd = false;
    if (escape === null && text[opening + 1] === quote) {
      const twice = this.closeTwice(opening);
      if (twice !== undefined) return twice;
    }
    let strays = 0;
    let from = opening + 1;
    for (;;) {
      const p = text.indexOf(quote, from);
      this.seen += 1;
      if (p < 0) {
        this.reachedEnd = true;
        break;
      }
      if (escape !== null && escape !== quote && isEscaped(text, p, { escape, from })) {
        from = p + 1;
        continue;
      }
      if (text[p + 1] === quote) {
        from = p + 2;
        continue;
      }
      const next = this.behindClose(p + 1);
      if (next >= 0) {
        this.strayQuotes += strays;
        return { cell: text.slice(opening + 1, p), next };
      }
      strays += 1;
      const before = text[p - 1];
      const begins = before === '\n' || before === '\r' || (delimiter !== '' && text.endsWith(delimiter, p));
      if (begins && (p > this.lineBreak(opening) || (strays > 1 && this.closesAtNextQuote(p + 1)))) break;
      from = p + 1;
    }
    this.strayQuotes += strays + 1;
    return undefined;
  }

  /** A cell in two quotes on either side, as programs write it that quote what is quoted already. */
  private closeTwice(opening: number): { readonly cell: string; readonly next: number } | undefined {
    const { text } = this;
    const { quote } = this.marks;
    if (quoteRun(text, opening, quote) !== 2 || this.behindClose(opening + 2) >= 0) return undefined;
    const stop = this.lineBreak(opening);
    for (let p = text.indexOf(quote, opening + 2); p >= 0 && p < stop; ) {
      this.seen += 1;
      const run = quoteRun(text, p, quote);
      const next = this.behindClose(p + run);
      if (next >= 0) return run % 2 === 1 ? undefined : { cell: text.slice(opening + 2, p + run - 2), next };
      p = text.indexOf(quote, p + run);
    }
    return undefined;
  }

  /** Position of what ends a cell behind a quote, blanks aside; -1 where the quote ends none. */
  private behindClose(from: number): number {
    const { text } = this;
    const { delimiter } = this.marks;
    let next = from;
    while ((text[next] === ' ' || text[next] === '\t') && text[next] !== delimiter[0]) next += 1;
    const isEnd = next >= text.length || text[next] === '\n' || text[next] === '\r';
    return isEnd || (delimiter !== '' && text.startsWith(delimiter, next)) ? next : -1;
  }

  private closesAtNextQuote(from: number): boolean {
    const { text } = this;
    const { quote } = this.marks;
    const p = text.indexOf(quote, from);
    if (p < 0 || this.lineBreak(from) < p) return false;
    const run = quoteRun(text, p, quote);
    return run % 2 === 1 && this.behindClose(p + run) >= 0;
  }

  /** Position of the next line break, or the text's length. One long line is searched once, not for each of its quotes. */
  private lineBreak(from: number): number {
    if (from >= this.lineFrom && from <= this.lineEnd) return this.lineEnd;
    const { text } = this;
    const feed = text.indexOf('\n', from);
    const end = feed < 0 ? text.length : feed;
    const back = text.slice(from, end).indexOf('\r');
    this.lineFrom = from;
    this.lineEnd = back < 0 ? end : from + back;
    return this.lineEnd;
  }
}

/** Whether an odd number of escapes stands before a quote, not counting those before `from`. */
function isEscaped(
  text: string,
  position: number,
  { escape, from }: { readonly escape: string; readonly from: number },
): boolean {
  let p = position;
  while (p > from && text[p - 1] === escape) p -= 1;
  return (position - p) % 2 === 1;
}

function quoteRun(text: string, from: number, quote: string): number {
  let p = from;
  while (text[p] === quote) p += 1;
  return p - from;
}
