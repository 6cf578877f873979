import { type NumberFormat, generalFormat } from './numberFormat.ts';
import { clockText, type DateSystem, readSerialDate } from './serialDate.ts';

/**
 * Writes a number cell as a person reads it, from its text in the file. Nothing is rounded to the digits that the
 * format shows: the value counts, not its dress. A date format gives `YYYY-MM-DD`, with ` HH:mm:ss` behind it where
 * the format shows a time or the time is not midnight; a time below one day gives `HH:mm:ss`; a percentage `12.5%`.
 *
 * @param raw What stands in the file. Text that is no number comes back as it is.
 */
export function numberText(raw: string, format: NumberFormat, system: DateSystem): string {
  if (format.kind === 'general') return generalText(raw);
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'percent':
      return Number.isFinite(value * 100) ? `${percentText(value)}%` : generalText(raw);
    case 'code':
      return Number.isInteger(value) && value >= 0
        ? shortestText(value).padStart(format.wholeDigits, '0')
        : generalText(raw);
    case 'duration':
      return durationText(value, format.hasFraction) ?? generalText(raw);
    case 'date':
    case 'datetime':
    case 'time':
      return dateText(value, format, system) ?? generalText(raw);
  }
}

/** A share in hundredths. Its product may be off in the last binary digit, which 15 digits hide. */
function percentText(value: number): string {
  const hundredths = value * 100;
  const whole = Math.round(hundredths);
  const isWhole = Math.abs(hundredths - whole) <= Math.abs(hundredths) * 2 ** -52 && Math.abs(whole) < 1e15;
  return shortestText(isWhole ? whole : hundredths);
}

function dateText(
  value: number,
  format: NumberFormat & { readonly kind: 'date' | 'datetime' | 'time' },
  system: DateSystem,
): string | undefined {
  const hasFraction = format.kind !== 'date' && format.hasFraction;
  const read = readSerialDate(value, system, hasFraction ? 1 : 1000);
  if (read === undefined) return undefined;
  if (format.kind === 'time' && value < 1) return clockText(read.timeMs);
  if (format.kind === 'date' && read.timeMs === 0) return read.date;
  return `${read.date} ${clockText(read.timeMs)}`;
}

function durationText(value: number, hasFraction: boolean): string | undefined {
  const stepMs = hasFraction ? 1 : 1000;
  const ms = Math.round((Math.abs(value) * 86_400_000) / stepMs) * stepMs;
  if (!Number.isSafeInteger(ms)) return undefined;
  return value < 0 && ms > 0 ? `-${clockText(ms)}` : clockText(ms);
}

function generalText(raw: string): string {
  const value = Number(raw);
  return raw.trim() === '' || !Number.isFinite(value) ? raw : shortestText(value);
}

/**
 * A number in at most 15 significant digits, which is what workbooks keep and show, so that 0.1 + 0.2 is `0.3`.
 * Plain decimals within 21 places of the decimal point, beyond that `1.5E+30`.
 */
export function shortestText(value: number): string {
  // Many numbers are whole, and `toPrecision` costs ten times as much (0.3 against 0.03 microseconds).
  if (Number.isInteger(value) && value < 1e15 && value > -1e15) return String(value === 0 ? 0 : value);
  const short = Number(value.toPrecision(15));
  // The largest numbers would be rounded to infinity.
  const rounded = Number.isFinite(short) ? short : value;
  if (rounded === 0) return '0';
  const text = String(rounded);
  const mark = text.indexOf('e');
  if (mark < 0) return text;
  const exponent = Number(text.slice(mark + 1));
  if (exponent > 0 || exponent < -21) return text.replace('e', 'E');
  const negative = text.startsWith('-');
  const digits = text.slice(negative ? 1 : 0, mark).replace('.', '');
  return `${negative ? '-' : ''}0.${'0'.repeat(-exponent - 1)}${digits}`;
}

/** Writes a cell of type `d`, whose text in the file is an ISO date already. Other text comes back as it is. */
export function isoCellText(raw: string, format: NumberFormat = generalFormat): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d+)?)?Z?$/.exec(raw.trim());
  if (match === null) return raw;
  const [, date = '', time, fraction = ''] = match;
  if (time === undefined) return date;
  const rest = /^\.0*$/.test(fraction) ? '' : fraction;
  if (format.kind !== 'datetime' && time === '00:00:00' && rest === '') return date;
  return `${date} ${time}${rest}`;
}
