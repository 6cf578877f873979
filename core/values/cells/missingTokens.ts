import type { AsciiCell } from '../text/asciiCell.ts';
import { trimBlanks } from '../text/characters.ts';
import { booleanWords } from './parseBoolean.ts';

/**
 * How much a spelling says by itself that nothing is there. `certain`: always. `likely`: where the column's other values
 * are of a kind that this is not, or where it is frequent. `figure`: a number that stands for nothing, by evidence only.
 */
export type MissingStrength = 'certain' | 'likely' | 'figure';

const certain = new Set([
  'n/a',
  'null',
  'nan',
  '#n/a',
  '#null!',
  '(null)',
  '<null>',
  '[null]',
  '\\n',
  'nil',
  'n.a.',
  'n.a',
  'n.v.',
  'k.a.',
  'k. a.',
  'na',
  '<na>',
  '#na',
  '#n/a n/a',
  'n/d',
  '#n/d',
  '#nv',
  '-nan',
  'no aplica',
  'nicht verfügbar',
  '(blank)',
  '<blank>',
  'not available',
  'not applicable',
  'no data',
]);

/** Spellings that always mean "no value", in lower case. */
export const certainMissing: readonly string[] = [...certain];

const likely = new Set([
  '-',
  '--',
  '---',
  '.',
  '..',
  '...',
  '?',
  '??',
  '???',
  '*',
  '_',
  '**',
  '***',
  'x',
  'xx',
  'xxx',
  'unknown',
  'unk',
  'unbekannt',
  'inconnu',
  'desconocido',
  'sconosciuto',
  'missing',
  'none',
  'nothing',
  'empty',
  'blank',
  'tbd',
  'tba',
  'tbc',
  'nr',
  'nd',
  'ns',
  'dk',
  'undefined',
  'not specified',
  'not provided',
  'not reported',
  'not recorded',
  'keine angabe',
  'no value',
  'no info',
  'not stated',
  'not given',
  'not entered',
  'not known',
  'to be determined',
  'sin datos',
  'sin dato',
  'non renseigné',
  'non disponible',
  'n.c.',
  's/d',
  's.d.',
  'b/d',
  '0000-00-00',
  '00/00/0000',
  '00.00.0000',
  '–',
  '—',
]);

const figures = new Set([
  '-1',
  '-9',
  '-99',
  '-999',
  '-9999',
  '-99999',
  '-999999',
  '99',
  '999',
  '9999',
  '99999',
  '999999',
  '9999999',
  '99999999',
  '999999999',
  '9999999999',
  '-999.0',
  '-9999.0',
  '-999.00',
  '-9999.00',
  '9999.99',
  '99999.99',
  '999999.99',
  '1e+20',
]);

/** No token is longer, so longer cells need no folding. */
const longestToken = 16;

/** How much the text says that the value is missing; `undefined` where it says nothing of the kind. The empty text is certain. */
export function missingStrength(raw: string): MissingStrength | undefined {
  if (raw.length > longestToken * 2) return undefined;
  const text = trimBlanks(raw);
  if (text.length > longestToken) return undefined;
  if (text.length === 0) return 'certain';
  const first = text.charCodeAt(0);
  if (first < 128 && !begins(text.length, first)) return undefined;
  const folded = text.toLowerCase();
  if (certain.has(folded)) return 'certain';
  if (likely.has(folded)) return 'likely';
  return figures.has(folded) ? 'figure' : undefined;
}

/**
 * True for what a spreadsheet writes where a formula failed: `#REF!`, `#DIV/0!`, `#VALUE!`; and for the `####` that it shows
 * and exports where a column is too narrow. `#N/A` is a missing value instead.
 */
export function isErrorCell(text: string): boolean {
  if (text.charCodeAt(0) !== 0x23) return false;
  return spreadsheetErrors.has(text.toUpperCase()) || /^#{3,255}$/u.test(text);
}

const spreadsheetErrors = new Set([
  '#REF!',
  '#DIV/0!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#BLOCKED!',
  '#ERROR!',
]);

/** By length and first character (folded), whether a token or a word for yes or no begins so: `[length * 128 + code]`. */
export const beginnings = new Uint8Array((longestToken + 1) * 128);
for (const word of [...certain, ...likely, ...figures, ...booleanWords()]) {
  if (word.length <= longestToken && word.charCodeAt(0) < 128)
    beginnings[word.length * 128 + word.charCodeAt(0)] = 1;
}

/** Whether a token or a word for yes or no of this length begins with this character, capital or small. */
function begins(length: number, first: number): boolean {
  const folded = first >= 0x41 && first <= 0x5a ? first + 0x20 : first;
  return beginnings[length * 128 + folded] === 1;
}

/**
 * Whether a word of printable ASCII may be more than text: a token for "nothing", a word for yes or no, or the beginning
 * of a link. Says yes too often, never too seldom; for the many words that are plainly neither, it saves the look-ups.
 */
export function mayBeWordOfNote({ bytes, from, to }: AsciiCell): boolean {
  const first = bytes[from] ?? 0;
  if ((first | 0x20) === 0x77 && bytes[from + 3] === 0x2e) return true;
  return to - from <= longestToken && begins(to - from, first);
}
