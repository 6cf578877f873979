import type { IncomingRow } from '../model/record.ts';

/** Rows as they travel from where a source is read to where they are stored; whoever stands between them reads nothing. */
export type PackedRows = Uint8Array;

type Packed = readonly [
  row: number,
  place: string,
  values: readonly (string | null)[],
  raw: readonly (string | null)[],
  key: string | null,
  keyPlaces: readonly number[],
  otherKey: string | null,
];

/** As text without names: packing and unpacking are the language's own JSON, which took a third of a structured copy. */
export function packRows(rows: readonly IncomingRow[]): PackedRows {
  const packed = rows.map(
    ({ row, place, values, raw, key, keyPlaces, otherKey = null }): Packed => [
      row,
      place,
      trimmed(values),
      trimmed(raw),
      key,
      keyPlaces,
      otherKey === key ? null : otherKey,
    ],
  );
  return new TextEncoder().encode(JSON.stringify(packed));
}

export function unpackRows(packed: PackedRows): readonly IncomingRow[] {
  const rows = JSON.parse(new TextDecoder().decode(packed)) as readonly Packed[];
  return rows.map(([row, place, values, raw, key, keyPlaces, otherKey]) => ({
    row,
    place,
    values,
    raw,
    key,
    keyPlaces,
    otherKey,
  }));
}

/** Without the empty ones at the end, of which wide packs have many. */
function trimmed(values: readonly (string | null)[]): readonly (string | null)[] {
  let end = values.length;
  while (end > 0 && (values[end - 1] ?? null) === null) end -= 1;
  return end === values.length ? values : values.slice(0, end);
}
