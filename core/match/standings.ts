import { confidenceOf } from './calibration.ts';
import type { ScoredCells } from './scoreCells.ts';

/** A rival that does not exist is this far behind. */
const noRival = -8;

/**
 * Judges each cell against its rivals in row and column and turns that into a confidence. A cell is as sure as it is far
 * ahead, not as it is high: two fields that fit a column equally well are both unsure.
 *
 * @returns `confidences[column * fieldCount + field]`, 0 to 1.
 */
export function confidencesOf(cells: ScoredCells): Float64Array {
  const { scores } = cells;
  const width = cells.fields.length;
  const height = cells.columns.length;
  const rows: Line[] = [];
  const columns: Line[] = [];
  for (let c = 0; c < height; c += 1) rows.push(lineOf(scores, { from: c * width, step: 1, count: width }));
  for (let f = 0; f < width; f += 1) columns.push(lineOf(scores, { from: f, step: width, count: height }));
  const confidences = new Float64Array(scores.length);
  for (let c = 0; c < height; c += 1) {
    const row = rows[c];
    const profile = cells.columns[c]?.profile;
    if (row === undefined || profile === undefined) continue;
    const valued = profile.count > profile.missing;
    for (let f = 0; f < width; f += 1) {
      const column = columns[f];
      if (column === undefined) continue;
      const score = scores[c * width + f] ?? noRival;
      confidences[c * width + f] = confidenceOf({
        row: oddsIn(row, score),
        column: oddsIn(column, score),
        mutual: score >= row.best && score >= column.best,
        rowLead: leadIn(row, score),
        columnLead: leadIn(column, score),
        valued,
        fieldCount: width,
      });
    }
  }
  return confidences;
}

/** The scores of one row or column, summed up. */
interface Line {
  readonly best: number;
  readonly second: number;
  /** Sum of `exp(score - best)`. */
  readonly mass: number;
}

function lineOf(scores: Float64Array, place: { from: number; step: number; count: number }): Line {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < place.count; i += 1) {
    const score = scores[place.from + i * place.step] ?? 0;
    if (score > best) {
      second = best;
      best = score;
    } else if (score > second) second = score;
  }
  let mass = 0;
  for (let i = 0; i < place.count; i += 1) {
    mass += Math.exp((scores[place.from + i * place.step] ?? 0) - best);
  }
  return { best, second: place.count > 1 ? second : noRival, mass };
}

/** Log-odds of this cell among all of its line and "none", which scores 0. */
function oddsIn(line: Line, score: number): number {
  const others = Math.max(0, line.mass - Math.exp(score - line.best));
  return score - Math.log(Math.exp(-line.best) + others) - line.best;
}

function leadIn(line: Line, score: number): number {
  return score >= line.best ? score - line.second : score - line.best;
}
