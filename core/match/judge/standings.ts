import type { Cards } from './firstScores.ts';

/** Figures from which a confidence follows: where a cell stands among its rivals after all evidence. */
export const standingNames = [
  'score',
  'rowLead',
  'columnLead',
  'rowOdds',
  'columnOdds',
  'mutual',
  'rivalsInRow',
  'valued',
  'fieldCount',
  'columnCount',
  'fill',
] as const;

/** More of it may only raise (1) or lower (-1) the confidence; one for each of `standingNames`. */
export const standingSigns: readonly (1 | -1 | 0)[] = [1, 1, 1, 1, 1, 1, -1, 0, 0, 0, 0];

const furthest = 10;
/** From these log-odds on another field of the same column counts as a rival. */
const rivalOdds = -1;

/** Prepares the figures for one problem. @param odds log-odds of every cell, `column * fieldCount + field` */
export function standingFeatures(
  cards: Pick<Cards, 'columns' | 'fields'>,
  odds: Float64Array,
): (cell: number, out: Float32Array, at: number) => void {
  const width = cards.fields.length;
  const height = cards.columns.length;
  const rows = Array.from({ length: height }, (_, c) =>
    lineOf(odds, { from: c * width, step: 1, count: width }),
  );
  const columns = Array.from({ length: width }, (_, f) =>
    lineOf(odds, { from: f, step: width, count: height }),
  );
  const clear = rows.filter((row) => row.best > 0).length;
  const fill = height === 0 ? 0 : clear / height;
  return (cell, out, at) => {
    const row = rows[Math.floor(cell / width)];
    const column = columns[cell % width];
    const profile = cards.columns[Math.floor(cell / width)]?.profile;
    if (row === undefined || column === undefined) throw new Error(`Invariant broken: no cell ${cell}`);
    const score = odds[cell] ?? 0;
    out[at] = cut(score);
    out[at + 1] = cut(leadIn(row, score));
    out[at + 2] = cut(leadIn(column, score));
    out[at + 3] = cut(oddsIn(row, score));
    out[at + 4] = cut(oddsIn(column, score));
    out[at + 5] = score >= row.best && score >= column.best ? 1 : 0;
    out[at + 6] = row.rivals;
    out[at + 7] = profile !== undefined && profile.count > profile.missing ? 1 : 0;
    out[at + 8] = Math.log2(1 + width);
    out[at + 9] = Math.log2(1 + height);
    out[at + 10] = fill;
  };
}

/** The scores of one row or column, summed up. */
interface Line {
  readonly best: number;
  readonly second: number;
  /** Sum of `exp(score - best)`. */
  readonly mass: number;
  readonly rivals: number;
}

function lineOf(scores: Float64Array, place: { from: number; step: number; count: number }): Line {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  let rivals = 0;
  for (let i = 0; i < place.count; i += 1) {
    const score = scores[place.from + i * place.step] ?? 0;
    if (score > rivalOdds) rivals += 1;
    if (score > best) {
      second = best;
      best = score;
    } else if (score > second) second = score;
  }
  let mass = 0;
  for (let i = 0; i < place.count; i += 1) {
    mass += Math.exp((scores[place.from + i * place.step] ?? 0) - best);
  }
  return { best, second: place.count > 1 ? second : best - furthest, mass, rivals: Math.min(rivals, 6) };
}

/** Log-odds of this cell among all of its line and "none", which scores 0. */
function oddsIn(line: Line, score: number): number {
  const others = Math.max(0, line.mass - Math.exp(score - line.best));
  return score - Math.log(Math.exp(-line.best) + others) - line.best;
}

function leadIn(line: Line, score: number): number {
  return score >= line.best ? score - line.second : score - line.best;
}

function cut(value: number): number {
  return Math.min(furthest, Math.max(-furthest, value));
}
