import { isBlankCode, isDigitCode, isLetterCode, trimBlanks } from '../text/characters.ts';
import { isCurrencySign } from './currency.ts';
import { isGrouped } from './digitGroups.ts';

/** Which characters cut the thousands of a number as written; `indian` is `12,34,567`. */
export type Grouping = 'none' | 'comma' | 'point' | 'space' | 'apostrophe' | 'indian';

/** What a text says if it is a number. A mark alone cannot tell `1.234` from one thousand, so both readings are kept. */
export interface NumberReading {
  /** The value if `.` is the decimal mark; NaN where the text cannot be read so. */
  readonly point: number;
  /** The value if `,` is the decimal mark; NaN where the text cannot be read so. */
  readonly comma: number;
  /** Digits after the decimal mark under each reading; 0 for whole numbers. */
  readonly pointDecimals: number;
  readonly commaDecimals: number;
  /** The grouping under the reading that has one; `none` without any. */
  readonly grouping: Grouping;
  /** The sign or code beside the amount as written, `''` without. */
  readonly currency: string;
  readonly percent: boolean;
  readonly exponent: boolean;
  /** The exponent has a sign, as spreadsheets write it: `3.1E+24`; codes such as `31E24` have none. */
  readonly signedExponent: boolean;
  /** How a negative number is written. */
  readonly negative: 'no' | 'minus' | 'parentheses' | 'trailing';
  /** True where a zero stands before other digits of the whole part: `007`, `01.5`. */
  readonly leadingZero: boolean;
  /** Digits of the mantissa; a number of more than 15 cannot be held exactly. */
  readonly digits: number;
}

/** Longest text that is tried as a number, in characters: a sign, a currency, 40 digits with their groups, blanks. */
const longestNumber = 64;

/**
 * Reads a text as a number in every way it is written: `1,234.50`, `1.234,50`, `12,34,567`, `1 234`, `$5`, `5 EUR`,
 * `12 %`, `(3.00)`, `3-`, `5,-`, `1e-5`. Blanks at the ends do not count.
 *
 * Linear in the length; no regular expression. A percentage is divided by 100, so `20%` is 0.2.
 *
 * @returns `undefined` where neither decimal mark gives a finite number.
 */
export function readNumber(raw: string): NumberReading | undefined {
  const text = trimBlanks(raw);
  if (text.length === 0 || text.length > longestNumber) return undefined;
  let start = 0;
  let end = text.length;
  let negative: NumberReading['negative'] = 'no';
  if (text.charCodeAt(0) === 0x28 && text.charCodeAt(end - 1) === 0x29) {
    negative = 'parentheses';
    start = 1;
    end -= 1;
  }
  let currency = '';
  let percent = false;
  let signed = false;
  // A sign, a currency and blanks may stand before the digits in any order, each once.
  for (;;) {
    start = skipBlanks(text, start, end);
    if (start >= end) return undefined;
    const code = text.charCodeAt(start);
    if (isDigitCode(code) || code === 0x2e || code === 0x2c) break;
    if (isMinus(code) || code === 0x2b) {
      if (signed || negative !== 'no') return undefined;
      signed = true;
      if (code !== 0x2b) negative = 'minus';
      start += 1;
      continue;
    }
    if (currency !== '') return undefined;
    let stop = start;
    while (stop < end && !isBodyStart(text.charCodeAt(stop))) stop += 1;
    if (isDotOfShortForm(text, stop)) stop += 1;
    currency = text.slice(start, stop);
    if (stop - start > 4 || !isCurrencySign(currency)) return undefined;
    start = stop;
  }
  // The same after them, read from the back.
  for (;;) {
    while (end > start && isBlankCode(text.charCodeAt(end - 1))) end -= 1;
    const code = text.charCodeAt(end - 1);
    if (isDigitCode(code) || (code === 0x2e && !isDotOfShortForm(text, end - 1)) || code === 0x2c) break;
    if (code === 0x25) {
      if (percent) return undefined;
      percent = true;
      end -= 1;
      continue;
    }
    const mark = noCentsMark(text, end);
    if (mark >= 0) {
      end = mark + 1;
      continue;
    }
    if (isMinus(code)) {
      if (signed || negative !== 'no') return undefined;
      negative = 'trailing';
      end -= 1;
      continue;
    }
    if (currency !== '') return undefined;
    let from = end;
    while (from > start && !isDigitCode(text.charCodeAt(from - 1)) && !isBlankCode(text.charCodeAt(from - 1)))
      from -= 1;
    currency = text.slice(from, end);
    if (end - from > 4 || !isCurrencySign(currency)) return undefined;
    end = from;
  }
  return readBody(text, { start, end, negative, currency, percent });
}

/** Where the decimal mark of `5,-`, `5.--` and `5.—` stands, whose strokes say that there are no cents; -1 for anything else. */
function noCentsMark(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && (isMinus(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2014)) at -= 1;
  const code = text.charCodeAt(at);
  const isMark = code === 0x2e || code === 0x2c;
  return at < end - 1 && isMark && isDigitCode(text.charCodeAt(at - 1)) ? at : -1;
}

interface Body {
  readonly start: number;
  readonly end: number;
  readonly negative: NumberReading['negative'];
  readonly currency: string;
  readonly percent: boolean;
}

