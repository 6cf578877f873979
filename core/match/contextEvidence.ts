import type { Cards } from './firstScores.ts';
import { columnSums } from './columnSums.ts';
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
  const sums = sumVotes({ ...input, ...rules, likelihood, sums: columnSums(numbers) });
  const orders = orderVotes({ ...input, ...rules, likelihood, figures: columns.map((one) => one.figures) });
  const groups = groupVotes(input, likelihood);
  return (cell) => ({ sum: sums.get(cell) ?? 0, order: orders.get(cell) ?? 0, group: groups[cell] ?? 0 });
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
