/** The values of a row so far: its fields, then the derived ones before. */
export type RowValues = readonly (string | null)[];

/** Makes one derived value of a row; `null` for missing. Never throws. */
export type Derive = (row: RowValues) => string | null;

/** Where a field's value stands in a row. */
export type PlaceOf = (name: string) => number;

/** The value at a place; `null` where there is none. */
export function valueAt(row: RowValues, place: number): string | null {
  return row[place] ?? null;
}
