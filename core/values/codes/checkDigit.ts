/**
 * True for digits alone of a length that an article number (GTIN: 8, 12, 13, 14) or a payment card (13 to 19) has, with the
 * right check digit. One such number in ten passes by chance, so a column needs several.
 */
export function hasCheckDigit(text: string): boolean {
  return isGtin(text) || isCardNumber(text);
}

/** True for a GTIN, as EAN-8, UPC-A, EAN-13 and GTIN-14 are: weights 3 and 1 from the right (GS1 General Specifications). */
export function isGtin(text: string): boolean {
  const { length } = text;
  if (length !== 8 && length !== 12 && length !== 13 && length !== 14) return false;
  if (!/^\d+$/u.test(text) || isOneDigit(text)) return false;
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += digitAt(text, at) * ((length - at) % 2 === 0 ? 3 : 1);
  return sum % 10 === 0;
}

/** True for 13 to 19 digits, with blanks or hyphens between groups, whose last is right by Luhn (ISO/IEC 7812). */
export function isCardNumber(text: string): boolean {
  if (text.length < 13 || text.length > 23 || !/^[2-6]\d{3}(?:[ -]?\d){9,15}$/u.test(text)) return false;
  const digits = text.replaceAll(/[ -]/gu, '');
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const doubled = (digits.length - at) % 2 === 0 ? digitAt(digits, at) * 2 : digitAt(digits, at);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** True for an ISBN of 10 or 13 digits, with or without hyphens, with the right check digit (ISO 2108). */
export function isIsbn(text: string): boolean {
  if (text.length < 10 || text.length > 17) return false;
  const bare = text.replaceAll(/[ -]/gu, '');
  if (/^97[89]\d{10}$/u.test(bare)) return isGtin(bare);
  if (!/^\d{9}[\dXx]$/u.test(bare) || isOneDigit(bare)) return false;
  let sum = 0;
  for (let at = 0; at < 10; at += 1) {
    const digit = /\d/u.test(bare.charAt(at)) ? digitAt(bare, at) : 10;
    sum += digit * (10 - at);
  }
  return sum % 11 === 0;
}

/** Longest IBAN in use, without blanks. */
const longestIban = 34;

/** True for an IBAN, with or without blanks, whose check digits are right (ISO 13616: remainder 1 by 97). */
export function isIban(text: string): boolean {
  if (text.length < 15 || text.length > longestIban + 8) return false;
  const bare = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/u.test(bare)) return false;
  return remainderBy97(bare.slice(4) + bare.slice(0, 4)) === 1;
}

/** True for the 20 signs of a Legal Entity Identifier with the right check digits (ISO 17442: remainder 1 by 97). */
export function isLei(text: string): boolean {
  const bare = text.toUpperCase();
  return /^[A-Z\d]{18}\d{2}$/u.test(bare) && remainderBy97(bare) === 1;
}

/** Of a number in which letters stand for 10 to 35 (ISO 7064, MOD 97-10). */
function remainderBy97(text: string): number {
  let rest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = Number.parseInt(text.charAt(at), 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

const vinValues: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** True for the 17 letters and digits of a vehicle's number (ISO 3779): without `I`, `O` and `Q`. */
export function isVinShape(text: string): boolean {
  return text.length === 17 && /^(?=.*\d)[A-HJ-NPR-Z\d]{17}$/iu.test(text);
}

/** True for a vehicle's number with the check digit of North America (49 CFR 565.15); makers elsewhere need not have one. */
export function isVin(text: string): boolean {
  if (!isVinShape(text)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) {
    const sign = text.charAt(at).toUpperCase();
    sum += (vinValues[sign] ?? Number(sign)) * (vinWeights[at] ?? 0);
  }
  return '0123456789X'.charAt(sum % 11) === text.charAt(8).toUpperCase();
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 0x30;
}

/** `0000000000000` passes every check, and nobody means it. */
function isOneDigit(text: string): boolean {
  return text === text.charAt(0).repeat(text.length);
}
