import { isBlankCode, isInvisibleCode } from '../../values/text/characters.ts';

/**
 * Cuts blanks and invisible characters off both ends; the same object where there are none.
 *
 * @returns `null` where nothing visible is left, so that a blank cell is missing everywhere.
 */
export function visibleText(text: string): string | null {
  const length = text.length;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(length - 1);
  // Nearly every cell ends here: both ends are visible ASCII.
  if (first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f) return text;
  let start = 0;
  let end = length;
  while (start < end && isUnseen(text.charCodeAt(start))) start += 1;
  while (end > start && isUnseen(text.charCodeAt(end - 1))) end -= 1;
  if (start === end) return null;
  return start === 0 && end === length ? text : text.slice(start, end);
}

/** The form in which spellings are compared: without outer space, without case, composed. */
export function foldedText(text: string): string {
  return (visibleText(text) ?? '').normalize('NFC').toLowerCase();
}

function isUnseen(code: number): boolean {
  return isBlankCode(code) || isInvisibleCode(code);
}
