/** What figures of cleaned rows look like: digits, at most one point, a sign. */
const plainDecimal = /^-?\d+(?:\.\d+)?$/;

/** True for a plain decimal figure: `-12.50`, no exponent, no separators. */
export function isDecimal(text: string): boolean {
  return plainDecimal.test(text);
}

/** Digits that a float holds exactly, whatever they are. */
const exactDigits = 15;

/** One figure less another, exactly, with as many places as the longer of the two. Both must be `isDecimal`. */
export function decimalDifference(whole: string, part: string): string {
  const scale = Math.max(placesOf(whole), placesOf(part));
  if (whole.length + scale < exactDigits && part.length + scale < exactDigits) {
    const factor = 10 ** scale;
    return placed(String(Math.round(Number(whole) * factor) - Math.round(Number(part) * factor)), scale);
  }
  return placed(String(unitsOf(whole, scale) - unitsOf(part, scale)), scale);
}

/**
 * One figure by another, rounded to so many places, halves away from nought. Both must be `isDecimal`.
 *
 * @returns `null` where the second is nought
 */
export function decimalRatio(amount: string, base: string, decimals: number): string | null {
  const scale = Math.max(placesOf(amount), placesOf(base));
  const lower = unitsOf(base, scale);
  if (lower === 0n) return null;
  const upper = unitsOf(amount, scale) * 10n ** BigInt(decimals);
  const isNegative = upper < 0n !== lower < 0n;
  const [over, under] = [upper < 0n ? -upper : upper, lower < 0n ? -lower : lower];
  const rounded = (over * 2n + under) / (under * 2n);
  return placed(isNegative ? `-${rounded}` : String(rounded), decimals);
}

function placesOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** The figure in units of its last place. */
function unitsOf(text: string, scale: number): bigint {
  const missing = scale - placesOf(text);
  return BigInt(text.replace('.', '') + '0'.repeat(missing));
}

/** Puts the point back; nought has no sign. */
function placed(units: string, scale: number): string {
  const isNegative = units.startsWith('-');
  const digits = (isNegative ? units.slice(1) : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return isNegative && /[1-9]/.test(digits) ? `-${text}` : text;
}
