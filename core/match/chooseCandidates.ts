import { matchOptions } from '../model/options/matchingOptions.ts';
import type { ColumnCard, FieldCard } from './cards.ts';

/** Words tell more than letters: a shared word counts as this many shared trigrams. */
const wordWorth = 6;

/**
 * Prepares an index of the fields' words and trigrams, and gives for a column the fields whose names share most with its
 * name. Fields that only values would find are missed; that is the price of tables with thousands of columns.
 *
 * @returns At most `matchOptions.candidates` fields a column, ascending.
 */
export function chooseCandidates(fields: readonly FieldCard[]): (column: ColumnCard) => Int32Array {
  const byWord = new Map<number, Set<number>>();
  const byTrigram = new Map<number, Set<number>>();
  const byInitials = new Map<string, Set<number>>();
  fields.forEach((field, f) => {
    for (const phrase of field.phrases) {
      for (const id of phrase.wordIds) note(byWord, id, f);
      for (const gram of phrase.trigrams) note(byTrigram, gram, f);
      // A name that is the field's initials shares neither word nor trigram with it.
      if (phrase.initials.length > 1) note(byInitials, phrase.initials, f);
    }
  });
  const shared = new Float64Array(fields.length);
  return (column) => {
    shared.fill(0);
    for (const id of column.phrase.wordIds) {
      const holders = byWord.get(id);
      // A word that few fields have decides more.
      for (const f of holders ?? [])
        shared[f] = (shared[f] ?? 0) + wordWorth + wordWorth / (holders?.size ?? 1);
    }
    for (const gram of column.phrase.trigrams) {
      for (const f of byTrigram.get(gram) ?? []) shared[f] = (shared[f] ?? 0) + 1;
    }
    for (const f of byInitials.get(column.phrase.bare) ?? []) shared[f] = (shared[f] ?? 0) + wordWorth * 2;
    const found: number[] = [];
    for (let f = 0; f < shared.length; f += 1) if ((shared[f] ?? 0) > 1) found.push(f);
    found.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b);
    return Int32Array.from(found.slice(0, matchOptions.candidates)).sort();
  };
}

function note<Key>(index: Map<Key, Set<number>>, key: Key, field: number): void {
  const holders = index.get(key);
  if (holders === undefined) index.set(key, new Set([field]));
  else holders.add(field);
}
