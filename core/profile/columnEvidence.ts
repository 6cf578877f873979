import type { ColumnEvidence, SignCount, TokenCount } from '../model/evidence.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ValueCount } from '../model/profile.ts';
import type { ColumnState } from './columnFold.ts';
import { watch } from './oddities.ts';
import { HyperLogLog } from './hyperLogLog.ts';

/** What the fold knows of a column, as the inference takes it. The state is left as it is. */
export function columnEvidence(
  column: ColumnState,
  about: Pick<ColumnEvidence, 'index' | 'name' | 'count' | 'override'>,
): ColumnEvidence {
  const { dictionary, streamed } = column;
  const counts = column.tallies.map((tally) => tally.count);
  const values: ValueCount[] = [];
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    if (((dictionary.watches[entry] ?? 0) & watch.token) !== 0) continue;
    const count = dictionary.counts[entry] ?? 0;
    const sign = dictionary.signs[entry] ?? 0;
    counts[sign] = (counts[sign] ?? 0) + count;
    values.push({ value: dictionary.texts[entry] ?? '', count });
  }
  const signs: SignCount[] = column.tallies
    .map(({ sign, rows }, position) => ({ sign, rows, count: counts[position] ?? 0 }))
    .filter(({ count }) => count > 0);
  const total = signs.reduce((sum, { count }) => sum + count, 0);
  let blank = 0;
  const tokens: TokenCount[] = [];
  for (const { text, strength, reading, count, rows } of column.tokens.values()) {
    if (text === '') blank += count;
    else tokens.push({ text, strength, sign: reading.sign, count, rows });
  }
  return {
    ...about,
    empty: column.empty.count + blank,
    tokens,
    signs,
    ...(streamed === null ? { distinct: values.length, distinctExact: true } : distinctOf(column, total)),
    valuesComplete: streamed === null,
    values,
  };
}

/**
 * Distinct values of a column that has more than the dictionary holds. While each hash of the others is kept, they are
 * counted. Then, in a column in which few values repeat, it is the cells less the repeats: the sample that finds those is
 * off by a share of a small number, HyperLogLog by 0.8 % of all.
 */
function distinctOf(
  { dictionary, streamed }: ColumnState,
  filled: number,
): { readonly distinct: number; readonly distinctExact: boolean } {
  const hashes = new HyperLogLog();
  let repeats = 0;
  let kept = 0;
  if (streamed !== null) {
    hashes.merge(streamed.hashes);
    repeats = streamed.keys.repeats().count;
    if (streamed.keys.level === 0) kept = streamed.keys.size;
  }
  const exact = streamed?.keys.level === 0;
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    if (((dictionary.watches[entry] ?? 0) & watch.token) !== 0) continue;
    const low = dictionary.lows[entry] ?? 0;
    const high = dictionary.highs[entry] ?? 0;
    // A frequent value was taken in after its hash was.
    if (exact && !streamed.keys.holds(low, high)) kept += 1;
    hashes.add(low, high);
    repeats += (dictionary.counts[entry] ?? 1) - 1;
  }
  if (exact) return { distinct: kept, distinctExact: true };
  const few = repeats < filled * profileOptions.fewRepeats;
  return { distinct: few ? filled - repeats : hashes.estimate(), distinctExact: false };
}
