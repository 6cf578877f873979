import type { DateValue } from './calendar.ts';

/**
 * The format language, the one place where it is written down:
 *
 * | part | stands for |
 * | --- | --- |
 * | `YYYY` | year, four digits |
 * | `YY` | year, two digits; below `twoDigitYearPivot` in this century, else in the last |
 * | `YYYY-YY`, `YYYY/YYYY` | a school or fiscal year: the second year must follow the first, which counts |
 * | `MM` / `M` | month, two digits / one or two |
 * | `MMM`, `MMMM` | month's name, short or in full, in any language of `monthNames.ts`; either form is read for either |
 * | `DD` / `D` | day, two digits / one or two |
 * | `Do` | day with `st nd rd th`, `er`, `º` |
 * | `ddd`, `dddd` | weekday's name; read over, not checked against the date |
 * | `HH` / `H` | hour 0 to 23, two digits / one or two |
 * | `hh` / `h` | hour 1 to 12, with `A` |
 * | `mm`, `ss` | minute, second; one digit is read too |
 * | `SSS` | fraction of a second, one to twelve digits |
 * | `A` | `AM`, `PM`, `a.m.`, `p.m.` |
 * | `Z` | `Z`, `UTC`, `GMT`, `+02`, `+0200`, `+02:00` |
 * | `z`, `zzzz` | a zone's name, short as `CEST` or long as `Pacific Daylight Time` and `Europe/Berlin`, read over: such names are not unique |
 * | `X`, `x` | seconds, milliseconds since 1970 in UTC |
 * | `serial` | days since 1899-12-30, as Excel counts; what stands behind the point is the time of day |
 * | `[text]` | the text itself |
 * | a blank | one or more blanks |
 * | anything else | itself; letters that are no part too, as the `T` in `YYYY-MM-DDTHH:mm:ssZ` |
 *
 * Several formats of one column are joined by ` | `, most frequent first.
 */
export type FormatPart =
  | 'YYYY'
  | 'YY'
  | 'MM'
  | 'M'
  | 'MMM'
  | 'MMMM'
  | 'DD'
  | 'D'
  | 'Do'
  | 'ddd'
  | 'dddd'
  | 'HH'
  | 'H'
  | 'hh'
  | 'h'
  | 'mm'
  | 'ss'
  | 'SSS'
  | 'A'
  | 'Z'
  | 'z'
  | 'zzzz'
  | 'X'
  | 'x'
  | 'serial';

export type FormatToken =
  | { readonly kind: 'part'; readonly part: FormatPart }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'blank' };

/** Longest first, so that `MMMM` is not taken for two `MM`. */
const partsByLength: readonly FormatPart[] = [
  'serial',
  'YYYY',
  'MMMM',
  'dddd',
  'zzzz',
  'MMM',
  'ddd',
  'SSS',
  'YY',
  'MM',
  'DD',
  'Do',
  'HH',
  'hh',
  'mm',
  'ss',
  'M',
  'D',
  'H',
  'h',
  'A',
  'Z',
  'z',
  'X',
  'x',
];

/** How many compiled formats are kept; a run knows a handful, so this only guards against a hostile file. */
const keptFormats = 256;
const compiled = new Map<string, readonly FormatToken[]>();

/** The tokens of a format, in order. Every text is a format; what is no part stands for itself. */
export function compileDateFormat(format: string): readonly FormatToken[] {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  const tokens: FormatToken[] = [];
  let at = 0;
  while (at < format.length) {
    if (format[at] === '[') {
      const close = format.indexOf(']', at);
      const stop = close < 0 ? format.length : close;
      tokens.push({ kind: 'literal', text: format.slice(at + 1, stop) });
      at = stop + 1;
      continue;
    }
    if (format[at] === ' ') {
      tokens.push({ kind: 'blank' });
      at += 1;
      continue;
    }
    const part = partsByLength.find((candidate) => format.startsWith(candidate, at));
    if (part === undefined) {
      tokens.push({ kind: 'literal', text: format.charAt(at) });
      at += 1;
    } else {
      tokens.push({ kind: 'part', part });
      at += part.length;
    }
  }
  if (compiled.size >= keptFormats) compiled.clear();
  compiled.set(format, tokens);
  return tokens;
}

/** The formats that a `ColumnProfile.format` lists. */
export function splitDateFormats(formats: string): readonly string[] {
  return formats.split(' | ').filter((format) => format !== '');
}

const clockParts: ReadonlySet<FormatPart> = new Set(['HH', 'H', 'hh', 'h']);

/** True where a value of the format has a time of day. */
export function hasTimePart(format: string): boolean {
  return compileDateFormat(format).some(
    (token) => token.kind === 'part' && (clockParts.has(token.part) || token.part.toLowerCase() === 'x'),
  );
}

/** True where a value of the format has a zone that fixes the instant. */
export function hasZonePart(format: string): boolean {
  return compileDateFormat(format).some(
    (token) => token.kind === 'part' && (token.part === 'Z' || token.part.toLowerCase() === 'x'),
  );
}

/** The finest part that a value of the format has. */
export function precisionOf(format: string): DateValue['precision'] {
  if (hasTimePart(format)) return 'time';
  if (/D|serial/u.test(format)) return 'day';
  return format.includes('M') ? 'month' : 'year';
}
