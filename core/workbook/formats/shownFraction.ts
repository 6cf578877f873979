import { dec2frac } from 'numfmt';

/** Digits of the whole with what parts it from the fraction, if there are any; then the fraction: `# ??/??`, `?/8`. */
const fraction = /(?:([#?0])(?:\s|\\.|"[^"]*")+)?[?#0]+\s*\/\s*(?:([1-9]\d*)|([?#0]+))/;

/** Does the code show numbers as fractions? */
export function isFraction(code: string): boolean {
  return code.includes('/') && fraction.test(code);
}

/**
 * Shows a number under a code of fractions. The library takes the whole of a number from its first decimal, so that it
 * would show 3.98 as `4 49/50` and 0.99 in halves as `1 2/2`; here these are `3 49/50` and `1`.
 *
 * @param format Shows a number under the code as the library does.
 */
export function shownFraction(value: number, code: string, format: (value: number) => string): string {
  const [, wholeMark, denominator, digits = ''] = fraction.exec(code) ?? [];
  const size = Math.abs(value);
  const whole = Math.floor(size);
  const [over, under] =
    denominator === undefined
      ? dec2frac(size - whole, Number.POSITIVE_INFINITY, digits.length)
      : [Math.round((size - whole) * Number(denominator)), Number(denominator)];
  if (over === 0 || over === under) return format(Math.sign(value) * (over === 0 ? whole : whole + 1));
  const text = format(value);
  // No fraction of such a size has the numerator 1, so that the first digits are those of the whole.
  if (wholeMark === undefined || size - whole < 0.9) return text;
  const right = whole === 0 ? (emptyWhole[wholeMark] ?? '') : String(whole);
  return text.replace(/\d+/, (first) => (first === String(whole + 1) ? right : first));
}

const emptyWhole: Readonly<Record<string, string>> = { '#': '', '?': ' ', '0': '0' };
