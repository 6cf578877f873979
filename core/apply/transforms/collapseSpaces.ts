import { isBlankCode, isInvisibleCode } from '../../values/text/characters.ts';
import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** Blanks of any kind, line breaks too, become one space between words; outer ones and zero-width characters go. */
export const collapseSpaces: TransformEntry<'collapseSpaces'> = {
  kind: 'collapseSpaces',
  label: 'Collapse spaces',
  about:
    'Makes every run of spaces, tabs and line breaks one space and drops outer ones; what is left blank is missing.',
  failsWith: [],
  compile: () => (value) => (value === null ? null : collapsedText(value)),
};

/** The text with single spaces and without what cannot be seen; `null` where nothing is left. */
export function collapsedText(given: string): string | null {
  const text = visibleText(given);
  // Most cells have single spaces of the plain kind, if any.
  if (text === null || /^[!-~]+(?: [!-~]+)*$/u.test(text)) return text;
  let written = '';
  let blank = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlankCode(code)) blank = written !== '';
    else if (isInvisibleCode(code)) {
      // A joiner belongs to its letters: families of emoji, Persian words, Indic conjuncts.
      if (code !== joiner && code !== nonJoiner) continue;
      written += text.charAt(at);
    } else {
      if (blank) written += ' ';
      blank = false;
      written += text.charAt(at);
    }
  }
  return written;
}

const joiner = 0x200d;
const nonJoiner = 0x200c;
