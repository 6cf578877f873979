import type { Cards } from './firstScores.ts';
import { columnSums } from '../values/columnSums.ts';
import { orderVotes } from './orderEvidence.ts';
import { sumVotes } from './sumEvidence.ts';

/** What the other columns of the table, and what they are likely to be, say of a cell. */
export interface ContextEvidence {
  /** -1 to 1: sums between columns against sums between fields. */
  readonly sum: number;
  /** -1 to 1: order of dates and figures against that of fields. */
  readonly order: number;
  /** 0 to 1: share of the other fields of the field's group that other columns likely feed. */
  readonly group: number;
}

export interface ContextInput {
  readonly cards: Pick<Cards, 'columns' | 'fields' | 'rules'>;
  /** First scores in log-odds: `scores[column * fieldCount + field]`. */
  readonly scores: Float64Array;
}

/**
 * Prepares what the table as a whole says of each cell: that a column is the sum of others where the field is the sum of the
 * fields that those likely feed, that dates stand in the order of their fields, and that the fields of its group are claimed too.
 */
export function contextEvidence(input: ContextInput): (cell: number) => ContextEvidence {
  const { columns, fields, rules } = input.cards;
  const numbers = columns.map((column) => (column.sample?.measure === 'number' ? column.figures : null));
  const likelihood = likelihoods(input.scores, columns.length, fields.length);
  const sums = sumVotes({ ...input, ...rules, likelihood, numbers, sums: columnSums(numbers) });
  const orders = orderVotes({ ...input, ...rules, likelihood, figures: columns.map((one) => one.figures) });
  const groups = groupVotes(input, likelihood);
  return (cell) => ({ sum: sums.get(cell) ?? 0, order: orders.get(cell) ?? 0, group: groups(cell) });
}

/** How likely each field is among all of its column, and none: `likelihood[column * fieldCount + field]`, 0 to 1. */
function likelihoods(scores: Float64Array, height: number, width: number): Float64Array {
  const found = new Float64Array(scores.length);
  for (let c = 0; c < height; c += 1) {
    let best = 0;
    for (let f = 0; f < width; f += 1) best = Math.max(best, scores[c * width + f] ?? 0);
    let mass = Math.exp(-best);
    for (let f = 0; f < width; f += 1) mass += Math.exp((scores[c * width + f] ?? 0) - best);
    for (let f = 0; f < width; f += 1) {
      found[c * width + f] = Math.exp((scores[c * width + f] ?? 0) - best) / mass;
    }
  }
  return found;
}

/** Share of the other fields of its group that some other column likely feeds; 0 for a field without a group. */
function groupVotes(
  { cards: { columns, fields, rules } }: ContextInput,
  likelihood: Float64Array,
): (cell: number) => number {
  const width = fields.length;
  const members = new Map<string, number[]>();
  fields.forEach(({ field }, f) => {
    const group = rules.groups.get(field.name) ?? '';
    if (group !== '') members.set(group, [...(members.get(group) ?? []), f]);
  });
  const claims = new Map<number, Claim>();
  for (const f of [...members.values()].flat()) {
    claims.set(f, strongestClaim(likelihood, f, { width, height: columns.length }));
  }
  return (cell) => {
    const field = fields[cell % width]?.field.name ?? '';
    const others = members.get(rules.groups.get(field) ?? '')?.filter((f) => f !== cell % width) ?? [];
    if (others.length === 0) return 0;
    const column = Math.floor(cell / width);
    const sum = others.reduce((all, f) => {
      const claim = claims.get(f);
      // What the column itself claims is no support for it.
      return all + (claim === undefined ? 0 : claim.column === column ? claim.next : claim.best);
    }, 0);
    return sum / others.length;
  };
}

interface Claim {
  readonly column: number;
  readonly best: number;
  /** The best of the other columns. */
  readonly next: number;
}

function strongestClaim(
  likelihood: Float64Array,
  field: number,
  { width, height }: { readonly width: number; readonly height: number },
): Claim {
  let column = -1;
  let best = 0;
  let next = 0;
  for (let c = 0; c < height; c += 1) {
    const one = likelihood[c * width + field] ?? 0;
    if (one > best) {
      next = best;
      best = one;
      column = c;
    } else if (one > next) next = one;
  }
  return { column, best, next };
}
