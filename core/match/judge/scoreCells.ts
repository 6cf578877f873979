import { logOddsOf, type ReadyTrees } from './boostedTrees.ts';
import { type CardInput, makeCards } from '../evidence/cards.ts';
import { correctScores } from './correctScores.ts';
import { type Cards, type FirstScores, firstScores, likelyCells, unscored } from './firstScores.ts';
import { finalTrees, learnedFirst, pairNames, pairTrees } from './learnedModel.ts';
import { pairFigures } from './pairFigures.ts';
import { holdToSpelling } from './spelledAlone.ts';
import { standingFeatures, standingNames } from './standings.ts';
import { createWordBook } from '../words/wordBook.ts';

/** Every column against every field, in log-odds: `scores[column * fields.length + field]`. */
export interface ScoredCells extends Cards {
  readonly scores: Float64Array;
  /** Cells that were looked at closely, ascending; the others are unlikely by far. */
  readonly likely: Int32Array;
  /** What the first, plain judgement said of each; orders what was not looked at closely. */
  readonly first: FirstScores;
}

/** Judges the cells by all evidence: all of them plainly, then the likely ones against their rivals. */
export function scoreCells(input: CardInput): ScoredCells {
  const book = createWordBook(input.wordVectors ?? null);
  const cards: Cards = { ...makeCards(input, book), book };
  const { columns, fields } = cards;
  const first = firstScores(cards, learnedFirst);
  const likely = likelyCells(first.whole, columns.length, fields.length);
  const write = pairFigures(cards, first);
  const scores = new Float64Array(first.whole.length).fill(unscored);
  const figures = new Float32Array(pairNames.length);
  for (const cell of likely) {
    write(cell, figures, 0);
    scores[cell] = logOddsOf(pairTrees, figures, 0);
  }
  correctScores({ cards, first }, scores, likely);
  return { ...cards, scores, likely, first };
}

/**
 * How likely each cell is right, 0 to 1: `confidences[column * fieldCount + field]`; 0 where nobody looked closely.
 * @param trees those that are shipped, unless others are being learned
 */
export function confidencesOf(
  { columns, fields, scores, likely }: Pick<ScoredCells, 'columns' | 'fields' | 'scores' | 'likely'>,
  trees: ReadyTrees = finalTrees,
): Float64Array {
  const standing = standingFeatures({ columns, fields }, scores);
  const figures = new Float32Array(standingNames.length);
  const confidences = new Float64Array(scores.length);
  for (const cell of likely) {
    standing(cell, figures, 0);
    confidences[cell] = 1 / (1 + Math.exp(-logOddsOf(trees, figures, 0)));
  }
  holdToSpelling({ columns, fields }, scores, confidences);
  return confidences;
}
