import type { ValueSample } from './valueSample.ts';

/** What the values of a column and of every field have in common; lists by field. Shares are 0 to 1. */
export interface SharedValues {
  /** Share of the column's different values, by how rare they are among fields and columns, that the field has; low where these are few and common. The next but one and `words` likewise. */
  readonly ofColumn: Float32Array;
  /** The other way round. */
  readonly ofField: Float32Array;
  /** Share of the column's cells whose value the field has. */
  readonly covered: Float32Array;
  /** Sum of the smaller shares: 1 where both have the same values equally often. */
  readonly mass: Float32Array;
  /** Nears 1 with the number of rare values that both have. */
  readonly rare: Float32Array;
  /** Cosine of the words of the values, by how rare they are. */
  readonly words: Float32Array;
}

/** One side of the comparison: values with shares and words with shares. */
export type Vocabulary = Pick<ValueSample, 'values' | 'words'>;

/**
 * Prepares an index of the fields' values and words. Only what a column shares is ever touched, so that the cost follows what
 * is in common and not the number of cells.
 *
 * @param fields `null` for a field of which no value is known
 * @returns A function from a column's number to its overlaps; the last answer is kept.
 */
export function sharedValues(
  columns: readonly (Vocabulary | null)[],
  fields: readonly (Vocabulary | null)[],
): (column: number) => SharedValues {
  const values = indexOf(columns, fields, ({ values }) => values);
  const words = indexOf(columns, fields, ({ words }) => words);
  let kept: { readonly column: number; readonly shared: SharedValues } | undefined;
  return (column) => {
    if (kept?.column === column) return kept.shared;
    const own = columns[column] ?? null;
    const shared =
      own === null ? nothing(fields.length) : overlapsOf(own, { values, words, width: fields.length });
    kept = { column, shared };
    return shared;
  };
}

/** Where a value stands among the fields, and how rare it is. */
interface Entry {
  readonly fields: number[];
  readonly shares: number[];
  holders: number;
  weight: number;
}

interface Index {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Sum of the weights of a field's values, and length of its vector. */
  readonly total: Float64Array;
  readonly length: Float64Array;
}

function indexOf(
  columns: readonly (Vocabulary | null)[],
  fields: readonly (Vocabulary | null)[],
  of: (side: Vocabulary) => ReadonlyMap<string, number>,
): Index {
  const entries = new Map<string, Entry>();
  fields.forEach((field, f) => {
    if (field === null) return;
    for (const [value, share] of of(field)) {
      let entry = entries.get(value);
      if (entry === undefined)
        entries.set(value, (entry = { fields: [], shares: [], holders: 0, weight: 0 }));
      entry.fields.push(f);
      entry.shares.push(share);
      entry.holders += 1;
    }
  });
  for (const column of columns) {
    if (column === null) continue;
    for (const value of of(column).keys()) {
      const entry = entries.get(value);
      if (entry !== undefined) entry.holders += 1;
    }
  }
  const sides = [...columns, ...fields].filter((side) => side !== null).length;
  const total = new Float64Array(fields.length);
  const length = new Float64Array(fields.length);
  for (const [value, entry] of entries) {
    entry.weight = tellingOf(value) * rarity(entry.holders, sides);
    entry.fields.forEach((f, i) => {
      total[f] = (total[f] ?? 0) + entry.weight;
      const part = entry.weight * Math.sqrt(entry.shares[i] ?? 0);
      length[f] = (length[f] ?? 0) + part * part;
    });
  }
  return { entries, total, length: length.map(Math.sqrt) };
}

/** 1 for a value that one side has, falling to almost 0 for one that all have. */
function rarity(holders: number, sides: number): number {
  return Math.log(1 + sides / Math.max(1, holders)) / Math.log(1 + sides);
}

/** How much an equal value tells by itself: small figures and single letters stand everywhere. */
function tellingOf(value: string): number {
  if (/^-?\d+(?:\.0)?$/.test(value))
    return value.length <= 1 ? 0.1 : value.length <= 2 ? 0.2 : value.length <= 3 ? 0.4 : 1;
  return value.length <= 1 ? 0.3 : value.length <= 2 ? 0.6 : 1;
}

function overlapsOf(
  own: Vocabulary,
  { values, words, width }: { readonly values: Index; readonly words: Index; readonly width: number },
): SharedValues {
  const shared = nothing(width);
  let total = 0;
  for (const [value, share] of own.values) {
    const entry = values.entries.get(value);
    // A value that no field has is as rare as can be.
    const weight = entry?.weight ?? tellingOf(value);
    total += weight;
    if (entry === undefined) continue;
    for (let i = 0; i < entry.fields.length; i += 1) {
      const f = entry.fields[i] ?? 0;
      shared.ofColumn[f] = (shared.ofColumn[f] ?? 0) + weight;
      shared.covered[f] = (shared.covered[f] ?? 0) + share;
      shared.mass[f] = (shared.mass[f] ?? 0) + Math.min(share, entry.shares[i] ?? 0);
    }
  }
  const wordWeight = new Float32Array(width);
  let length = 0;
  for (const [word, share] of own.words) {
    const entry = words.entries.get(word);
    const weight = (entry?.weight ?? tellingOf(word)) * Math.sqrt(share);
    length += weight * weight;
    if (entry === undefined) continue;
    for (let i = 0; i < entry.fields.length; i += 1) {
      const f = entry.fields[i] ?? 0;
      wordWeight[f] = (wordWeight[f] ?? 0) + entry.weight;
      shared.words[f] = (shared.words[f] ?? 0) + weight * entry.weight * Math.sqrt(entry.shares[i] ?? 0);
    }
  }
  const norm = Math.sqrt(length);
  for (let f = 0; f < width; f += 1) {
    const common = shared.ofColumn[f] ?? 0;
    const dot = shared.words[f] ?? 0;
    if (dot > 0) {
      const cosine = Math.min(1, dot / (norm * (words.length[f] ?? 1)));
      shared.words[f] = cosine * amount(wordWeight[f] ?? 0);
    }
    if (common <= 0) continue;
    shared.rare[f] = 1 - Math.exp(-common / 2);
    shared.ofField[f] = Math.min(1, common / (values.total[f] ?? 1)) * amount(common);
    shared.ofColumn[f] = Math.min(1, common / total) * amount(common);
    shared.covered[f] = Math.min(1, shared.covered[f] ?? 0);
    shared.mass[f] = Math.min(1, shared.mass[f] ?? 0) * amount(common);
  }
  return shared;
}

/** Two lists of nothing but `0` and `1` are equal and yet say little: 0 for no shared weight, 0.86 for one rare value, nearing 1. */
function amount(weight: number): number {
  return 1 - Math.exp(-2 * weight);
}

function nothing(width: number): SharedValues {
  const list = () => new Float32Array(width);
  return { ofColumn: list(), ofField: list(), covered: list(), mass: list(), rare: list(), words: list() };
}
