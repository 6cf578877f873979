import type { ColumnEvidence, SignCount, TokenCount } from '../model/evidence.ts';
import type { ValueCount } from '../model/profile.ts';
import { type ColumnState, watch } from './columnFold.ts';
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
    distinct: streamed === null ? values.length : distinctOf(column),
    distinctExact: streamed === null,
    values,
  };
}

/** Dictionary and streamed values together; the former are known to be values and no tokens. */
function distinctOf(column: ColumnState): number {
  const { dictionary, streamed } = column;
  const hashes = new HyperLogLog();
  if (streamed !== null) hashes.merge(streamed.hashes);
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    if (((dictionary.watches[entry] ?? 0) & watch.token) !== 0) continue;
    hashes.add(dictionary.lows[entry] ?? 0, dictionary.highs[entry] ?? 0);
  }
  return hashes.estimate();
}
