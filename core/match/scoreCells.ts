import { matchOptions } from '../model/options/matchingOptions.ts';
import type { CardInput, ColumnCard, FieldCard } from './cards.ts';
import { makeCards } from './cards.ts';
import { cellFeatures } from './cellFeatures.ts';
import { chooseCandidates } from './chooseCandidates.ts';
import { featureNames, scoreBias, scoreWeights } from './scoreWeights.ts';
import { createWordBook, type WordBook } from './wordBook.ts';

/** Every column against every field, in log-odds. */
export interface ScoredCells {
  readonly columns: readonly ColumnCard[];
  readonly fields: readonly FieldCard[];
  readonly book: WordBook;
  /** `scores[column * fields.length + field]`; `unscored` where names ruled the cell out beforehand. */
  readonly scores: Float64Array;
}

/** Below anything a judged cell can reach in practice, and finite, so that sums stay numbers. */
const unscored = -16;

const weights: readonly number[] = featureNames.map((name) => scoreWeights[name]);

/** Judges the cells by all evidence. Very wide tables are narrowed by name first, so that the work grows with the columns only. */
export function scoreCells(input: CardInput): ScoredCells {
  const book = createWordBook();
  const { columns, fields } = makeCards(input, book);
  const scores = new Float64Array(columns.length * fields.length).fill(unscored);
  const all = Int32Array.from(fields.keys());
  const candidates =
    columns.length * fields.length > matchOptions.exhaustiveCells ? chooseCandidates(fields) : () => all;
  for (let c = 0; c < columns.length; c += 1) {
    const column = columns[c];
    if (column === undefined) continue;
    const chosen = candidates(column);
    for (let i = 0; i < chosen.length; i += 1) {
      const f = chosen[i] ?? 0;
      const field = fields[f];
      if (field === undefined) continue;
      const features = cellFeatures(column, field, book);
      let score = scoreBias;
      for (let k = 0; k < features.length; k += 1) score += (features[k] ?? 0) * (weights[k] ?? 0);
      scores[c * fields.length + f] = score;
    }
  }
  return { columns, fields, book, scores };
}