/** Digits, separators and an exponent between `start` and `end`. */
function readBody(text: string, body: Body): NumberReading | undefined {
  let plain = '';
  let digits = 0;
  let points = 0;
  let commas = 0;
  let others = 0;
  let otherCode = 0;
  let lastMark = -1;
  let exponentAt = -1;
  for (let at = body.start; at < body.end; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigitCode(code)) {
      digits += 1;
      continue;
    }
    if (code === 0x2e) {
      points += 1;
      lastMark = at;
    } else if (code === 0x2c) {
      commas += 1;
      lastMark = at;
    } else if (code === 0x27 || code === 0x2019 || isBlankCode(code)) {
      const kind = isBlankCode(code) ? 0x20 : 0x27;
      if (others > 0 && otherCode !== kind) return undefined;
      otherCode = kind;
      others += 1;
    } else if ((code === 0x65 || code === 0x45) && digits > 0) {
      exponentAt = at;
      break;
    } else return undefined;
  }
  if (digits === 0 || digits > 40) return undefined;
  const mantissaEnd = exponentAt < 0 ? body.end : exponentAt;
  let exponent = '';
  if (exponentAt >= 0) {
    exponent = text.slice(exponentAt, body.end);
    if (!isExponent(exponent) || others > 0) return undefined;
  }
  const sign = body.negative === 'no' ? 1 : -1;
  const scale = body.percent ? 100 : 1;
  const common = {
    currency: body.currency,
    percent: body.percent,
    exponent: exponentAt >= 0,
    signedExponent: /^.[-+]/u.test(exponent),
    negative: body.negative,
    leadingZero: hasLeadingZero(text, body.start, mantissaEnd),
    digits,
  };
  if (points === 0 && commas === 0) {
    let grouping: Grouping = 'none';
    if (others > 0) {
      if (!isGrouped(text, body.start, mantissaEnd)) return undefined;
      grouping = otherCode === 0x20 ? 'space' : 'apostrophe';
    }
    plain = onlyDigits(text, body.start, mantissaEnd);
    const value = finish(plain + exponent, sign, scale);
    if (value !== value) return undefined;
    const decimals = 0;
    return {
      ...common,
      point: value,
      comma: value,
      pointDecimals: decimals,
      commaDecimals: decimals,
      grouping,
    };
  }
  let point = Number.NaN;
  let comma = Number.NaN;
  let pointDecimals = 0;
  let commaDecimals = 0;
  let grouping: Grouping = 'none';
  for (const mark of [0x2e, 0x2c]) {
    const marks = mark === 0x2e ? points : commas;
    const groups = mark === 0x2e ? commas : points;
    if (marks > 1 || (groups > 0 && others > 0)) continue;
    // With a decimal mark present it must be the last of all marks: `1,234.5` but not `1.5,234`.
    const markAt = marks === 1 ? text.lastIndexOf(mark === 0x2e ? '.' : ',', mantissaEnd - 1) : -1;
    if (marks === 1 && markAt !== lastMark) continue;
    const wholeEnd = marks === 1 ? markAt : mantissaEnd;
    if (marks === 1 && hasOtherThanDigits(text, markAt + 1, mantissaEnd)) continue;
    if (groups + others > 0) {
      const style = isGrouped(text, body.start, wholeEnd);
      // `0.125` has decimals; nobody writes a group behind a lone zero.
      if (!style || exponentAt >= 0 || text.charCodeAt(body.start) === 0x30) continue;
      grouping =
        style === 'indian'
          ? 'indian'
          : others > 0
            ? otherCode === 0x20
              ? 'space'
              : 'apostrophe'
            : mark === 0x2e
              ? 'comma'
              : 'point';
    }
    plain = onlyDigits(text, body.start, wholeEnd);
    const fraction = marks === 1 ? text.slice(markAt + 1, mantissaEnd) : '';
    const value = finish(`${plain}.${fraction}${exponent}`, sign, scale);
    if (mark === 0x2e) {
      point = value;
      pointDecimals = fraction.length;
    } else {
      comma = value;
      commaDecimals = fraction.length;
    }
  }
  if (point !== point && comma !== comma) return undefined;
  return { ...common, point, comma, pointDecimals, commaDecimals, grouping };
}

function hasLeadingZero(text: string, start: number, end: number): boolean {
  return end - start > 1 && text.charCodeAt(start) === 0x30 && isDigitCode(text.charCodeAt(start + 1));
}

function onlyDigits(text: string, start: number, end: number): string {
  let plain = '';
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && isDigitCode(text.charCodeAt(at))) continue;
    if (at > from) plain += text.slice(from, at);
    from = at + 1;
  }
  return plain;
}

function hasOtherThanDigits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isDigitCode(text.charCodeAt(at))) return true;
  return false;
}

function isExponent(text: string): boolean {
  let at = 1;
  const code = text.charCodeAt(at);
  if (code === 0x2b || code === 0x2d) at += 1;
  return at < text.length && text.length - at <= 4 && !hasOtherThanDigits(text, at, text.length);
}

function finish(plain: string, sign: number, scale: number): number {
  const value = (sign * Number(plain)) / scale;
  return Number.isFinite(value) ? value : Number.NaN;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlankCode(text.charCodeAt(at))) at += 1;
  return at;
}

function isMinus(code: number): boolean {
  return code === 0x2d || code === 0x2212 || code === 0x2013;
}

/** The full stop of `Rs.` and `kr.`, which is no mark of the number. */
function isDotOfShortForm(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2e && isLetterCode(text.charCodeAt(at - 1));
}

function isBodyStart(code: number): boolean {
  return isDigitCode(code) || isBlankCode(code) || isMinus(code) || code === 0x2b || code === 0x2e;
}
