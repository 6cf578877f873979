import type { RowSample } from '../model/rowSample.ts';
import { trimBlanks } from '../values/text/characters.ts';

/** A column of a row sample with each distinct value once, so that checks look at values and not at cells. */
export interface InternedColumn {
  /** Distinct filled values without blanks around them, in the order they come. */
  readonly values: readonly string[];
  /** How often each occurs. */
  readonly counts: Int32Array;
  /** For each row the position of its value; -1 where the cell is empty, missing or not there. */
  readonly codes: Int32Array;
  /** Rows with a value. */
  readonly filled: number;
}

/**
 * @param missing Spellings that stand for nothing in this column.
 */
export function internColumn({ rows }: RowSample, index: number, missing: readonly string[]): InternedColumn {
  const places = new Map<string, number>();
  const values: string[] = [];
  const counts: number[] = [];
  const codes = new Int32Array(rows.length).fill(-1);
  let filled = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const cell = rows[row]?.cells[index];
    if (cell === undefined || cell === '') continue;
    const text = trimBlanks(cell);
    if (text === '') continue;
    let place = places.get(text);
    if (place === undefined) {
      place = missing.includes(text) ? -1 : values.length;
      places.set(text, place);
      if (place >= 0) {
        values.push(text);
        counts.push(0);
      }
    }
    if (place < 0) continue;
    codes[row] = place;
    counts[place] = (counts[place] ?? 0) + 1;
    filled += 1;
  }
  return { values, counts: Int32Array.from(counts), codes, filled };
}
