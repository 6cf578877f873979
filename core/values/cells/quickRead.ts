import type { Sign } from '../../model/evidence.ts';
import type { AsciiCell } from '../text/asciiCell.ts';
import { mayBeWordOfNote } from './missingTokens.ts';
import { type CellReading, readCell } from './readCell.ts';
import { fixedDateIn } from './readFixedDate.ts';
import { scansAsDate } from '../dates/scanDate.ts';
import { digitsSign, textSign } from './signs.ts';

/** What reading the last cell brought to light besides its reading. */
export const lastCell = {
  /** Only printable ASCII, without blanks at the ends. */
  plain: false,
  /** Hash of the cell's pattern, as `patternHash` makes it; only where `plain`. */
  pattern: 0,
};

/** How a shape is read once it is known; `null` where each cell must be read anew. */
type Plan = { readonly check: number; readonly reading: CellReading; readonly number: boolean } | null;

/** Shapes kept. Files have some dozens; one with more random letters than this is read without the short cut. */
const keptPlans = 4096;
const plans = new Map<number, Plan>();

/** A shape and how its texts are read. */
export interface LearnedShape {
  /** A text of the shape. */
  readonly text: string;
  /** `null` where each text of the shape must be read anew. */
  readonly reading: CellReading | null;
  /** The texts are numbers, whose values go by their figures. */
  readonly number: boolean;
}

/** The shapes learned so far, in the order they came; the list only grows, up to `keptPlans`. */
export const learnedShapes: LearnedShape[] = [];

/** Longest text that is read by its shape; labels of addresses have no room to be too long in it. */
const longestShape = 63;
/** A text longer than this is prose, an address or a link to `readCell`. */
const longestRead = 72;

/**
 * Reads a cell as `readCell` does, only faster where cells are alike: what decides the reading of most cells is their
 * shape (letters as they are, digits by the length of their runs and, as `0.250` has no groups, by zeros in front), so a shape that was read once is not read again.
 * No text is made for these.
 *
 * The same answer for every text (a law in the tests). It is valid until the next call: a number's reading is written over.
 */
export function quickRead(cell: AsciiCell): CellReading {
  const { bytes, from, to } = cell;
  const length = to - from;
  lastCell.plain = false;
  if (length > longestRead) return readProse(cell);
  if (length === 0 || length > longestShape) return readCell(cell.text());
  let shape = 0;
  let check = 0;
  let loose = 1;
  let pattern = 0;
  let digits = 0;
  let letters = 0;
  let run = 0;
  let runZero = false;
  let word = 0;
  let nines = 0;
  let mantissa = 0;
  let marks = 0;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0;
    if (code >= 0x30 && code <= 0x39) {
      if (run === 0) runZero = code === 0x30;
      if (word > 0) {
        loose = Math.imul(loose ^ (word > 1 ? 2 : 1), 0x01000193);
        word = 0;
      }
      run += 1;
      digits += 1;
      if (code === 0x39) nines += 1;
      mantissa = mantissa * 10 + (code - 0x30);
      pattern = Math.imul(pattern ^ 0x39, 0x01000193);
      continue;
    }
    if (run > 0) {
      const piece = run + (runZero && (run > 1 || digits === run) ? 0x180 : 0x100);
      shape = Math.imul(shape ^ piece, 0x01000193);
      check = Math.imul((check << 5) ^ (check >>> 27) ^ piece, 0x5bd1e995);
      loose = Math.imul(loose ^ (run > 1 ? 4 : 3), 0x01000193);
      run = 0;
    }
    if (code < 0x20 || code > 0x7e || (code === 0x20 && (at === from || at === to - 1)))
      return readCell(cell.text());
    shape = Math.imul(shape ^ code, 0x01000193);
    check = Math.imul((check << 5) ^ (check >>> 27) ^ code, 0x5bd1e995);
    const lower = code | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) {
      letters += 1;
      word += 1;
      pattern = Math.imul(pattern ^ (code === lower ? 0x61 : 0x41), 0x01000193);
      continue;
    }
    if (word > 0) {
      loose = Math.imul(loose ^ (word > 1 ? 2 : 1), 0x01000193);
      word = 0;
    }
    loose = Math.imul(loose ^ code, 0x01000193);
    pattern = Math.imul(pattern ^ code, 0x01000193);
    if (code === 0x40) marks |= mark.at;
    else if (code === 0x3a) marks |= mark.colon;
    else if (code === 0x23) marks |= mark.hash;
  }
  lastCell.plain = true;
  lastCell.pattern = pattern;
  if (digits === length) {
    if (length > 15 || length === 8 || length === 12 || length === 14 || nines === length)
      return readCell(cell.text());
    return numberReading(digitsSign(length, runZero && length > 1, noFormats), mantissa, mantissa);
  }
  if (run > 0) {
    const piece = run + (runZero && (run > 1 || digits === run) ? 0x180 : 0x100);
    shape = Math.imul(shape ^ piece, 0x01000193);
    check = Math.imul((check << 5) ^ (check >>> 27) ^ piece, 0x5bd1e995);
    loose = Math.imul(loose ^ (run > 1 ? 4 : 3), 0x01000193);
  }
  if (word > 0) loose = Math.imul(loose ^ (word > 1 ? 2 : 1), 0x01000193);
  if (digits === 0) {
    if (marks !== 0 || mayBeWordOfNote(cell)) return readCell(cell.text());
    return wordsReading;
  }
  const date = fixedDateIn(bytes, from, length);
  if (date !== undefined) return dateReading(date.sign, date.dates);
  // Dates and clocks go by the figures themselves.
  if ((marks & mark.colon) !== 0) return readCell(cell.text());
  if ((marks & mark.at) !== 0) {
    shape = loose;
    check = ~loose;
  } else if (nines === digits || mantissa === 1) return readCell(cell.text());
  const plan = plans.get(shape);
  if (plan === undefined) return learn(cell, { shape, check, letters, loose: (marks & mark.at) !== 0 });
  if (plan === null || plan.check !== check) return readCell(cell.text());
  return plan.number ? numberLike(cell, plan.reading) : plan.reading;
}

