import { mayBeWordOfNote } from './missingTokens.ts';
import { type CellReading, readCell } from './readCell.ts';
import { scansAsDate } from './scanDate.ts';
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

/** Longest text that is read by its shape; labels of addresses have no room to be too long in it. */
const longestShape = 63;

/**
 * Reads a cell as `readCell` does, only faster where cells are alike: what decides the reading of most cells is their
 * shape (letters as they are, digits by the length of their runs), so a shape that was read once is not read again.
 *
 * The same answer for every text (a law in the tests); measured: 0.15 µs against 1.2 µs a cell.
 */
export function quickRead(text: string): CellReading {
  const length = text.length;
  lastCell.plain = false;
  if (length === 0 || length > longestShape) return readCell(text);
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
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
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
      const piece = run + (runZero && run > 1 ? 0x180 : 0x100);
      shape = Math.imul(shape ^ piece, 0x01000193);
      check = Math.imul((check << 5) ^ (check >>> 27) ^ piece, 0x5bd1e995);
      loose = Math.imul(loose ^ (run > 1 ? 4 : 3), 0x01000193);
      run = 0;
    }
    if (code < 0x20 || code > 0x7e || (code === 0x20 && (at === 0 || at === length - 1)))
      return readCell(text);
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
      return readCell(text);
    return digitsReading(mantissa, length, runZero);
  }
  if (run > 0) {
    const piece = run + (runZero && run > 1 ? 0x180 : 0x100);
    shape = Math.imul(shape ^ piece, 0x01000193);
    check = Math.imul((check << 5) ^ (check >>> 27) ^ piece, 0x5bd1e995);
    loose = Math.imul(loose ^ (run > 1 ? 4 : 3), 0x01000193);
  }
  if (word > 0) loose = Math.imul(loose ^ (word > 1 ? 2 : 1), 0x01000193);
  if (digits === 0) {
    if (marks !== 0 || mayBeWordOfNote(text)) return readCell(text);
    return wordsReading;
  }
  // Dates and clocks go by the figures themselves.
  if ((marks & mark.colon) !== 0) return readCell(text);
  if ((marks & mark.at) !== 0) {
    shape = loose;
    check = ~loose;
  } else if (nines === digits || mantissa === 1) return readCell(text);
  const plan = plans.get(shape);
  if (plan === undefined) return learn(text, { shape, check, letters, loose: (marks & mark.at) !== 0 });
  if (plan === null || plan.check !== check) return readCell(text);
  return plan.number ? numberLike(text, plan.reading) : plan.reading;
}

const mark = { at: 1, colon: 2, hash: 4 } as const;

/** Hash of a pattern's characters; equal to the one that `quickRead` leaves for a text of that pattern. */
export function patternHash(pattern: string): number {
  let hash = 0;
  for (let at = 0; at < pattern.length; at += 1) hash = Math.imul(hash ^ pattern.charCodeAt(at), 0x01000193);
  return hash;
}

const none: readonly number[] = [];
const wordsReading = constantReading('words');

function constantReading(shape: 'words'): CellReading {
  return {
    sign: textSign(shape),
    point: Number.NaN,
    comma: Number.NaN,
    dates: none,
    seconds: Number.NaN,
    token: undefined,
  };
}

function digitsReading(value: number, length: number, startsWithZero: boolean): CellReading {
  const sign = digitsSign(length, startsWithZero && length > 1, none as readonly never[]);
  return { sign, point: value, comma: value, dates: none, seconds: Number.NaN, token: undefined };
}

/** Reads a shape for the first time, and keeps the reading where all texts of the shape are read alike. */
function learn(
  text: string,
  about: {
    readonly shape: number;
    readonly check: number;
    readonly letters: number;
    readonly loose: boolean;
  },
): CellReading {
  const reading = readCell(text);
  if (plans.size < keptPlans) plans.set(about.shape, planFor(text, reading, about));
  return reading;
}

function planFor(
  text: string,
  reading: CellReading,
  about: { readonly check: number; readonly letters: number; readonly loose: boolean },
): Plan {
  const { check, letters, loose } = about;
  if (reading.token !== undefined) return null;
  const { sign } = reading;
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
    if (/^[^a-z]*e[^a-z]*$/iu.test(text) || scansAsDate(text) || (runs.length === 2 && letters <= 4))
      return null;
    return { check, reading, number: false };
  }
  if (sign.kind !== 'number' || /\de[-+\d]/iu.test(text)) return null;
  // The short cut must give the very same value, or it is none.
  const again = numberLike(text, reading);
  return Object.is(again.point, reading.point) && Object.is(again.comma, reading.comma)
    ? { check, reading, number: true }
    : null;
}

const powers = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** The number of a text that is written as one that was read before. */
function numberLike(text: string, like: CellReading): CellReading {
  let mantissa = 0;
  let count = 0;
  let behindPoint = -1;
  let behindComma = -1;
  let negative = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      mantissa = mantissa * 10 + (code - 0x30);
      count += 1;
    } else if (code === 0x2e) behindPoint = count;
    else if (code === 0x2c) behindComma = count;
    else if (code === 0x28 || code === 0x2d) negative = true;
  }
  if (count > 15) return readCell(text);
  const { sign } = like;
  const scale = sign.percent ? 100 : 1;
  const signed = negative ? -mantissa : mantissa;
  const pointDecimals = sign.point === 'decimal' ? count - behindPoint : 0;
  const commaDecimals = sign.comma === 'decimal' ? count - behindComma : 0;
  return {
    sign,
    point: sign.point === 'none' ? Number.NaN : signed / (powers[pointDecimals] ?? 1) / scale,
    comma: sign.comma === 'none' ? Number.NaN : signed / (powers[commaDecimals] ?? 1) / scale,
    dates: none,
    seconds: Number.NaN,
    token: undefined,
  };
}
