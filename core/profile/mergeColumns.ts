import { readCell } from '../values/cells/readCell.ts';
import type { ColumnState } from './columnFold.ts';
import { watch } from './oddities.ts';
import { joinedRows } from './signTally.ts';
import { StreamedValues, widenText } from './streamedValues.ts';

/** A joined dictionary holds those of so many parts; what is new in later ones is streamed. */
const mostParts = 4;

/** Takes over what another part of the same column has counted; that part came later in the file. */
export function mergeColumns(ours: ColumnState, other: ColumnState): void {
  const most = ours.bounds.rows;
  const signs = other.tallies.map((tally) => {
    const position = ours.tallyFor(tally.sign);
    ours.tallies[position]?.merge(tally, most);
    return position;
  });
  for (const name of ['empty', 'whitespace', 'invisible', 'long'] as const) {
    ours[name].count += other[name].count;
    ours[name].rows = joinedRows(ours[name].rows, other[name].rows, most);
  }
  for (const [text, theirs] of other.tokens) {
    const token = ours.tokens.get(text) ?? { ...theirs, count: 0, rows: [] };
    ours.tokens.set(text, token);
    token.count += theirs.count;
    token.rows = joinedRows(token.rows, theirs.rows, most);
  }
  ours.extremes.merge(other.extremes);
  mergeDictionaries(ours, other, signs);
  if (other.streamed !== null) mergeStreamed(ours, other.streamed);
}

function mergeDictionaries(ours: ColumnState, other: ColumnState, signs: readonly number[]): void {
  const { dictionary } = ours;
  const theirs = other.dictionary;
  const repeats = [...other.repeatRows];
  for (let at = 0; at < theirs.size; at += 1) {
    const low = theirs.lows[at] ?? 0;
    const high = theirs.highs[at] ?? 0;
    const text = theirs.texts[at] ?? '';
    const count = theirs.counts[at] ?? 0;
    const record = theirs.records[at] ?? 0;
    const isToken = ((theirs.watches[at] ?? 0) & watch.token) !== 0;
    let entry = dictionary.find(low, high);
    if (entry >= 0) {
      if (!isToken) repeats.push(record);
    } else if (dictionary.size < ours.bounds.distinct * mostParts) {
      // It may be a repeat of one that came too late for us.
      if (!isToken) ours.streamed?.keys.add(low, high, record);
      entry = dictionary.add({
        low,
        high,
        text,
        sign: signs[theirs.signs[at] ?? 0] ?? 0,
        watch: theirs.watches[at] ?? 0,
        value: theirs.values[at] ?? Number.NaN,
        length: theirs.lengths[at] ?? 0,
        record,
      });
    } else {
      // Tokens were merged by their spelling.
      if (isToken) continue;
      ours.stream({ low, high, length: theirs.lengths[at] ?? 0 }, readCell(text), count);
      const { streamed } = ours;
      if (streamed === null) continue;
      widenText(streamed, text);
      streamed.patterns.add(text, count);
      streamed.keys.add(low, high, record);
      continue;
    }
    dictionary.counts[entry] = (dictionary.counts[entry] ?? 0) + count;
  }
  ours.repeatRows = joinedRows(ours.repeatRows, repeats, ours.bounds.rows);
}

function mergeStreamed(column: ColumnState, theirs: StreamedValues): void {
  const ours = (column.streamed ??= new StreamedValues(column.bounds));
  ours.joinedError += theirs.joinedError + theirs.heavy.error;
  ours.hashes.merge(theirs.hashes);
  ours.patterns.merge(theirs.patterns);
  ours.keys.merge(theirs.keys, theirs.keys.rows());
  ours.minLength = Math.min(ours.minLength, theirs.minLength);
  ours.maxLength = Math.max(ours.maxLength, theirs.maxLength);
  if (theirs.minText !== null) widenText(ours, theirs.minText);
  if (theirs.maxText !== null) widenText(ours, theirs.maxText);
}
