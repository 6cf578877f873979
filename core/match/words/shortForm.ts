/** A word's beginning is the surest short form of it; letters left out within are less so, one letter alone still less. */
const beginning = 1;
const lettersLeftOut = 0.8;
const oneLetter = 0.6;
/** How much of the likeness goes where words of the long name have no counterpart. */
const leftOver = 0.5;

/**
 * How well one name reads as the other with its words cut short, in the same order: `CoRePer` as `Country region percent`,
 * `clm ln nbr` as `claim line number`. Words of the long name may be missing (`Gender equality (marker)` as `GeEq`), those of the
 * short one may not. Works both ways.
 *
 * @param a words of a name as written, lower case
 * @returns 0 to 1; 0 where no word is cut short, as equal words are seen elsewhere
 */
export function shortForm(a: readonly string[], b: readonly string[]): number {
  return lettersOf(a) <= lettersOf(b) ? readAs(a, b) : readAs(b, a);
}

function readAs(short: readonly string[], long: readonly string[]): number {
  const letters = lettersOf(short);
  const whole = lettersOf(long);
  if (letters === 0 || letters === whole || short.length > long.length) return 0;
  // Most pairs of names end here, before anything is made.
  if (!hasCounterpart(short[0] ?? '', long)) return 0;
  // best[j]: most letters of the short words so far that are accounted for, the last of them by a word before j.
  let best = new Float64Array(long.length + 1);
  let covered = new Float64Array(long.length + 1);
  for (const word of short) {
    const next = new Float64Array(long.length + 1).fill(-1);
    const nextCovered = new Float64Array(long.length + 1);
    for (let j = 1; j <= long.length; j += 1) {
      const target = long[j - 1] ?? '';
      const taken = (best[j - 1] ?? -1) < 0 ? -1 : (best[j - 1] ?? 0) + cutShort(word, target) * word.length;
      const fits = taken >= 0 && cutShort(word, target) > 0;
      if (fits && taken > (next[j - 1] ?? -1)) {
        next[j] = taken;
        nextCovered[j] = (covered[j - 1] ?? 0) + target.length;
      } else {
        next[j] = next[j - 1] ?? -1;
        nextCovered[j] = nextCovered[j - 1] ?? 0;
      }
    }
    // A word without a counterpart: no later one makes up for it.
    if ((next[long.length] ?? -1) < 0) return 0;
    best = next;
    covered = nextCovered;
  }
  const found = best[long.length] ?? -1;
  if (found <= 0) return 0;
  const missing = 1 - (covered[long.length] ?? 0) / whole;
  return (found / letters) * (1 - leftOver * missing);
}

function hasCounterpart(word: string, long: readonly string[]): boolean {
  for (const target of long) if (cutShort(word, target) > 0) return true;
  return false;
}

function cutShort(short: string, long: string): number {
  if (short.length > long.length || short[0] !== long[0]) return 0;
  if (long.startsWith(short)) return short.length === 1 && long.length > 1 ? oneLetter : beginning;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return 0;
  }
  return lettersLeftOut;
}

function lettersOf(words: readonly string[]): number {
  let letters = 0;
  for (const word of words) letters += word.length;
  return letters;
}
