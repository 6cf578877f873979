import { typoOptions } from '../model/options/rowCheckOptions.ts';

/**
 * Whether a text is likely a slip of the pen for another: the same number of words, and in each a letter or two wrong,
 * left out, added or changed about. Figures must be the same, as `Ward 1` is no slip for `Ward 2`.
 *
 * @param text Folded to lower case.
 * @param meant The same.
 */
export function isMisspelling(text: string, meant: string): boolean {
  const longest = Math.max(text.length, meant.length);
  // The cheapest question first: it is asked of any two values.
  if (Math.abs(text.length - meant.length) > longest / typoOptions.lettersAnEdit || text === meant)
    return false;
  if (digitsOf(text) !== digitsOf(meant)) return false;
  const words = text.split(' ');
  const others = meant.split(' ');
  if (words.length !== others.length) return false;
  return words.every((word, at) => {
    const other = others[at] ?? '';
    const most = Math.floor(Math.max(word.length, other.length) / typoOptions.lettersAnEdit);
    return word === other || (Math.abs(word.length - other.length) <= most && editsWithin(word, other, most));
  });
}

/**
 * Which letters a text has, a bit each; an edit changes two of them at most. Of letters beyond 32 some share one.
 */
export function letterBits(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** Whether texts with these letters may be slips for one another; `length` is the longer one's. */
export function mayBeMisspelled(bits: number, other: number, length: number): boolean {
  let apart = bits ^ other;
  let count = 0;
  while (apart !== 0) {
    apart &= apart - 1;
    count += 1;
  }
  return count <= (2 * length) / typoOptions.lettersAnEdit;
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Whether so many edits at most (a letter changed, added, left out, or two changed about) make one word of another. */
function editsWithin(one: string, other: string, most: number): boolean {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one.charAt(i - 1) === other.charAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = one.charAt(i - 1) === other.charAt(j - 2) && one.charAt(i - 2) === other.charAt(j - 1);
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = last;
    last = row;
  }
  return (last[other.length] ?? 0) <= most;
}
