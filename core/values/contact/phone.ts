import { isDigitCode, trimBlanks } from '../text/characters.ts';

/** Digits of a phone number by ITU E.164: at most 15; below 7 there is no subscriber number one could dial from afar. */
const fewestDigits = 7;
const mostDigits = 15;

/**
 * True for a text shaped like a phone number: 7 to 15 digits with `+ ( ) - . /` and blanks among them, and an
 * extension behind (`x12`, `ext. 12`). Digits alone count from 10 on; fewer are as likely any other number.
 *
 * A shape, not a proof that somebody answers; normalising and checking by country is another step.
 */
export function isPhoneLike(raw: string): boolean {
  const text = trimBlanks(raw);
  if (text.length < fewestDigits || text.length > 40) return false;
  let digits = 0;
  let marks = 0;
  let open = false;
  let end = extensionStart(text);
  if (end < 0) end = text.length;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigitCode(code)) {
      digits += 1;
      continue;
    }
    if (code === 0x2b) {
      if (digits > 0) return false;
    } else if (code === 0x28) {
      if (open) return false;
      open = true;
    } else if (code === 0x29) {
      if (!open) return false;
      open = false;
    } else if (!' -./\u00a0\u2010\u2011\u2013'.includes(text.charAt(at))) return false;
    marks += 1;
  }
  if (open || digits < fewestDigits || digits > mostDigits) return false;
  if (marks === 0) return digits >= 10;
  // Amounts and dates have marks too; a phone number has a plus, parentheses, or several groups of digits.
  return isGroupedAsPhone(text.slice(0, end));
}

/** Where `x12`, `ext 12` or `#12` begins; -1 without. */
function extensionStart(text: string): number {
  const match = /(?:\s|,)*(?:ext\.?|x|#)\s?\d{1,6}$/iu.exec(text);
  return match === null ? -1 : match.index;
}

/** Told by the lengths of the digit groups, so that `1,234.56`, `2024-05-31` and `12.05.2024` are none. */
function isGroupedAsPhone(text: string): boolean {
  if (text.startsWith('+') || text.includes('(')) return true;
  const groups = text.split(/[^\d]+/u).filter((group) => group !== '');
  if (groups.length < 2 || groups.length > 6) return false;
  const last = groups[groups.length - 1] ?? '';
  const first = groups[0] ?? '';
  if (groups.length === 3 && isDateShaped(groups)) return false;
  if (groups.length === 2 && text.includes('.')) return false;
  // `2013-2014` is a span of years, `12345-6789` a postcode of the United States.
  if (groups.length === 2 && first.length === 4 && /^(?:19|20)/u.test(first) && last.length === 4)
    return false;
  if (groups.length === 2 && first.length === 5 && last.length === 4) return false;
  return last.length >= 2 && first.length <= 5 && groups.some((group) => group.length >= 3);
}

function isDateShaped(groups: readonly string[]): boolean {
  const lengths = groups.map((group) => group.length);
  const [first = 0, second = 0, third = 0] = lengths;
  return (
    (first === 4 && second <= 2 && third <= 2) || (first <= 2 && second <= 2 && (third === 4 || third === 2))
  );
}
