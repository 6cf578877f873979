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
    distinct: streamed === null ? values.length : distinctOf(column, total),
    distinctExact: streamed === null,
    values,
  };
}

/**
 * Distinct values of a column that has more than the dictionary holds. In a column in which few values repeat, it is the
 * cells less the repeats: the sample that finds those is off by a share of a small number, HyperLogLog by 0.8 % of all.
 */
function distinctOf(column: ColumnState, filled: number): number {
  const { dictionary, streamed } = column;
  const hashes = new HyperLogLog();
  let repeats = 0;
  if (streamed !== null) {
    hashes.merge(streamed.hashes);
    repeats = streamed.keys.repeats().count;
  }
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    if (((dictionary.watches[entry] ?? 0) & watch.token) !== 0) continue;
    hashes.add(dictionary.lows[entry] ?? 0, dictionary.highs[entry] ?? 0);
    repeats += (dictionary.counts[entry] ?? 1) - 1;
  }
  return repeats < filled * profileOptions.fewRepeats ? filled - repeats : hashes.estimate();
}
