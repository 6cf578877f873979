import { dialectOptions } from '../../model/options/readingOptions.ts';
import type { TrialTerminator } from './trialSplit.ts';

/**
 * The line ends that a text is to be tried with, the likeliest first.
 *
 * Lone returns end records where nothing else does. Beside other line ends they have to prove it, by records that
 * come out more alike with them: together with the others (`mixed`), or alone, the line feeds being breaks within
 * cells (`return`). What stands in double quotes is not looked at.
 */
export function terminatorsToTry(text: string): readonly TrialTerminator[] {
  if (!text.includes('\r')) return ['\n'];
  const { crlf, lf, cr } = countLineEnds(unquoted(text));
  if (crlf + lf === 0) return [cr > 0 || !text.includes('\n') ? '\r' : '\n'];
  const first = crlf >= lf ? '\r\n' : '\n';
  if (cr === 0) return [first];
  return crlf === 0 && cr >= dialectOptions.loneReturns ? [first, 'mixed', 'return'] : [first, 'mixed'];
}

/** Counts line ends. A return at the very end of the text may be half of one and is not counted. */
function countLineEnds(text: string): { readonly crlf: number; readonly lf: number; readonly cr: number } {
  let crlf = 0;
  let cr = 0;
  for (let p = text.indexOf('\r'); p >= 0 && p + 1 < text.length; p = text.indexOf('\r', p + 1)) {
    if (text[p + 1] === '\n') crlf += 1;
    else cr += 1;
  }
  return { crlf, lf: text.split('\n').length - 1 - crlf, cr };
}

/** The text without what stands in double quotes; good enough for counting line ends. */
function unquoted(text: string): string {
  if (!text.includes('"')) return text;
  return text
    .split('"')
    .filter((_, i) => i % 2 === 0)
    .join('');
}
