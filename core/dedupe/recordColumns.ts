import type { LikenessField } from '../model/duplicates.ts';
import { comparableText } from './comparableText.ts';

/** One field of the records that are compared: each distinct value once, in the form in which it is compared. */
export interface RecordColumn extends LikenessField {
  /** One a record: the place of its value in `texts`; -1 where it has none. */
  readonly ids: Int32Array;
  /** Distinct, in the order of their first record. */
  readonly texts: readonly string[];
  /** How many records have each value. */
  readonly counts: Int32Array;
  /** Records that have a value. */
  readonly filled: number;
}

/** Brings records into columns. Memory: four bytes a record and field, and each distinct value once. */
export function recordColumns(
  fields: readonly LikenessField[],
  records: readonly (readonly (string | null)[])[],
): readonly RecordColumn[] {
  return fields.map((field, place) => {
    const ids = new Int32Array(records.length).fill(-1);
    const texts: string[] = [];
    const counts: number[] = [];
    const known = new Map<string, number>();
    /** Raw values, so that a text is brought into its form once. */
    const raw = new Map<string, number>();
    let filled = 0;
    for (let r = 0; r < records.length; r += 1) {
      const value = records[r]?.[place];
      if (value === null || value === undefined) continue;
      let id = raw.get(value);
      if (id === undefined) {
        const text = comparableText(value, field.as);
        id = text === '' ? -1 : (known.get(text) ?? texts.length);
        if (id === texts.length) {
          texts.push(text);
          counts.push(0);
          known.set(text, id);
        }
        raw.set(value, id);
      }
      ids[r] = id;
      if (id < 0) continue;
      counts[id] = (counts[id] ?? 0) + 1;
      filled += 1;
    }
    return { ...field, ids, texts, counts: Int32Array.from(counts), filled };
  });
}

/** One a record: its place in the alphabet of the column that tells records apart best, so that like ones are near each other. */
export function recordRank(columns: readonly RecordColumn[], recordCount: number): Int32Array {
  const [column] = columns.toSorted((a, b) => b.texts.length - a.texts.length);
  if (column === undefined) return new Int32Array(recordCount);
  const { ids, texts } = column;
  const places = new Int32Array(texts.length);
  const inOrder = Array.from(texts, (_, id) => id).sort((a, b) =>
    compareTexts(texts[a] ?? '', texts[b] ?? ''),
  );
  inOrder.forEach((id, place) => {
    places[id] = place;
  });
  return ids.map((id) => (id < 0 ? -1 : (places[id] ?? 0)));
}

/** By UTF-16 units, which is the same everywhere. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
