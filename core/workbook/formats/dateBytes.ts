import type { ByteRange } from '../bytes/byteRange.ts';
import type { CsvBytes } from '../bytes/csvBytes.ts';
import type { NumberFormat } from './numberFormat.ts';
import { civilDay, type DateSystem, dayAndTime, dayOfSerial } from './serialDate.ts';

const zero = 0x30;
/** Days up to here are odd in the system of 1900, and no file of today has them. */
const lastOddDay = 60;
/** 9999-12-31 in the system of 1904, which is the earlier of the two. */
const lastDay = 2_957_003;
/** Digits that a number holds exactly, so that a division by a power of ten gives the nearest number there is. */
const exactDigits = 15;

/**
 * Writes a number as a date or time, just as `numberText` does, but from bytes to bytes.
 * @returns false, and nothing written, where it is left to `numberText`: for other formats, signs and exponents, early days.
 */
export function writeDate(
  out: CsvBytes,
  text: ByteRange,
  { kind, system }: { readonly kind: NumberFormat; readonly system: DateSystem },
): boolean {
  if (kind.kind !== 'date' && kind.kind !== 'datetime' && kind.kind !== 'time') return false;
  const value = readDecimal(text);
  if (!(value >= 0 && value < lastDay)) return false;
  const stepMs = kind.kind !== 'date' && kind.hasFraction ? 1 : 1000;
  const { day, timeMs } = dayAndTime(value, stepMs);
  const isTimeOnly = kind.kind === 'time' && value < 1;
  if (!isTimeOnly && day <= lastOddDay) return false;
  out.need(24);
  if (!isTimeOnly) writeDay(out, dayOfSerial(day, system));
  if (isTimeOnly || kind.kind !== 'date' || timeMs !== 0) {
    if (!isTimeOnly) out.bytes[out.length++] = 0x20;
    writeClock(out, timeMs);
  }
  return true;
}

/** A number of digits with a point or none; NaN for anything else. */
function readDecimal({ bytes, start, end }: ByteRange): number {
  let digits = 0;
  let point = -1;
  if (end === start || end - start > exactDigits + 1) return Number.NaN;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x2e && point < 0 && at > start) point = at;
    else if (byte >= zero && byte <= 0x39) digits = digits * 10 + byte - zero;
    else return Number.NaN;
  }
  if (end - start > exactDigits && point < 0) return Number.NaN;
  return point < 0 ? digits : digits / (powers[end - point - 1] as number);
}

const powers = Float64Array.from({ length: exactDigits + 2 }, (_, n) => 10 ** n);

function writeDay(out: CsvBytes, days: number): void {
  const { year, month, day } = civilDay(days);
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = zero + Math.floor(year / 1000);
  bytes[at++] = zero + (Math.floor(year / 100) % 10);
  bytes[at++] = zero + (Math.floor(year / 10) % 10);
  bytes[at++] = zero + (year % 10);
  bytes[at++] = 0x2d;
  at = writeTwo(bytes, at, month);
  bytes[at++] = 0x2d;
  out.length = writeTwo(bytes, at, day);
}

function writeClock(out: CsvBytes, timeMs: number): void {
  const { bytes } = out;
  const seconds = Math.floor(timeMs / 1000);
  let at = writeTwo(bytes, out.length, Math.floor(seconds / 3600));
  bytes[at++] = 0x3a;
  at = writeTwo(bytes, at, Math.floor(seconds / 60) % 60);
  bytes[at++] = 0x3a;
  at = writeTwo(bytes, at, seconds % 60);
  const rest = timeMs - seconds * 1000;
  if (rest > 0) {
    bytes[at++] = 0x2e;
    bytes[at++] = zero + Math.floor(rest / 100);
    at = writeTwo(bytes, at, rest % 100);
  }
  out.length = at;
}

function writeTwo(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = zero + Math.floor(value / 10);
  bytes[at + 1] = zero + (value % 10);
  return at + 2;
}
