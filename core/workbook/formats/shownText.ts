import { format as formatted } from 'numfmt';
import { shownOptions } from '../../model/options/shownOptions.ts';
import { type NumberFormat, readNumberFormat } from './numberFormat.ts';
import type { DateSystem } from './serialDate.ts';
import { isFraction, shownFraction } from './shownFraction.ts';

/** Shows values as the spreadsheet program does in cells of one number format. */
export interface ShownFormat {
  /** @param value Finite. */
  readonly number: (value: number) => string;
  readonly text: (text: string) => string;
}

/** Gives what shows values under a format code; the same one when asked again. */
export type ShownFormats = (code: string) => ShownFormat;

/** Days between the epochs of both systems. */
const daysTo1904 = 1462;
/** Neither has a place in a code or a shown text of its own. */
const overflow = '\uffff';
const probe = '\ufffe';
const options = {
  // English of the United States, which is what codes are written in.
  locale: 'en-US',
  throws: true,
  overflow,
  dateErrorNumber: false,
  dateSpanLarge: false,
} as const;

/**
 * Makes what shows the values of one workbook.
 *
 * The text is the one that Excel shows where the column is wide enough, with nothing for characters that fill up a cell:
 * never `####`, and `General` with its full eleven characters (`0.333333333`, `1.23457E+11`), of which a narrow column
 * shows fewer. Codes of a language give its names of days and months; everything else is as in the United States. What
 * no code can show (days before the first and after 9999, codes that make no sense) is shown as under `General`.
 *
 * The library is numfmt. Of 47,823 numbers of 564 workbooks under other codes than `General`, against the text that
 * Excel itself wrote: numfmt 4.0.1 98.6 % the same, 3.2.6 98.1 %, ssf 0.11.2 97.3 %, and most of the rest is Excel
 * having calculated anew. It rounds decimals as Excel does (1.26805 to four places is 1.2681). What it does not do is
 * mended here: other date systems, signs of elapsed times, languages of plain numbers, wholes beside fractions.
 */
export function shownFormats(system: DateSystem): ShownFormats {
  const known = new Map<string, ShownFormat>();
  return (code) => {
    let shown = known.get(code);
    if (shown === undefined) {
      shown = shownFormat(code, system);
      known.set(code, shown);
    }
    return shown;
  };
}

function shownFormat(written: string, system: DateSystem): ShownFormat {
  if (isGeneral(written)) return general;
  const format = readNumberFormat(written);
  const code = hasNames(format) ? written : withoutLanguage(written);
  if (!isReadable(code)) return general;
  const show = remembered((value) => shownNumber(value, { code, format, system }));
  if (formatted(code, probe, options) === probe) return { number: show, text: asItIs };
  return { number: show, text: (text) => formatted(code, text, options) };
}

const asItIs = (text: string): string => text;
const general: ShownFormat = { number: generalText, text: asItIs };

/** Whole numbers of up to eleven digits, which most are, read the same everywhere. */
function generalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value === 0 ? 0 : value);
  return formatted('General', value, options);
}

function isGeneral(code: string): boolean {
  return code === '' || code.toLowerCase() === 'general';
}

function isReadable(code: string): boolean {
  if (code.length > shownOptions.codeCharacters) return false;
  try {
    formatted(code, 1, options);
    return true;
  } catch {
    // Cells of such a format are shown plainly; there is nobody to be told.
    return false;
  }
}

function hasNames({ kind }: NumberFormat): boolean {
  return kind === 'date' || kind === 'datetime' || kind === 'time';
}

/** `[$€-407]` to `[$€]`: the language of a code would change the decimal point, which it does not do in Excel. */
function withoutLanguage(code: string): string {
  return code.replaceAll(/\[\$([^\]-]*)-[0-9A-Fa-f]+\]/g, (_, sign: string) =>
    sign === '' ? '' : `[$${sign}]`,
  );
}

interface Dress {
  readonly code: string;
  readonly format: NumberFormat;
  readonly system: DateSystem;
}

function shownNumber(value: number, dress: Dress): string {
  const { code, format, system } = dress;
  const isDay = format.kind === 'date' || format.kind === 'datetime';
  const isSigned = value < 0 && !code.replace(/;@$/, '').includes(';');
  // A column of negative times: `-28:48`; days before 1904 are shown with a sign, those before 1900 are not.
  if (isSigned && (format.kind === 'duration' || (isDay && system === 1904)))
    return `-${shownNumber(-value, dress)}`;
  const shift = isDay && system === 1904 && value >= 0 ? daysTo1904 : 0;
  const text = isFraction(code)
    ? shownFraction(value, code, (number) => formatted(code, number, options))
    : formatted(code, value + shift, options);
  return text.includes(overflow) ? generalText(value) : text;
}

/** Columns repeat themselves: a value that was shown before is looked up (0.05 against 2 microseconds). */
function remembered(show: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const text = show(value);
    if (known.size === shownOptions.valuesKept) known.clear();
    known.set(value, text);
    return text;
  };
}
