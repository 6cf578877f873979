import { isDigitCode } from '../text/characters.ts';
import { detectDateFormats } from '../dates/detectDateFormats.ts';
import { isPhoneLike } from './phone.ts';

/** Shortest and longest number by ITU E.164, in digits, subscriber numbers without area included. */
const fewestDigits = 7;
const mostDigits = 15;

/** By RFC 3966, without the parameters that no phone book has. */
const extension = /;ext=\d{1,9}$/;

/** What may stand in a number beside digits. */
const dialMarks = ' +()-./\u00a0\u202f\u2010\u2011\u2013';

/**
 * True for a text that can stand in a phone field. Kinder than `isPhoneLike`, which has to tell phone numbers from all
 * other numbers: here the field says what it is, so `22 33 44 55` and `5551234` pass, and so does an extension in the form
 * that the step `phone` gives it. Dates do not pass.
 */
export function isDialable(given: string): boolean {
  const text = given.replace(extension, '');
  if (isPhoneLike(text)) return true;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isDigitCode(text.charCodeAt(at))) digits += 1;
    else if (!dialMarks.includes(text.charAt(at)) || (text[at] === '+' && at > 0)) return false;
  }
  if (digits < fewestDigits || digits > mostDigits) return false;
  return digits === text.length || detectDateFormats(text).length === 0;
}
