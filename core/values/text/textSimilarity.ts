/** The distinct trigrams of a text, as ascending numbers, so that two texts compare by one merge. */
export type Trigrams = Uint32Array;

/**
 * Trigrams of a text with two blanks before and one behind, so that beginnings weigh more than ends.
 * Each is packed from its three UTF-16 units (21 bits kept), which is exact for Latin text.
 */
export function trigramsOf(text: string): Trigrams {
  const padded = `  ${text} `;
  const seen = new Set<number>();
  for (let i = 0; i + 2 < padded.length; i += 1) {
    seen.add(
      ((padded.charCodeAt(i) & 0x7ff) * 0x400000 +
        (padded.charCodeAt(i + 1) & 0x7ff) * 0x800 +
        (padded.charCodeAt(i + 2) & 0x7ff)) >>>
        0,
    );
  }
  return Uint32Array.from(seen).sort();
}

/** Dice coefficient of two trigram sets: 0 nothing shared, 1 the same set. Two empty texts share nothing. */
export function dice(a: Trigrams, b: Trigrams): number {
  const total = a.length + b.length;
  if (total === 0) return 0;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return (2 * shared) / total;
}

/** Letters without vowels and without doubles: `address` and `addrs` both become `drs`. Digits stay. */
export function skeletonOf(bare: string): string {
  return bare.replace(/[aeiou]/g, '').replace(/(\p{L})\1+/gu, '$1');
}
