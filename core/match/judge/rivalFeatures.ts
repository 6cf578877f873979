import type { Cards, FirstScores } from './firstScores.ts';
import { spelledAlone } from './spelledAlone.ts';

/** Figures that compare a cell with its rivals in row and column, and say what kind of problem it stands in. */
export const rivalNames = [
  'rowLead',
  'columnLead',
  'rowRank',
  'columnRank',
  'rowOdds',
  'columnOdds',
  'mutual',
  'nameRowLead',
  'nameColumnLead',
  'valueRowLead',
  'valueColumnLead',
  'onlyName',
  'onlySpelling',
  'fieldCount',
  'columnCount',
  'valued',
  'sampled',
  'synonyms',
  'described',
  'strength',
] as const;

/** More of it may only raise (1) or lower (-1) the odds; one for each of `rivalNames`. */
export const rivalSigns: readonly (1 | -1 | 0)[] = [
  1, 1, -1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0,
];

const furthestLead = 8;
const lastRank = 20;

/**
 * Prepares the comparison for one problem. What a cell scores says little; what counts is how far it is ahead of the other
 * fields of its column and of the other columns for its field.
 */
export function rivalFeatures(
  cards: Cards,
  scores: FirstScores,
): (cell: number, out: Float32Array, at: number) => void {
  const width = cards.fields.length;
  const height = cards.columns.length;
  const whole = linesOf(scores.whole, width, height);
  const names = linesOf(scores.names, width, height);
  const values = linesOf(scores.values, width, height);
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const sampled = share(cards.fields.filter((field) => field.values.size > 0).length, width);
  const synonyms = share(
    cards.fields.filter((field) => field.phrases.length > field.ownPhrases).length,
    width,
  );
  const described = share(cards.fields.filter((field) => field.descriptionIds.size > 0).length, width);
  const best = whole.rows.map((line) => Math.max(-furthestLead, Math.min(furthestLead, line.best)));
  const strength = share(
    best.reduce((sum, one) => sum + one, 0),
    height,
  );
  const ownNames = spelledAlone(cards, ({ phrases, ownPhrases }) => phrases.slice(0, ownPhrases));
  const spellings = spelledAlone(cards, ({ phrases }) => phrases);
  return (cell, out, at) => {
    const c = Math.floor(cell / width);
    const f = cell % width;
    const profile = cards.columns[c]?.profile;
    const bare = cards.columns[c]?.phrase.bare ?? '';
    const row = standing(whole.rows[c], scores.whole[cell] ?? 0);
    const column = standing(whole.columns[f], scores.whole[cell] ?? 0);
    const name = scores.names[cell] ?? 0;
    const value = scores.values[cell] ?? 0;
    out[at] = row.lead;
    out[at + 1] = column.lead;
    out[at + 2] = row.rank;
    out[at + 3] = column.rank;
    out[at + 4] = row.odds;
    out[at + 5] = column.odds;
    out[at + 6] = row.lead >= 0 && column.lead >= 0 ? 1 : 0;
    out[at + 7] = standing(names.rows[c], name).lead;
    out[at + 8] = standing(names.columns[f], name).lead;
    out[at + 9] = standing(values.rows[c], value).lead;
    out[at + 10] = standing(values.columns[f], value).lead;
    out[at + 11] = ownNames.get(bare) === f ? 1 : 0;
    out[at + 12] = spellings.get(bare) === f ? 1 : 0;
    out[at + 13] = Math.log2(1 + width);
    out[at + 14] = Math.log2(1 + height);
    out[at + 15] = profile !== undefined && profile.count > profile.missing ? 1 : 0;
    out[at + 16] = sampled;
    out[at + 17] = synonyms;
    out[at + 18] = described;
    out[at + 19] = strength;
  };
}

/** The scores of one row or column, summed up. */
interface Line {
  /** Descending, as many as ranks are told apart. */
  readonly top: Float64Array;
  readonly best: number;
  readonly second: number;
  /** Sum of `exp(score - best)`. */
  readonly mass: number;
}

function linesOf(grid: Float64Array, width: number, height: number) {
  const line = (from: number, step: number, count: number): Line => {
    const sorted = new Float64Array(count);
    for (let i = 0; i < count; i += 1) sorted[i] = -(grid[from + i * step] ?? 0);
    sorted.sort();
    const best = count > 0 ? -(sorted[0] ?? 0) : 0;
    let mass = 0;
    for (let i = 0; i < count; i += 1) mass += Math.exp(-(sorted[i] ?? 0) - best);
    return {
      top: sorted.slice(0, lastRank).map((score) => -score),
      best,
      second: count > 1 ? -(sorted[1] ?? 0) : best - furthestLead,
      mass,
    };
  };
  return {
    rows: Array.from({ length: height }, (_, c) => line(c * width, 1, width)),
    columns: Array.from({ length: width }, (_, f) => line(f, width, height)),
  };
}

/** Where a score stands in its line: lead over the next (behind the best: below 0), rank from 0, log-odds among the line. */
function standing(line: Line | undefined, score: number) {
  if (line === undefined) throw new Error('Invariant broken: no line');
  const lead = score >= line.best ? score - line.second : score - line.best;
  let rank = 0;
  while (rank < line.top.length && (line.top[rank] ?? 0) > score) rank += 1;
  const others = Math.max(1e-9, line.mass - Math.exp(score - line.best));
  const odds = score - line.best - Math.log(others);
  return { lead: cut(lead), rank, odds: cut(odds) };
}

function cut(value: number): number {
  return Math.min(furthestLead, Math.max(-furthestLead, value));
}