/** Reads a long text: words, unless it may be an address or a link. */
function readProse(cell: AsciiCell): CellReading {
  const { bytes, from, to } = cell;
  const first = (bytes[from] ?? 0) | 0x20;
  // `http`, `ftp`, `www`
  if (first === 0x68 || first === 0x66 || first === 0x77) return readCell(cell.text());
  if (bytes[from] === 0x20 || bytes[to - 1] === 0x20) return readCell(cell.text());
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0;
    if (code < 0x20 || code > 0x7e || code === 0x40) return readCell(cell.text());
  }
  lastCell.plain = true;
  return wordsReading;
}

const mark = { at: 1, colon: 2, hash: 4 } as const;

/** Hash of a pattern's characters; equal to the one that `quickRead` leaves for a text of that pattern. */
export function patternHash(pattern: string): number {
  let hash = 0;
  for (let at = 0; at < pattern.length; at += 1) hash = Math.imul(hash ^ pattern.charCodeAt(at), 0x01000193);
  return hash;
}

const none: readonly number[] = [];
const noFormats: readonly string[] = [];
const wordsReading: CellReading = {
  sign: textSign('words'),
  point: Number.NaN,
  comma: Number.NaN,
  dates: none,
  seconds: Number.NaN,
  token: undefined,
};

/** The one reading of all numbers: they are most new cells, and an object for each would be the most garbage. */
const number: { -readonly [Key in keyof CellReading]: CellReading[Key] } = { ...wordsReading };

function numberReading(sign: Sign, point: number, comma: number): CellReading {
  number.sign = sign;
  number.point = point;
  number.comma = comma;
  return number;
}

function dateReading(sign: Sign, dates: readonly number[]): CellReading {
  return { ...wordsReading, sign, dates };
}

/** Reads a shape for the first time, and keeps the reading where all texts of the shape are read alike. */
function learn(
  cell: AsciiCell,
  about: {
    readonly shape: number;
    readonly check: number;
    readonly letters: number;
    readonly loose: boolean;
  },
): CellReading {
  const reading = readCell(cell.text());
  if (plans.size < keptPlans) {
    const plan = planFor(cell, reading, about);
    plans.set(about.shape, plan);
    learnedShapes.push({
      text: cell.text(),
      reading: plan?.reading ?? null,
      number: plan?.number ?? false,
    });
  }
  return reading;
}

function planFor(
  cell: AsciiCell,
  reading: CellReading,
  about: { readonly check: number; readonly letters: number; readonly loose: boolean },
): Plan {
  const { check, letters, loose } = about;
  if (reading.token !== undefined) return null;
  const { sign } = reading;
  const text = cell.text();
  if (sign.kind === 'text') {
    if (loose) return { check, reading, number: false };
    const runs = text.split(/\D+/u).filter((run) => run !== '');
    if (letters === 0) {
      // Without letters only the lengths of the runs can rule a date out; addresses and spans of years go by their figures.
      const impossible = runs.some(
        ({ length }) => length === 3 || (length > 4 && length !== 8 && length !== 12 && length !== 14),
      );
      const byFigures = text.split('.').length > 3 || runs.length === 2;
      return impossible && !byFigures ? { check, reading, number: false } : null;
    }
    // `2013-2014 x12` is a span of years, `4413-2014 x12` a phone number.
    const extended = letters <= 4 && /(?:ext\.?|x)\s?\d{1,6}$/iu.test(text);
    // `kr.1e5` is a number, `kr.1e999` is none.
    const raised = letters <= 4 && /[\d.,]e[-+\d]/iu.test(text);
    if (extended || raised || /^[^a-z]*e[^a-z]*$/iu.test(text) || scansAsDate(text)) return null;
    return { check, reading, number: false };
  }
  // An exponent, and the full stop of `Rs.`, are not for the short cut.
  if (sign.kind !== 'number' || /[\d.,]e[-+\d]|[a-z]\./iu.test(text)) return null;
  // The short cut must give the very same value, or it is none.
  const again = numberLike(cell, reading);
  return Object.is(again.point, reading.point) && Object.is(again.comma, reading.comma)
    ? { check, reading, number: true }
    : null;
}

const powers = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** The number of a cell that is written as one that was read before. */
function numberLike(cell: AsciiCell, like: CellReading): CellReading {
  const { bytes, from, to } = cell;
  let mantissa = 0;
  let count = 0;
  let behindPoint = -1;
  let behindComma = -1;
  let negative = false;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0;
    if (code >= 0x30 && code <= 0x39) {
      mantissa = mantissa * 10 + (code - 0x30);
      count += 1;
    } else if (code === 0x2e) behindPoint = count;
    else if (code === 0x2c) behindComma = count;
    else if (code === 0x28 || code === 0x2d) negative = true;
  }
  if (count > 15) return readCell(cell.text());
  const { sign } = like;
  const scale = sign.percent ? 100 : 1;
  const signed = negative ? -mantissa : mantissa;
  const pointDecimals = sign.point === 'decimal' ? count - behindPoint : 0;
  const commaDecimals = sign.comma === 'decimal' ? count - behindComma : 0;
  return numberReading(
    sign,
    sign.point === 'none' ? Number.NaN : signed / (powers[pointDecimals] ?? 1) / scale,
    sign.comma === 'none' ? Number.NaN : signed / (powers[commaDecimals] ?? 1) / scale,
  );
}
