import type { NumberFormat } from './numberFormat.ts';
import { numberText } from './numberText.ts';
import { type DateSystem, dayOfDate } from './serialDate.ts';

const dayMs = 86_400_000;

/**
 * Finds the number of a cell from the text that `numberText` wrote of it.
 *
 * @returns The number, to what the text tells of it: 15 digits, and seconds of a time or thousandths of them.
 * `undefined` where no number of that format has this text, as the cell holds text, a truth or an error.
 */
export function readNumberText(text: string, format: NumberFormat, system: DateSystem): number | undefined {
  const value = dressedNumber(text, format, system) ?? plainNumber(text);
  if (value === undefined || numberText(String(value), format, system) !== text) return undefined;
  return value;
}

function dressedNumber(text: string, format: NumberFormat, system: DateSystem): number | undefined {
  switch (format.kind) {
    case 'general':
      return undefined;
    case 'percent':
      return percentNumber(text);
    case 'code':
      return /^\d+$/.test(text) ? Number(text) : undefined;
    case 'duration':
      return durationNumber(text);
    case 'date':
    case 'datetime':
    case 'time':
      return dateNumber(text, system);
  }
}

function plainNumber(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?(?:E[+-]\d+)?$/.test(text) ? Number(text) : undefined;
}

/** The exponent is moved, not the number divided, so that nothing is rounded twice. */
function percentNumber(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)(?:E([+-]\d+))?%$/.exec(text);
  if (match === null) return undefined;
  const [, digits = '', exponent = '0'] = match;
  return Number(`${digits}e${Number(exponent) - 2}`);
}

function durationNumber(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const ms = clockMs(sign < 0 ? text.slice(1) : text);
  return ms === undefined ? undefined : (sign * ms) / dayMs;
}

function dateNumber(text: string, system: DateSystem): number | undefined {
  const clock = clockMs(text.length > 10 && text[10] === ' ' ? text.slice(11) : text);
  if (text[4] !== '-') return clock === undefined ? undefined : clock / dayMs;
  const day = dayOfDate(text.slice(0, 10), system);
  if (day === undefined || text.length === 10) return day;
  return clock === undefined ? undefined : day + clock / dayMs;
}

/** Milliseconds of `HH:mm:ss[.SSS]`, of any number of hours. */
function clockMs(text: string): number | undefined {
  const match = /^(\d{2,}):(\d{2}):(\d{2})(?:\.(\d{3}))?$/.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds, ms = '0'] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
}
