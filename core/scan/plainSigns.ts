import { isBlankCode, isInvisibleCode } from '../values/text/characters.ts';

/** A text as codes are compared: signs without regard to how they were typed, each with the place that it came from. */
export interface PlainSigns {
  /** NFKC, so that ligatures and wide forms are the letters that they stand for; every dash is `-`, every blank ` `. */
  readonly signs: string;
  /** Place of each sign in the text, in UTF-16 units, and the text's length behind the last. */
  readonly places: readonly number[];
}

const dashes = /\p{Pd}|\u2212|\u00af/u;

/** Writes a text plainly. Invisible characters are left out; one character may become several signs. */
export function plainSigns(text: string): PlainSigns {
  let signs = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const length = code > 0xffff ? 2 : 1;
    const plain = plainOf(code, text.slice(at, at + length));
    for (let sign = 0; sign < plain.length; sign += 1) places.push(at);
    signs += plain;
    at += length;
  }
  places.push(text.length);
  return { signs, places };
}

function plainOf(code: number, character: string): string {
  if (code > 0x20 && code < 0x7f) return character;
  if (isBlankCode(code)) return ' ';
  if (isInvisibleCode(code)) return '';
  if (dashes.test(character)) return '-';
  return character.normalize('NFKC');
}

/** The form in which signs that are taken for each other are the same: capitals, with `O` as `0` and `I`, `L` and `|` as `1`. */
export function alikeSign(sign: string): string {
  const capital = sign.toUpperCase();
  if (capital === 'O') return '0';
  if (capital === 'I' || capital === 'L' || capital === '|') return '1';
  // `ß` becomes two; a sign stays one, so that places stay right.
  return capital.length === sign.length ? capital : sign;
}

/** Whether it joins the parts of a code without being one. */
export function isSeparator(sign: string): boolean {
  return sign === '-' || sign === ' ';
}

/** Letters and digits of any script. */
export function isWordSign(sign: string | undefined): boolean {
  if (sign === undefined) return false;
  const code = sign.charCodeAt(0);
  if (code < 0x80) {
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  }
  return wordSign.test(sign);
}

const wordSign = /[\p{L}\p{N}\p{M}]/u;

/** Whether one is a digit and the other none: there a separator is often left out, and never changes what is meant. */
export function isTurn(before: string, after: string): boolean {
  return isDigit(before) !== isDigit(after);
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}
