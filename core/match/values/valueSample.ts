import type { ColumnProfile } from '../../model/profile.ts';
import { figureReader, type Measure } from './readFigures.ts';
import { valueTraits } from './valueTraits.ts';

/** What is known of the values of one column, or of the samples of one field, prepared for comparing. */
export interface ValueSample {
  /** Distinct values, folded, with the share of the filled cells that each has; numbers stand as numbers. */
  readonly values: ReadonlyMap<string, number>;
  /** Words of the values, with the share of the distinct values that hold each. */
  readonly words: ReadonlyMap<string, number>;
  /** See `valueTraits`. */
  readonly traits: Float32Array;
  /** Deciles (nine, ascending) of numbers (inverse hyperbolic sine), or of dates (years since 1970); `null` where the values are neither. */
  readonly scaled: Float64Array | null;
  /** What `scaled` counts. */
  readonly measure: Measure | null;
  /** 0 to 1: different values among the filled cells; 1 for a key. */
  readonly distinctShare: number;
  /** 0 to 1. */
  readonly missingShare: number;
  /** Words of a value on average. */
  readonly meanWords: number;
}

/** Values kept a side; the pairs that this was measured on have 200 rows. */
const mostValues = 400;
const mostWords = 600;

/**
 * Puts together what the profile tells (most frequent and first values) and the cells at hand.
 *
 * @param cells of some rows; `[]` where only the profile is known
 * @returns `null` where there is no filled cell
 */
export function valueSample(profile: ColumnProfile, cells: readonly string[]): ValueSample | null {
  const filled = profile.count - profile.missing;
  if (filled <= 0) return null;
  const counts = new Map<string, number>();
  const missing = new Set(profile.missingTokens.map((token) => token.trim()));
  let seen = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '' || missing.has(text)) continue;
    seen += 1;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const shares = new Map<string, number>();
  for (const [text, count] of counts) shares.set(text, count / seen);
  for (const { value, count } of profile.topValues) {
    if (value.trim() !== '')
      shares.set(value.trim(), Math.max(shares.get(value.trim()) ?? 0, count / filled));
  }
  for (const value of profile.examples) {
    const text = value.trim();
    if (text !== '' && !shares.has(text)) shares.set(text, 1 / filled);
  }
  const kept = [...shares].slice(0, mostValues);
  const reader = figureReader(profile);
  const values = new Map<string, number>();
  const measured: number[] = [];
  let wordCount = 0;
  for (const [text, share] of kept) {
    const figure = reader?.read(text);
    if (figure !== undefined) for (let n = counts.get(text) ?? 1; n > 0; n -= 1) measured.push(figure);
    const key = figure === undefined ? foldValue(text) : String(figure);
    values.set(key, (values.get(key) ?? 0) + share);
    wordCount += text.split(/\s+/).length;
  }
  return {
    values,
    words: wordsOf(values.keys()),
    traits: valueTraits(kept.map(([text, share]) => [text, Math.sqrt(share)] as const)),
    scaled:
      measured.length * 2 >= kept.length && measured.length > 0
        ? decilesOf(measured).map(reader?.measure === 'day' ? (days) => days / 365.25 : Math.asinh)
        : null,
    measure: reader?.measure ?? null,
    distinctShare: Math.min(1, profile.distinct / filled),
    missingShare: profile.count === 0 ? 0 : profile.missing / profile.count,
    meanWords: kept.length === 0 ? 0 : wordCount / kept.length,
  };
}

/** Case, outer blanks, and which or how many blanks stand inside do not make another value. */
function foldValue(value: string): string {
  return value.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Words of texts, with the share of the texts that hold each; at most `mostWords`, the first ones. */
export function wordsOf(texts: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    total += 1;
    for (const word of new Set(wordsIn(text))) {
      if (word.length < 2 || (counts.size >= mostWords && !counts.has(word))) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const [word, count] of counts) counts.set(word, count / total);
  return counts;
}

/** Runs of letters and digits, lower case, without accents. Values are no names: `T1a` is one word, and there are thousands of them. */
export function wordsIn(text: string): readonly string[] {
  const plain = /^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

function decilesOf(numbers: number[]): Float64Array {
  const sorted = Float64Array.from(numbers).sort();
  const deciles = new Float64Array(9);
  for (let i = 0; i < 9; i += 1) {
    deciles[i] = sorted[Math.min(sorted.length - 1, Math.floor(((i + 1) / 10) * sorted.length))] ?? 0;
  }
  return deciles;
}
