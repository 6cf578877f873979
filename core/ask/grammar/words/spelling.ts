/** Letters of a word from which one slip, two where no letter is another, and any two are forgiven. */
const oneSlipFrom = 5;
const twoPlacesFrom = 7;
const twoSlipsFrom = 9;

/**
 * Whether a word is another one with a slip of the finger: a letter more, less, other, or two that changed places. It begins
 * as it should: "sailing" is no mailing.
 */
export function isMisspelt(word: string, meant: string): boolean {
  const isBegun = word[0] === meant[0] || (word[0] === meant[1] && word[1] === meant[0]);
  if (!isBegun) return false;
  const slips =
    word.length >= twoSlipsFrom || (word.length >= twoPlacesFrom && hasLettersOf(word, meant))
      ? 2
      : word.length >= oneSlipFrom
        ? 1
        : 0;
  return slips > 0 && Math.abs(word.length - meant.length) <= slips && slipsBetween(word, meant) <= slips;
}

/** Whether all letters of the shorter are in the longer, as often. */
function hasLettersOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = long.split('');
  return short.split('').every((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Damerau's distance, with neighbours that changed places as one. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
