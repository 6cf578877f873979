/** What a number format makes of a number, as far as its value is concerned; signs, colours and digits shown do not count. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'percent' }
  /** `wholeDigits`: as many digits as the format fills up with zeros, so 7 is `007`. */
  | { readonly kind: 'code'; readonly wholeDigits: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime'; readonly hasFraction: boolean }
  | { readonly kind: 'time'; readonly hasFraction: boolean }
  /** Hours that go on past 24. */
  | { readonly kind: 'duration'; readonly hasFraction: boolean };

export const generalFormat: NumberFormat = { kind: 'general' };

/**
 * Finds out what a format code makes of a number. Only the first section (the one for positive numbers) is looked at.
 *
 * @param code As it stands in the workbook: `yyyy\-mm\-dd`, `[$-409]d/m/yy;@`, `0.0%`, `[h]:mm:ss`, `00000`, ...
 */
export function readNumberFormat(code: string): NumberFormat {
  const { letters, isElapsed } = significantLetters(code);
  if (/^0{2,}$/.test(letters)) return { kind: 'code', wholeDigits: letters.length };
  if (letters === '' || letters.includes('general')) {
    return isElapsed ? { kind: 'duration', hasFraction: false } : generalFormat;
  }
  const hasFraction = /s[.,]0/.test(letters);
  if (isElapsed) return { kind: 'duration', hasFraction };
  // `e` and `g` are years of an era, but after a digit `e` is an exponent.
  const withoutExponent = letters.replaceAll(/[0#?.,]e[+-]/g, '');
  const withoutTime = withoutExponent.replaceAll('am/pm', '').replaceAll('a/p', '');
  const hasClockMark = withoutTime !== withoutExponent;
  const hasDay = /[ydgeb]/.test(withoutTime);
  const hasClock = hasClockMark || /[hs]/.test(withoutTime);
  const hasMonth = withoutTime.includes('m') && (!hasClock || hasLoneMonth(withoutTime));
  if (hasDay || hasMonth) return hasClock ? { kind: 'datetime', hasFraction } : { kind: 'date' };
  if (hasClock) return { kind: 'time', hasFraction };
  return letters.includes('%') ? { kind: 'percent' } : generalFormat;
}

/** The first section in lower case without quoted and escaped text, fillers and brackets. */
function significantLetters(code: string): { readonly letters: string; readonly isElapsed: boolean } {
  let letters = '';
  let isElapsed = false;
  let at = 0;
  while (at < code.length) {
    const character = code.charAt(at);
    if (character === ';') break;
    if (character === '"') {
      const close = code.indexOf('"', at + 1);
      at = close < 0 ? code.length : close + 1;
    } else if (character === '\\' || character === '_' || character === '*') at += 2;
    else if (character === '[') {
      const close = code.indexOf(']', at);
      const inside = code.slice(at + 1, close < 0 ? code.length : close).toLowerCase();
      if (/^(h+|m+|s+)$/.test(inside)) {
        isElapsed = true;
        letters += inside;
      }
      at = close < 0 ? code.length : close + 1;
    } else {
      letters += character.toLowerCase();
      at += 1;
    }
  }
  return { letters, isElapsed };
}

/** Is there an `m` that stands neither after hours nor before seconds, so that it is a month? */
function hasLoneMonth(letters: string): boolean {
  const parts = letters.match(/h+|s+|m+/g) ?? [];
  return parts.some(
    (part, at) =>
      part.startsWith('m') &&
      (part.length > 2 || !(parts[at - 1]?.startsWith('h') || parts[at + 1]?.startsWith('s'))),
  );
}
