import type { Cards } from './firstScores.ts';
import { columnSums } from './columnSums.ts';
import { orderVotes } from './orderEvidence.ts';
import { sumVotes } from './sumEvidence.ts';

/** Figures about a cell that rest on the other columns of the table and on what they are likely to be. */
export const contextNames = [
  'sumSupport',
  'sumAgainst',
  'orderSupport',
  'orderAgainst',
  'groupSupport',
] as const;

/** More of it may only raise (1) or lower (-1) the odds; one for each of `contextNames`. */
export const contextSigns: readonly (1 | -1 | 0)[] = [1, -1, 1, -1, 1];

export interface ContextInput {
  readonly cards: Pick<Cards, 'columns' | 'fields' | 'rules'>;
  /** First scores in log-odds: `scores[column * fieldCount + field]`. */
  readonly scores: Float64Array;
}

/**
 * Prepares what the table as a whole says of each cell: that a column is the sum of others where the field is the sum of the
 * fields that those likely feed, that dates stand in the order of their fields, and that the fields of its group are claimed too.
 *
 * @returns A function that writes the figures of a cell, in the order of `contextNames`.
 */
export function contextEvidence(input: ContextInput): (cell: number, out: Float32Array, at: number) => void {
  const { columns, fields, rules } = input.cards;
  const figures = columns.map((column) => column.figures);
  const numbers = columns.map((column) => (column.sample?.measure === 'number' ? column.figures : null));
  const likelihood = likelihoods(input.scores, columns.length, fields.length);
  const sums = sumVotes({ ...input, ...rules, likelihood, sums: columnSums(numbers) });
  const orders = orderVotes({ ...input, ...rules, likelihood, figures });
  const groups = groupVotes(input, likelihood);
  return (cell, out, at) => {
    const sum = sums.get(cell) ?? 0;
    const order = orders.get(cell) ?? 0;
    out[at] = Math.max(0, sum);
    out[at + 1] = Math.max(0, -sum);
    out[at + 2] = Math.max(0, order);
    out[at + 3] = Math.max(0, -order);
    out[at + 4] = groups[cell] ?? 0;
  };
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
): Float64Array {
  const width = fields.length;
  const votes = new Float64Array(columns.length * width);
  const members = new Map<string, number[]>();
  fields.forEach(({ field }, f) => {
    const group = rules.groups.get(field.name) ?? '';
    if (group !== '') members.set(group, [...(members.get(group) ?? []), f]);
  });
  for (const group of members.values()) {
    if (group.length < 2) continue;
    for (let c = 0; c < columns.length; c += 1) {
      // What the column itself claims is no support for it.
      const claimed = group.map((f) => {
        let most = 0;
        for (let d = 0; d < columns.length; d += 1) {
          if (d !== c) most = Math.max(most, likelihood[d * width + f] ?? 0);
        }
        return most;
      });
      const all = claimed.reduce((sum, one) => sum + one, 0);
      group.forEach((f, i) => {
        votes[c * width + f] = (all - (claimed[i] ?? 0)) / (group.length - 1);
      });
    }
  }
  return votes;
}
