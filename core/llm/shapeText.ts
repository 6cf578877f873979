import { llmOptions } from '../model/options/llmOptions.ts';

/**
 * The shape of a text, as it may leave the machine: runs of capitals, other letters and digits with their lengths, and
 * ASCII punctuation. Any other character is `?`, so that nothing passes that a form of Unicode could hide.
 *
 * Each run is written with its length in braces, never as repeated marks: `AAA` as the shape of a cell that reads `AAA`
 * would be the cell itself. So no shape holds three letters or digits in a row.
 *
 * @returns At most `llmOptions.shapeRuns` runs; more are cut and end with `~`.
 * @example shapeText('PN-0042 x') // 'A{2}-9{4} a{1}'
 */
export function shapeText(text: string): string {
  // Composed first: a letter with its accent beside it is one letter, full-width forms are the plain ones.
  const characters = Array.from(text.slice(0, llmOptions.shapedCharacters).normalize('NFKC'));
  let shape = '';
  let runs = 0;
  for (let at = 0; at < characters.length; ) {
    const mark = markOf(characters[at] ?? '');
    let end = at + 1;
    while (end < characters.length && markOf(characters[end] ?? '') === mark) end += 1;
    if (mark !== '') {
      if (runs === llmOptions.shapeRuns) return `${shape}~`;
      runs += 1;
      shape += `${mark}${/[Aa9?]/.test(mark) || end - at > 1 ? `{${Math.min(end - at, longestRun)}}` : ''}`;
    }
    at = end;
  }
  return shape;
}

/** Two digits, so that the lengths themselves are no three in a row. */
const longestRun = 99;

function markOf(character: string): string {
  if (/\p{Nd}/u.test(character)) return '9';
  if (/\p{Lu}|\p{Lt}/u.test(character)) return 'A';
  if (/\p{L}/u.test(character)) return 'a';
  // What is left over of accents after composing says nothing about the shape.
  if (/\p{M}/u.test(character)) return '';
  if (/\s/u.test(character)) return ' ';
  return /[!-/:-@[-`{-~]/.test(character) ? plainSign(character) : '?';
}

/** Braces and the mark of cutting are the shape's own. */
function plainSign(character: string): string {
  return character === '{' || character === '}' || character === '~' || character === '?' ? '?' : character;
}
