import { matchOptions } from '../../model/options/matchingOptions.ts';
import type { ColumnCard, FieldCard } from '../evidence/cards.ts';

/** Words tell more than letters: a shared word counts as this many shared trigrams. */
const wordWorth = 6;

/**
 * Prepares indexes of what the fields are called and what values they take, and gives for a column the fields that share most
 * with it, by names, by descriptions, by what names mean and by values, each kind for itself. That is what keeps targets of hundreds of fields
 * quick; a field that shares nothing with a column but a type is missed.
 *
 * @returns At most `matchOptions.candidates` fields of each kind, ascending.
 */
export function chooseCandidates(fields: readonly FieldCard[]): (column: ColumnCard) => Int32Array {
  const byWord = new Map<number, number[]>();
  const byTrigram = new Map<number, number[]>();
  const byInitials = new Map<string, number[]>();
  const byStem = new Map<number, number[]>();
  const byDescription = new Map<number, number[]>();
  const byConcept = new Map<number, number[]>();
  const byKnown = new Map<number, number[]>();
  const byValue = new Map<string, number[]>();
  fields.forEach((field, f) => {
    for (const phrase of field.phrases) {
      for (const id of phrase.wordIds) note(byWord, id, f);
      for (const gram of phrase.trigrams) note(byTrigram, gram, f);
      // A name that is the field's initials shares neither word nor trigram with it.
      if (phrase.initials.length > 1) note(byInitials, phrase.initials, f);
    }
    for (const id of field.nameStems) note(byStem, id, f);
    for (const id of field.descriptionIds) note(byDescription, id, f);
    for (const concept of field.meanings.general.concepts) note(byConcept, concept, f);
    for (const concept of field.meanings.known.concepts) note(byKnown, concept, f);
    for (const value of field.values.keys()) note(byValue, value, f);
    for (const value of field.field.enum) note(byValue, value.trim().toLowerCase(), f);
  });
  const shared = new Float64Array(fields.length);
  const add = (holders: readonly number[] | undefined, worth: number) => {
    if (holders === undefined) return;
    // What few fields have decides more.
    const each = worth * (1 + 1 / holders.length);
    for (let i = 0; i < holders.length; i += 1) {
      const f = holders[i] ?? 0;
      shared[f] = (shared[f] ?? 0) + each;
    }
  };
  return (column) => {
    const chosen = new Set<number>();
    const take = () => {
      for (const f of best(shared)) chosen.add(f);
      shared.fill(0);
    };
    const words = new Set(column.phrase.wordIds);
    for (const id of words) add(byWord.get(id), wordWorth);
    for (const gram of column.phrase.trigrams) add(byTrigram.get(gram), 1);
    add(byInitials.get(column.phrase.bare), wordWorth * 2);
    take();
    for (const id of column.nameStems) add(byDescription.get(id), 1);
    for (const id of column.descriptionIds) {
      add(byStem.get(id), 1);
      add(byDescription.get(id), 1);
    }
    take();
    for (const concept of column.meanings.general.concepts) add(byConcept.get(concept), 1);
    for (const concept of column.meanings.known.concepts) add(byKnown.get(concept), 1);
    take();
    for (const value of column.values.keys()) add(byValue.get(value), 1);
    take();
    return Int32Array.from(chosen).sort();
  };
}

function best(shared: Float64Array): readonly number[] {
  const found: number[] = [];
  for (let f = 0; f < shared.length; f += 1) if ((shared[f] ?? 0) > 0) found.push(f);
  found.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b);
  return found.slice(0, matchOptions.candidates);
}

/** Fields come in ascending order, so a double stands last. */
function note<Key>(index: Map<Key, number[]>, key: Key, field: number): void {
  const holders = index.get(key);
  if (holders === undefined) index.set(key, [field]);
  else if (holders.at(-1) !== field) holders.push(field);
}
