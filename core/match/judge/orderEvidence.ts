import { type Expectation, orderedFields } from '../../model/expectation.ts';
import type { Cards } from './firstScores.ts';

interface OrderInput {
  readonly cards: Pick<Cards, 'columns' | 'fields'>;
  readonly expectations: readonly Expectation[];
  /** Numbers or days of each column, row by row; NaN for none, `null` for a column of neither. */
  readonly figures: readonly (Float64Array | null)[];
  /** 0 to 1: `likelihood[column * fieldCount + field]`. */
  readonly likelihood: Float64Array;
}

/** Rows in which two columns differ, below which their order is chance. */
const fewestRows = 4;
/** Columns of a field that are likely enough to be compared with. */
const rivals = 2;
const leastLikely = 0.2;

/**
 * What the order of dates and figures says of cells, -1 to 1, by `column * fieldCount + field`: for where the values keep the
 * order that the fields have to the other columns that likely feed the rule's other fields, against where they break it.
 */
export function orderVotes(input: OrderInput): ReadonlyMap<number, number> {
  const votes = new Map<number, number>();
  const width = input.cards.fields.length;
  const height = input.cards.columns.length;
  const orders = new Map<number, number>();
  const orderOf = (a: number, b: number): number => {
    const key = a * height + b;
    const known = orders.get(key) ?? compareColumns(input.figures[a] ?? null, input.figures[b] ?? null).order;
    orders.set(key, known);
    return known;
  };
  for (const [lower, upper] of orderedPairs(input)) {
    for (const [field, other, sign] of [
      [lower, upper, 1],
      [upper, lower, -1],
    ] as const) {
      const others = likeliest(input.likelihood, other, { width, height });
      for (let c = 0; c < height; c += 1) {
        if ((input.likelihood[c * width + field] ?? 0) < leastClaim) continue;
        for (const { column, likelihood } of others) {
          if (column === c) continue;
          const order = orderOf(c, column) * sign;
          const at = c * width + field;
          const known = votes.get(at) ?? 0;
          const worth = order * likelihood;
          if (Math.abs(worth) > Math.abs(known)) votes.set(at, worth);
        }
      }
    }
  }
  return votes;
}

/** A column that hardly claims the field at all needs no figure. */
const leastClaim = 0.001;

/** How two columns of figures stand to each other, row by row. */
export interface ColumnOrder {
  /** Rows in which both have a figure. */
  readonly rows: number;
  /** 0 to 1: rows of them in which the first is not greater. */
  readonly share: number;
  /** 1: the first is nowhere greater and often less; -1: the other way round; 0 where they are equal or too few differ. */
  readonly order: number;
}

export function compareColumns(a: Float64Array | null, b: Float64Array | null): ColumnOrder {
  if (a === null || b === null) return { rows: 0, share: 0, order: 0 };
  let less = 0;
  let greater = 0;
  let rows = 0;
  for (let row = 0; row < a.length; row += 1) {
    const left = a[row] ?? Number.NaN;
    const right = b[row] ?? Number.NaN;
    if (Number.isNaN(left) || Number.isNaN(right)) continue;
    rows += 1;
    if (left < right) less += 1;
    else if (left > right) greater += 1;
  }
  const differ = less + greater;
  const lead = differ < fewestRows ? 0 : (less - greater) / differ;
  return {
    rows,
    share: rows === 0 ? 0 : 1 - greater / rows,
    // Nine in ten is no order: any two dates of one case may stand so.
    order: Math.abs(lead) >= clear ? lead : lead / 4,
  };
}

const clear = 0.9;

function likeliest(likelihood: Float64Array, field: number, size: { width: number; height: number }) {
  return Array.from({ length: size.height }, (_, column) => ({
    column,
    likelihood: likelihood[column * size.width + field] ?? 0,
  }))
    .filter((one) => one.likelihood >= leastLikely)
    .sort((a, b) => b.likelihood - a.likelihood || a.column - b.column)
    .slice(0, rivals);
}

/** Pairs of fields of which the first is never greater. */
function orderedPairs({ cards, expectations }: OrderInput): readonly (readonly [number, number])[] {
  const place = new Map(cards.fields.map(({ field }, f) => [field.name, f]));
  return expectations.flatMap(({ rule }) =>
    orderedFields(rule).flatMap((names) => {
      const fields = names.flatMap((name) => place.get(name) ?? []);
      return fields.flatMap((lower, i) => fields.slice(i + 1).map((upper) => [lower, upper] as const));
    }),
  );
}
