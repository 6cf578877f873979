import type { Sign } from '../../model/evidence.ts';
import { epochMs } from '../dates/calendar.ts';
import { isLetterCode, trimBlanks } from '../text/characters.ts';
import { isCodeLike } from '../codes/code.ts';
import { isEmail } from '../contact/email.ts';
import { isIpAddress } from '../contact/ipAddress.ts';
import { isErrorCell, type MissingStrength, missingStrength } from './missingTokens.ts';
import { parseBoolean } from './parseBoolean.ts';
import { parseTime } from '../dates/parseTime.ts';
import { isPhoneLike } from '../contact/phone.ts';
import { readFixedDate } from './readFixedDate.ts';
import { readNumber } from '../numbers/readNumber.ts';
import { scanDate } from '../dates/scanDate.ts';
import {
  booleanSign,
  dateSign,
  digitsSign,
  errorSign,
  numberSign,
  plainDecimalSign,
  textSign,
  timeSign,
} from './signs.ts';
import { isUrl } from '../contact/url.ts';
import { isUuid } from '../codes/uuid.ts';

/** What one cell says by itself. What it means is for the column to decide. */
export interface CellReading {
  readonly sign: Sign;
  /** Value if `.` is the decimal mark; NaN where it is no number so. */
  readonly point: number;
  /** Value if `,` is the decimal mark; NaN where it is no number so. */
  readonly comma: number;
  /** Epoch milliseconds under each of `sign.dateFormats`. */
  readonly dates: readonly number[];
  /** Seconds since midnight; NaN for what is no time. */
  readonly seconds: number;
  /** Whether the spelling may stand for "nothing here". */
  readonly token: MissingStrength | undefined;
}

const none: readonly number[] = [];

/**
 * Reads a cell in every way that a type could ask for, once: number under both marks, date under each order, time,
 * truth value, or the shape of a text. Blanks at the ends do not count.
 *
 * Linear in the length. A text of more than 72 characters is read for its shape only.
 */
export function readCell(raw: string): CellReading {
  const text = trimBlanks(raw);
  const length = text.length;
  let digits = 0;
  let letters = 0;
  let points = 0;
  const reach = length > 80 ? 80 : length;
  for (let at = 0; at < reach; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (code === 0x2e) points += 1;
    else if (isLetterCode(code)) letters += 1;
  }
  if (length > 72) return textReading(longTextSign(text), undefined);
  if (digits === length && length > 0) return readDigits(text);
  // `12.5`: what most numbers look like needs no more than this.
  if (digits + 1 === length && points === 1 && digits > 0 && digits <= 15) {
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(length - 1);
    const three = text.charCodeAt(length - 4) === 0x2e;
    if (last !== 0x2e && first !== 0x2e && !three && (first !== 0x30 || text.charCodeAt(1) === 0x2e)) {
      const figure = first === 0x39 ? missingStrength(text) : undefined;
      return numberReading(plainDecimalSign(), { point: Number(text), comma: Number.NaN, token: figure });
    }
  }
  const token = length <= 16 ? missingStrength(text) : undefined;
  if (text.charCodeAt(0) === 0x23 && isErrorCell(text)) return textReading(errorSign, token);
  if (digits === 0) return readWord(text, letters, token);
  const fixed = readFixedDate(text);
  if (fixed !== undefined) return dateReading(fixed.sign, fixed.dates, token);
  if (letters <= 4) {
    const number = readNumber(text);
    if (number !== undefined && !isPhoneNotNumber(text, number)) {
      return numberReading(numberSign(number), { point: number.point, comma: number.comma, token });
    }
    const time = parseTime(text);
    if (time !== undefined) {
      return { ...textReading(timeSign(time.format), token), seconds: time.secondsOfDay };
    }
  }
  // Two digits make a date behind a month's name only: `May-24`.
  if (digits >= 3 || (digits === 2 && letters >= 3 && letters <= 9 && length <= 12)) {
    const readings = scanDate(text);
    if (readings.length > 0) {
      return dateReading(
        dateSign(readings),
        readings.map((reading) => epochMs(reading.value)),
        token,
      );
    }
  }
  return textReading(shapeSign(text, letters), token);
}

function readDigits(text: string): CellReading {
  const length = text.length;
  const leadingZero = length > 1 && text.charCodeAt(0) === 0x30;
  const value = length <= 15 ? Number(text) : Number.parseFloat(text);
  const first = text.charCodeAt(0);
  const token = first === 0x39 ? missingStrength(text) : undefined;
  if ((length === 8 || length === 14 || length === 12) && (first === 0x31 || first === 0x32)) {
    const readings = scanDate(text);
    if (readings.length > 0) {
      const formats = readings.map((reading) => reading.format);
      const dates = readings.map((reading) => epochMs(reading.value));
      return {
        sign: digitsSign(length, leadingZero, formats),
        point: value,
        comma: value,
        dates,
        seconds: Number.NaN,
        token,
      };
    }
  }
  return numberReading(digitsSign(length, leadingZero, []), { point: value, comma: value, token });
}

/** A cell without any digit. */
function readWord(text: string, letters: number, token: MissingStrength | undefined): CellReading {
  if (letters === text.length && text.length <= 10 && parseBoolean(text) !== undefined) {
    return textReading(booleanSign(text.toLowerCase()), token);
  }
  return textReading(shapeSign(text, letters), token);
}

/** `+49301234567` and `030 123 456` are phone numbers although their digits read as a number. */
function isPhoneNotNumber(
  text: string,
  number: { leadingZero: boolean; grouping: string; digits: number },
): boolean {
  if (number.digits < 7) return false;
  if (text.startsWith('+')) return number.digits >= 8 && isPhoneLike(text);
  return number.leadingZero && number.grouping === 'space';
}

function shapeSign(text: string, letters: number): Sign {
  if (text.includes('@')) return textSign(isEmail(text) ? 'email' : 'words');
  if (letters === 0) {
    if (isPhoneLike(text)) return textSign('phone');
    if (isIpAddress(text)) return textSign('ip-address');
  } else {
    const first = text.charCodeAt(0) | 0x20;
    if ((first === 0x68 || first === 0x77 || first === 0x66) && isUrl(text)) return textSign('url');
    if (text.length >= 36 && isUuid(text)) return textSign('uuid');
    if (text.includes(':') && isIpAddress(text)) return textSign('ip-address');
    if (letters <= 4 && isPhoneLike(text)) return textSign('phone');
  }
  return textSign(isCodeLike(text) ? 'code' : 'words');
}

function longTextSign(text: string): Sign {
  if (isUrl(text)) return textSign('url');
  return textSign(text.length <= 254 && text.includes('@') && isEmail(text) ? 'email' : 'words');
}

function textReading(sign: Sign, token: MissingStrength | undefined): CellReading {
  return { sign, point: Number.NaN, comma: Number.NaN, dates: none, seconds: Number.NaN, token };
}

function numberReading(
  sign: Sign,
  value: { point: number; comma: number; token: MissingStrength | undefined },
): CellReading {
  return {
    sign,
    point: value.point,
    comma: value.comma,
    dates: none,
    seconds: Number.NaN,
    token: value.token,
  };
}

function dateReading(sign: Sign, dates: readonly number[], token: MissingStrength | undefined): CellReading {
  return { sign, point: Number.NaN, comma: Number.NaN, dates, seconds: Number.NaN, token };
}
