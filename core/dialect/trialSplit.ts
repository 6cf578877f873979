import type { LineTerminator } from '../model/dialect.ts';

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
  readonly lineTerminator: LineTerminator;
}

/**
 * Cuts a sample as the splitter of `core/parse` would, but as text, leniently and short: it serves to compare
 * dialects on some hundred records, where clearness counts and speed hardly does.
 */
export function trialSplit(text: string, dialect: TrialDialect, maxRecords: number): Trial {
  const { delimiter, quote, escape } = dialect;
  const loneReturn = dialect.lineTerminator === '\r' || dialect.lineTerminator === 'mixed';
  const records: string[][] = [];
  let cells: string[] = [];
  let quotedCells = 0;
  let strayQuotes = 0;
  let p = 0;
  while (p < text.length && records.length < maxRecords) {
    let cell: string | undefined;
    const opening =
      quote === null || strayQuotes > manyStrays ? -1 : openingQuote(text, p, { quote, delimiter });
    if (quote !== null && opening >= 0) {
      const closed = quotedCell(text, opening, { quote, escape, delimiter });
      strayQuotes += closed.strayQuotes;
      if (closed.next >= 0) {
        cell = closed.cell;
        quotedCells += 1;
        p = closed.next;
      }
    }
    const end = cellEnd(text, p, { delimiter, loneReturn });
    cell ??= text.slice(p, text[end - 1] === '\r' && text[end] === '\n' ? Math.max(p, end - 1) : end);
    cells.push(cell);
    if (end >= text.length || !isDelimiterAt(text, end, delimiter)) {
      if (cells.some((c) => c.trim() !== '')) records.push(cells);
      cells = [];
      p = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    } else {
      p = end + delimiter.length;
      if (p >= text.length) {
        cells.push('');
        records.push(cells);
      }
    }
  }
  return { records, quotedCells, strayQuotes };
}

function isDelimiterAt(text: string, p: number, delimiter: string): boolean {
  return delimiter !== '' && text.startsWith(delimiter, p);
}

/** Position of the quote that a cell begins with, blanks aside; -1 where it begins with something else. */
function openingQuote(
  text: string,
  from: number,
  marks: { readonly quote: string; readonly delimiter: string },
): number {
  let p = from;
  while ((text[p] === ' ' || text[p] === '\t') && text[p] !== marks.delimiter[0]) p += 1;
  return text[p] === marks.quote ? p : -1;
}

function cellEnd(
  text: string,
  from: number,
  marks: { readonly delimiter: string; readonly loneReturn: boolean },
): number {
  const first = marks.delimiter.charAt(0);
  for (let p = from; p < text.length; p += 1) {
    const character = text[p];
    if (character === '\n') return p;
    if (character === '\r' && (marks.loneReturn || p + 1 === text.length)) return p;
    if (character === first && isDelimiterAt(text, p, marks.delimiter)) return p;
  }
  return text.length;
}

/** With so many stray quotes the dialect is wrong anyway; looking for their partners would only take time. */
const manyStrays = 200;
/** Cells longer than this are no quoted cells but a quote gone astray; a sample is short. */
const longestCell = 20_000;

function quotedCell(
  text: string,
  opening: number,
  marks: { readonly quote: string; readonly escape: string | null; readonly delimiter: string },
): { readonly cell: string; readonly next: number; readonly strayQuotes: number } {
  const { quote, escape, delimiter } = marks;
  if (escape === null && text[opening + 1] === quote) {
    const twice = twiceQuotedCell(text, opening, { quote, delimiter });
    if (twice !== undefined) return twice;
  }
  let strayQuotes = 0;
  let breaks = false;
  const stop = Math.min(text.length, opening + longestCell);
  for (let p = opening + 1; p < stop; p += 1) {
    const character = text[p];
    if (character === '\n' || character === '\r') breaks = true;
    if (character === escape && escape !== quote) {
      p += 1;
      continue;
    }
    if (character !== quote) continue;
    if (text[p + 1] === quote) {
      p += 1;
      continue;
    }
    const next = behindClose(text, p + 1, delimiter);
    if (next >= 0) return { cell: text.slice(opening + 1, p), next, strayQuotes };
    const before = text[p - 1];
    const begins = before === '\n' || before === '\r' || (delimiter !== '' && text.endsWith(delimiter, p));
    strayQuotes += 1;
    if (begins && (breaks || (strayQuotes > 1 && closesAtNextQuote(text, p + 1, { quote, delimiter }))))
      break;
  }
  return { cell: '', next: -1, strayQuotes: strayQuotes + 1 };
}

/** Position of what ends a cell behind a quote, blanks aside; -1 where the quote ends none. */
function behindClose(text: string, from: number, delimiter: string): number {
  let next = from;
  while ((text[next] === ' ' || text[next] === '\t') && text[next] !== delimiter[0]) next += 1;
  const ends =
    next >= text.length || text[next] === '\n' || text[next] === '\r' || isDelimiterAt(text, next, delimiter);
  return ends ? next : -1;
}

function closesAtNextQuote(
  text: string,
  from: number,
  { quote, delimiter }: { readonly quote: string; readonly delimiter: string },
): boolean {
  let p = from;
  while (p < text.length && text[p] !== quote && text[p] !== '\n') p += 1;
  const run = quoteRun(text, p, quote);
  return run % 2 === 1 && behindClose(text, p + run, delimiter) >= 0;
}

/** A cell in two quotes on either side, as programs write it that quote what is quoted already. */
function twiceQuotedCell(
  text: string,
  opening: number,
  { quote, delimiter }: { readonly quote: string; readonly delimiter: string },
): { readonly cell: string; readonly next: number; readonly strayQuotes: number } | undefined {
  if (quoteRun(text, opening, quote) !== 2 || behindClose(text, opening + 2, delimiter) >= 0)
    return undefined;
  const stop = Math.min(text.length, opening + longestCell);
  for (let p = opening + 2; p < stop && text[p] !== '\n' && text[p] !== '\r'; p += 1) {
    const run = quoteRun(text, p, quote);
    if (run === 0) continue;
    const next = behindClose(text, p + run, delimiter);
    if (next >= 0)
      return run % 2 === 1 ? undefined : { cell: text.slice(opening + 2, p + run - 2), next, strayQuotes: 0 };
    p += run - 1;
  }
  return undefined;
}

function quoteRun(text: string, from: number, quote: string): number {
  let p = from;
  while (text[p] === quote) p += 1;
  return p - from;
}
