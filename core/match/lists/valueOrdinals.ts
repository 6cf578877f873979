import { wordsOf } from './valueForm.ts';

/** A step of a scale: `Stage IIIA` is the step `3a` of `stage`. */
export interface Ordinal {
  /** Words before the step, without blanks; empty where there are none. */
  readonly scale: string;
  /** Arabic, with what subdivides it: `3c1`. */
  readonly step: string;
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const spelled = [
  ['one', 'first', '1st'],
  ['two', 'second', '2nd'],
  ['three', 'third', '3rd'],
  ['four', 'fourth', '4th'],
  ['five', 'fifth', '5th'],
  ['six', 'sixth', '6th'],
  ['seven', 'seventh', '7th'],
  ['eight', 'eighth', '8th'],
  ['nine', 'ninth', '9th'],
  ['ten', 'tenth', '10th'],
];

/** Words that may stand before a step of any scale, whatever the list calls it. */
const scaleWords = new Set(
  (
    'stage stadium stade grade grad level class category cat severity sev priority prio type typ phase tier figo ajcc who nuclear ' +
    'histologic histological pathologic pathological clinical tumor tumour step no nr number score group gruppe klasse stufe'
  ).split(' '),
);
/** How pathologists say where a stage was read: `pT1`, `cT4`, `ypT2`. */
const staging = new Set(['p', 'c', 'yp', 'yc', 'r', 'a']);
const form = /^((?:[\p{L}]+ )*?)(?:([a-z]{0,5}?)(\d{1,3}|[ivx]+))((?:[a-e])?\d?)$/u;

/** Reads a step of a scale; `undefined` for any other text. */
export function readOrdinal(text: string): Ordinal | undefined {
  if (text.length > 40) return undefined;
  const words = wordsOf(text.replace(/\([^)]*\)\s*$/u, ''));
  const last = words.at(-1) ?? '';
  const suffixed = words.slice(-2).join('');
  const number = spelled.findIndex((forms) => forms.includes(last) || forms.includes(suffixed)) + 1;
  if (number > 0) {
    const wordsOfStep = /^\d/.test(suffixed) ? 2 : 1;
    return { scale: words.slice(0, -wordsOfStep).join(''), step: String(number) };
  }
  // Letters and digits were cut apart; what follows the words of the scale belongs together.
  let from = words.length;
  while (
    from > 0 &&
    (words[from - 1] ?? '').length <= 5 &&
    from > words.length - 4 &&
    !isScaleWord(words[from - 1] ?? '')
  )
    from -= 1;
  const tail = words.slice(from).join('');
  const found = form.exec(tail);
  if (found === null) return undefined;
  const [, , letters = '', figure = '', rest = ''] = found;
  const step = /^\d/.test(figure) ? String(Number(figure)) : stepOfRoman(figure);
  if (step === undefined) return undefined;
  return { scale: words.slice(0, from).join('') + letters, step: step + rest };
}

function isScaleWord(word: string): boolean {
  return word.length > 2 && scaleWords.has(word);
}

function stepOfRoman(roman: string): string | undefined {
  if (roman === 'x') return 'x';
  const at = romans.indexOf(roman);
  return at < 0 ? undefined : String(at + 1);
}

/** The one scale that half of a list's values or more are steps of; `undefined` where there is none. */
export function scaleOf(allowed: readonly (Ordinal | undefined)[], known: number): string | undefined {
  const counts = new Map<string, number>();
  for (const one of allowed) if (one !== undefined) counts.set(one.scale, (counts.get(one.scale) ?? 0) + 1);
  for (const [scale, count] of counts) if (count >= 2 && count * 2 >= known) return scale;
  return undefined;
}

/** Whether a cell's scale may be the list's: the same, its first letter, or words that any scale may have before it. */
export function isOfScale(scale: string, listScale: string): boolean {
  if (scale === listScale || scale === '') return true;
  if (listScale === '') return scale.length === 1 || hasScaleWordsOnly(scale);
  if (scale.endsWith(listScale)) {
    const before = scale.slice(0, -listScale.length);
    return staging.has(before) || hasScaleWordsOnly(before);
  }
  if (scale.startsWith(listScale) && hasScaleWordsOnly(scale.slice(listScale.length))) return true;
  return scale === listScale.charAt(0) || hasScaleWordsOnly(scale);
}

function hasScaleWordsOnly(text: string): boolean {
  if (text === '') return true;
  for (const word of scaleWords) {
    if (text.startsWith(word) && hasScaleWordsOnly(text.slice(word.length))) return true;
  }
  return false;
}
