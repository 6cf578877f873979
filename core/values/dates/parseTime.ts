import { isDigitCode, trimBlanks } from '../text/characters.ts';
import { emptyFields, readFraction, readMeridiem } from './parseDate.ts';

/** A time of day without a date. */
export interface TimeReading {
  /** `HH:mm`, `H:mm:ss`, `h:mm A`, ... in the language of `dateFormat.ts`. */
  readonly format: string;
  /** `HH:mm:ss`, with a fraction where one was written. */
  readonly iso: string;
  readonly secondsOfDay: number;
}

/** Reads `14:05`, `2:05 pm`, `14:05:09.25`. A lone hour is no time; hours above 23 are a duration and none either. */
export function parseTime(raw: string): TimeReading | undefined {
  const text = trimBlanks(raw);
  if (text.length < 4 || text.length > 18 || !isDigitCode(text.charCodeAt(0))) return undefined;
  const fields = emptyFields();
  const hourEnd = isDigitCode(text.charCodeAt(1)) ? 2 : 1;
  let hour = Number(text.slice(0, hourEnd));
  let at = hourEnd;
  let tail = '';
  for (const part of ['mm', 'ss'] as const) {
    if (text.charAt(at) !== ':') {
      if (part === 'mm') return undefined;
      break;
    }
    if (!isDigitCode(text.charCodeAt(at + 1)) || !isDigitCode(text.charCodeAt(at + 2))) return undefined;
    const value = Number(text.slice(at + 1, at + 3));
    if (value > 59) return undefined;
    if (part === 'mm') fields.minute = value;
    else fields.second = value;
    tail += `:${part}`;
    at += 3;
  }
  if (text.charAt(at) === '.' && tail.endsWith('ss')) {
    at = readFraction(text, at + 1, fields);
    if (at < 0) return undefined;
    tail += '.SSS';
  }
  if (at < text.length) {
    const gap = text.charAt(at) === ' ' ? 1 : 0;
    const end = readMeridiem(text, at + gap, fields);
    if (end !== text.length || hour < 1 || hour > 12) return undefined;
    tail += gap === 1 ? ' A' : 'A';
    hour = (hour % 12) + (fields.meridiem === 'pm' ? 12 : 0);
  }
  if (hour > 23) return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  const fraction = fields.millisecond > 0 ? `.${String(fields.millisecond).padStart(3, '0')}` : '';
  return {
    format: (fields.meridiem === 'none' ? 'H' : 'h').repeat(hourEnd) + tail,
    iso: `${two(hour)}:${two(fields.minute)}:${two(fields.second)}${fraction}`,
    secondsOfDay: hour * 3600 + fields.minute * 60 + fields.second + fields.millisecond / 1000,
  };
}
