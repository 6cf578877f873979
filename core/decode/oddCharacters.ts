import { decodeOptions } from '../model/options/readingOptions.ts';

/**
 * How odd a text looks that was read in a supposed encoding: how far its characters beyond ASCII stand where such
 * characters do not stand, 0 to 1. An encoding that is wrong puts capitals and currency signs into the middle of
 * words, mixes scripts within a word, and makes controls and box drawings of letters. A few bytes suffice to see that,
 * where a statistical detector has nothing to count yet.
 *
 * It is the mean over the different characters, so that a common one does not hide the others; but one that is
 * always odd counts at least `decodeOptions.oddestWeight`.
 */
export function oddShare(text: string): number {
  const tallies = new Map<string, { odd: number; seen: number }>();
  let seen = 0;
  for (let i = 0; i < text.length && seen < decodeOptions.judgedCharacters; i += 1) {
    if (text.charCodeAt(i) < 0x80) continue;
    seen += 1;
    const character = text[i] as string;
    const tally = tallies.get(character);
    if (tally === undefined) tallies.set(character, { odd: oddness(text, i), seen: 1 });
    else {
      tally.odd += oddness(text, i);
      tally.seen += 1;
    }
  }
  let odd = 0;
  let oddest = 0;
  for (const tally of tallies.values()) {
    const mean = tally.odd / tally.seen;
    odd += mean;
    oddest = Math.max(oddest, mean);
  }
  return tallies.size === 0 ? 0 : Math.max(odd / tallies.size, decodeOptions.oddestWeight * oddest);
}

function oddness(text: string, i: number): number {
  const before = text[i - 1] ?? ' ';
  const after = text[i + 1] ?? ' ';
  const character = text[i] as string;
  const kind = kindOf(character);
  switch (kind) {
    case 'never':
      return 1;
    case 'box':
      return kindOf(before) === 'box' || kindOf(after) === 'box' || before === after ? 0.5 : 1;
    case 'sign':
      return isLetter(before) && isLetter(after) ? 1 : isLetter(before) || isLetter(after) ? 0.5 : 0.1;
    case 'amount':
      // 5 m² and 20 °C are usual, a letter behind any other is not.
      return !isLetter(after) || '°µ'.includes(character) ? 0 : isLetter(before) ? 1 : 0.6;
    case 'mark':
      return character !== '’' && isLetter(before) && isLetter(after) ? 0.1 : 0;
    case 'other':
      return 0;
    case 'rare latin':
      return 0.35 + oddLetter(text, i);
    case 'latin':
      return oddLetter(text, i);
    case 'ascii':
    case 'script':
      // Scripts do not mix within a word.
      return kindOf(before) === 'ascii' || kindOf(after) === 'ascii' || isLatin(before) || isLatin(after)
        ? 0.7
        : 0;
  }
}

/** A Latin letter with a mark: capitals stand at the beginning of a word or among capitals, and three in a row are rare. */
function oddLetter(text: string, i: number): number {
  const letter = text[i] as string;
  const before = text[i - 1] ?? ' ';
  const after = text[i + 1] ?? ' ';
  if (isUpper(letter)) {
    if (isLower(before)) return 1;
    if (isUpper(before) && isLower(after)) return 0.5;
  } else if (isLower(letter)) {
    if (isUpper(after)) return 1;
    if (isUpper(before) && isUpper(text[i - 2] ?? ' ')) return 0.7;
  }
  if (!isLetter(before) && !isLetter(after)) return 0.3;
  if (isLatin(before) && isLatin(after)) return 0.7;
  return 0;
}

type Kind =
  | 'ascii'
  | 'latin'
  | 'rare latin'
  | 'never'
  | 'box'
  | 'sign'
  | 'amount'
  | 'mark'
  | 'other'
  | 'script';

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['ascii', /[a-zA-Z]/u],
  ['never', /[\u0080-\u009F\uFFFD\uFFFE\uFFFF\p{Co}\p{Cn}\p{Cs}]/u],
  ['latin', /[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüŒœ]/u],
  // Of the languages of Central Europe and of the Baltic, and Turkish: common there, but only there.
  ['latin', /[ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžÝýŐőŰűĂăȘșȚțŞşŢţĞğİıĐđĀāĒēĪīŪūĢģĶķĻļŅņĖėĮįŲųŽž]/u],
  ['rare latin', /\p{Script=Latin}/u],
  ['box', /[\u2500-\u25FF]/u],
  ['amount', /[\p{Sc}%‰°²³¹ªº½¼¾±×µ§©®™№¢£¥€]/u],
  ['mark', /[’‘“”–—…•·«»‹›„‚´`¡¿\u00A0\u00AD]/u],
  ['sign', /[\p{S}†‡¶ˆ˜¬¦¨¯¸]/u],
  ['script', /\p{L}/u],
];

const known = new Map<string, Kind>();

/** Kinds are kept, as a text has some hundred different characters. */
function kindOf(character: string): Kind {
  let kind = known.get(character);
  if (kind === undefined) {
    kind = kinds.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other';
    known.set(character, kind);
  }
  return kind;
}

function isLatin(character: string): boolean {
  const kind = kindOf(character);
  return kind === 'latin' || kind === 'rare latin';
}

function isLetter(character: string): boolean {
  const kind = kindOf(character);
  return kind === 'ascii' || kind === 'latin' || kind === 'rare latin' || kind === 'script';
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase();
}
