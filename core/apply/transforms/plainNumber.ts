import { isDigitCode } from '../../values/text/characters.ts';
import { parseNumber } from '../../values/numbers/parseNumber.ts';
import { plainFigures } from '../../values/numbers/plainFigures.ts';

/**
 * The plain decimal form of a number as a sender writes it: `1.234,50 €` is `1234.50`, `(3)` is `-3`, `12,5 %` is
 * `0.125`, `1e3` is `1000`. Digits of other scripts and invisible characters are as `plainFigures` has them.
 *
 * Whether a text is a number is for `parseNumber` to say. The digits are taken from the text, so that an amount of
 * 17 digits keeps them all and written decimals stay; a float could hold neither.
 *
 * @returns `undefined` where the text is no number under that mark.
 */
export function plainNumber(text: string, decimalMark: '.' | ','): string | undefined {
  if (text.length <= fewDigits && isPlainNumber(text)) {
    // Under the other mark a point may cut thousands.
    if (decimalMark === '.' || !text.includes('.')) return text;
  }
  const amount = decimalMark === '.' ? plainAmount(text) : undefined;
  if (amount !== undefined) return amount;
  const value = parseNumber(text, decimalMark);
  if (value === undefined) {
    const figures = plainFigures(text, decimalMark);
    return figures === text ? undefined : plainNumber(figures, decimalMark);
  }
  const plain = digitsOf(text, value < 0, { decimalMark, percent: text.includes('%') });
  // The check makes a form that was misread here impossible; the float's own digits are then the answer.
  return plain !== undefined && isSame(Number(plain), value) ? plain : plainFloat(value);
}

/** Digits of which a float holds any number; the point counts, which does no harm. */
const fewDigits = 15;

/** Whether a text is what `plainNumber` gives: no zero too many in front, no sign before nought. */
export function isPlainNumber(text: string): boolean {
  const { length } = text;
  const negative = text.charCodeAt(0) === minus;
  const from = negative ? 1 : 0;
  let at = from;
  while (at < length && isDigitCode(text.charCodeAt(at))) at += 1;
  const whole = at - from;
  const leading = text.charCodeAt(from);
  if (whole === 0 || (leading === zero && whole > 1)) return false;
  let isNought = leading === zero;
  if (at < length) {
    if (text.charCodeAt(at) !== point || at + 1 === length) return false;
    for (at += 1; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (!isDigitCode(code)) return false;
      if (code !== zero) isNought = false;
    }
  }
  return !(negative && isNought);
}

/** Dollars as most files write them, `$1,234.50`: digits in groups of three, a point and decimals. */
function plainAmount(text: string): string | undefined {
  const { length } = text;
  if (text.charCodeAt(0) !== dollar || length > fewDigits) return undefined;
  const end = text.indexOf('.');
  const whole = end < 0 ? length : end;
  let plain = '';
  let from = 1;
  for (let comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
    if (comma > whole || (plain === '' ? comma === from || comma - from > 3 : comma - from !== 3))
      return undefined;
    plain += text.slice(from, comma);
    from = comma + 1;
  }
  if (plain !== '' && whole - from !== 3) return undefined;
  plain += text.slice(from);
  return plain.charCodeAt(0) !== minus && isPlainNumber(plain) ? plain : undefined;
}

const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const dollar = 0x24;

/** The plain decimal form of a float, without an exponent. */
export function plainFloat(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const exponentAt = text.indexOf('e');
  if (exponentAt < 0) return text;
  const mantissa = text.slice(text.startsWith('-') ? 1 : 0, exponentAt);
  const point = mantissa.indexOf('.');
  const whole = point < 0 ? mantissa : mantissa.slice(0, point);
  const fraction = point < 0 ? '' : mantissa.slice(point + 1);
  return placed({
    digits: whole + fraction,
    point: whole.length + Number(text.slice(exponentAt + 1)),
    negative: value < 0,
  });
}

interface Form {
  readonly decimalMark: '.' | ',';
  readonly percent: boolean;
}

/** Takes the digits between the first and the last one of the text, and places the decimal point. */
function digitsOf(text: string, negative: boolean, form: Form): string | undefined {
  const mark = form.decimalMark.charCodeAt(0);
  let digits = '';
  let point = -1;
  let from = -1;
  let at = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigitCode(code)) {
      if (from < 0) {
        from = at;
        // `.5` begins with its mark; in `Rs.5` the point belongs to the currency.
        if (at > 0 && text.charCodeAt(at - 1) === mark && !isWordCode(text.charCodeAt(at - 2))) point = 0;
      }
      continue;
    }
    if (from < 0) continue;
    if (code === mark && point >= 0) break;
    if ((code === 0x65 || code === 0x45) && isExponentAt(text, at + 1)) break;
    if (at > from) digits += text.slice(from, at);
    from = at + 1;
    if (code === mark) point = digits.length;
  }
  if (from < 0) return undefined;
  if (at > from) digits += text.slice(from, at);
  if (point < 0) point = digits.length;
  if (at < text.length && text.charCodeAt(at) !== mark) point += exponentOf(text, at + 1);
  if (form.percent) point -= 2;
  // Beyond this nothing a float can tell apart from zero or infinity is written.
  return Math.abs(point) > 400 ? undefined : placed({ digits, point, negative });
}

function isWordCode(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code > 0x7f;
}

function isExponentAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isDigitCode(code === 0x2b || code === 0x2d ? text.charCodeAt(at + 1) : code);
}

function exponentOf(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && isDigitCode(text.charCodeAt(end))) end += 1;
  return Number(text.slice(from, end));
}

interface Placed {
  readonly digits: string;
  /** How many of the digits stand before the decimal point; may be negative or beyond them. */
  readonly point: number;
  readonly negative: boolean;
}

function placed({ digits, point, negative }: Placed): string {
  let whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  let zeros = 0;
  while (zeros < whole.length - 1 && whole.charCodeAt(zeros) === 0x30) zeros += 1;
  whole = whole === '' ? '0' : whole.slice(zeros);
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative ? `-${plain}` : plain;
}

/** Equal, but for the last place that dividing a percentage by 100 may cost a float. */
function isSame(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= Math.abs(b) * 4 * Number.EPSILON;
}
