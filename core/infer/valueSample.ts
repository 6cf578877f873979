import type { ColumnEvidence } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { trimBlanks } from '../values/text/characters.ts';

/**
 * Distinct values of a column, evenly spread over all that the fold kept, at most `inferOptions.sampledValues`: what a column
 * means shows in a part of its values, and reading each of ten thousand with a dozen rules would cost more than the fold.
 * Types never rest on it; they go by the signs of all cells.
 */
export interface ValueSample {
  /** Without blanks at the ends. */
  readonly texts: readonly string[];
  /** Cells of each. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Draws the sample; the same one for the same column. */
export function sampleOf(evidence: ColumnEvidence): ValueSample {
  const { values } = evidence;
  const stride = Math.max(1, Math.ceil(values.length / inferOptions.sampledValues));
  const texts: string[] = [];
  const counts: number[] = [];
  let total = 0;
  for (let at = 0; at < values.length; at += stride) {
    const value = values[at];
    if (value === undefined) continue;
    texts.push(trimBlanks(value.value));
    counts.push(value.count);
    total += value.count;
  }
  return { texts, counts, total };
}

/** Whether the cells of at least the share `needed` (0 to 1) pass; asks no more values than it takes to know. False for none. */
export function mostly(sample: ValueSample, needed: number, passes: (text: string) => boolean): boolean {
  const { texts, counts, total } = sample;
  // Sums of shares such as 0.9 are not exact.
  const allowed = total * (1 - needed) + 1e-6;
  let failing = 0;
  for (let at = 0; at < texts.length; at += 1) {
    if (passes(texts[at] ?? '')) continue;
    failing += counts[at] ?? 0;
    if (failing > allowed) return false;
  }
  return total > 0;
}
