import type { Phrase, Reading } from './phrases.ts';
import type { WordBook } from './wordBook.ts';

/** What the words of two names have in common, by weight, 0 to 1. */
export interface SharedWords {
  dice: number;
  /** The same with words of near meaning. */
  aligned: number;
  phraseInColumn: number;
  columnInPhrase: number;
  /** Weight of the most telling word of both, by how alike the two are. */
  telling: number;
}

/** Where to look words up, and where to write what was found. */
export interface Comparison {
  readonly book: WordBook;
  readonly out: SharedWords;
}

/** Compares all meanings of both names and writes the best of each figure to `out`. */
export function sharedWords(column: Phrase, phrase: Phrase, comparison: Comparison): void {
  const { out } = comparison;
  out.dice = 0;
  out.aligned = 0;
  out.phraseInColumn = 0;
  out.columnInPhrase = 0;
  out.telling = 0;
  for (let a = 0; a < column.readings.length; a += 1) {
    const left = column.readings[a];
    if (left === undefined) continue;
    for (let b = 0; b < phrase.readings.length; b += 1) {
      const right = phrase.readings[b];
      if (right !== undefined) compare(left, right, comparison);
    }
  }
}

function compare(a: Reading, b: Reading, { book, out }: Comparison): void {
  let sharedA = 0;
  let sharedB = 0;
  let nearA = 0;
  let nearB = 0;
  for (let i = 0; i < a.wordIds.length; i += 1) {
    const id = a.wordIds[i] ?? 0;
    const weight = a.weights[i] ?? 0;
    const alike = book.alike(id);
    const near = book.near(id);
    let best = 0;
    let bestAt = -1;
    let close = 0;
    let closeAt = -1;
    for (let j = 0; j < b.wordIds.length; j += 1) {
      const other = b.wordIds[j] ?? 0;
      const likeness = alike[other] ?? 0;
      if (likeness > best) {
        best = likeness;
        bestAt = j;
      }
      const nearness = near[other] ?? 0;
      if (nearness > close) {
        close = nearness;
        closeAt = j;
      }
    }
    if (bestAt >= 0) {
      const other = b.weights[bestAt] ?? 0;
      sharedA += best * weight;
      sharedB += best * other;
      const tells = best * Math.min(weight, other);
      if (tells > out.telling) out.telling = tells;
    }
    if (closeAt >= 0) {
      nearA += close * weight;
      nearB += close * (b.weights[closeAt] ?? 0);
    }
  }
  const total = a.total + b.total;
  if (total === 0) return;
  out.dice = Math.max(out.dice, Math.min(1, (sharedA + sharedB) / total));
  out.aligned = Math.max(out.aligned, Math.min(1, (nearA + nearB) / total));
  if (b.total > 0) out.phraseInColumn = Math.max(out.phraseInColumn, Math.min(1, sharedB / b.total));
  if (a.total > 0) out.columnInPhrase = Math.max(out.columnInPhrase, Math.min(1, sharedA / a.total));
}
