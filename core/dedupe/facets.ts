import type { LikenessKind } from '../model/duplicates.ts';
import type { RecordColumn } from './recordColumns.ts';
import { soundOf } from './soundOf.ts';

/** One cheap key: records that agree in it may be the same. */
export interface Facet {
  /** Place of its field among the columns. */
  readonly column: number;
  /** One a record; -1 where it has none. */
  readonly keys: Int32Array;
  /** Chance, 0 to 1, that two records that have one agree. */
  readonly chance: number;
  /** Share of records that have one. */
  readonly filled: number;
}

/** All cheap keys of the columns: each value whole, and the parts of it that slips leave alone. */
export function facetsOf(columns: readonly RecordColumn[]): readonly Facet[] {
  return columns.flatMap((column, place) => keyMakers(column.as).map((make) => facetOf(column, place, make)));
}

type KeyMaker = (text: string) => string;

const whole: KeyMaker = (text) => text.replaceAll(' ', '');
const head =
  (length: number): KeyMaker =>
  (text) =>
    whole(text).slice(0, length);
const tail =
  (length: number): KeyMaker =>
  (text) =>
    whole(text).slice(-length);
const longestWord: KeyMaker = (text) =>
  text.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** What of a value of each kind makes a key. */
function keyMakers(kind: LikenessKind): readonly KeyMaker[] {
  switch (kind) {
    case 'givenName':
    case 'familyName':
      return [whole, soundOf, head(3)];
    case 'personName':
    case 'organisation':
      return [whole, (text) => soundOf(longestWord(text)), (text) => text.split(' ').toSorted().join('')];
    case 'address':
    case 'place':
    case 'text':
      return [whole, longestWord, head(5)];
    case 'date':
      return [whole, head(6), (text) => text.slice(0, 4) + text.slice(6), (text) => text.slice(4)];
    case 'email':
      return [whole, (text) => text.slice(0, Math.max(0, text.indexOf('@')))];
    case 'phone':
      return [tail(8), tail(5)];
    case 'code':
      return [whole, head(4), tail(4)];
    case 'postcode':
      return [whole, head(3)];
    case 'number':
    case 'choice':
      return [whole];
  }
}

function facetOf(column: RecordColumn, place: number, make: KeyMaker): Facet {
  const known = new Map<string, number>();
  const counts: number[] = [];
  const keyOf = column.texts.map((text, id) => {
    const key = make(text);
    if (key === '') return -1;
    let number = known.get(key);
    if (number === undefined) {
      number = known.size;
      known.set(key, number);
    }
    counts[number] = (counts[number] ?? 0) + (column.counts[id] ?? 0);
    return number;
  });
  const keys = column.ids.map((id) => (id < 0 ? -1 : (keyOf[id] ?? -1)));
  let filled = 0;
  let agreeing = 0;
  for (const count of counts) {
    filled += count;
    agreeing += count * (count - 1);
  }
  return {
    column: place,
    keys,
    chance: filled < 2 ? 1 : agreeing / (filled * (filled - 1)),
    filled: keys.length === 0 ? 0 : filled / keys.length,
  };
}
