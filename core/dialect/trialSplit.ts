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
    let next = p + 1;
    while ((text[next] === ' ' || text[next] === '\t') && text[next] !== delimiter[0]) next += 1;
    const ends =
      next >= text.length ||
      text[next] === '\n' ||
      text[next] === '\r' ||
      isDelimiterAt(text, next, delimiter);
    if (ends) return { cell: text.slice(opening + 1, p), next, strayQuotes };
    strayQuotes += 1;
    const before = text[p - 1];
    if (breaks && (before === '\n' || before === '\r' || (delimiter !== '' && text.endsWith(delimiter, p))))
      break;
  }
  return { cell: '', next: -1, strayQuotes: strayQuotes + 1 };
}
