import { type BoostedTrees, logOddsOf, readyTrees } from '../core/match/judge/boostedTrees.ts';
import { cellFeatures, featureNames, featureSigns } from '../core/match/evidence/cellFeatures.ts';
import { cardInput } from '../core/match/cardInput.ts';
import { makeCards } from '../core/match/evidence/cards.ts';
import { correctScores } from '../core/match/judge/correctScores.ts';
import {
  type Cards,
  type FirstScores,
  type FirstWeights,
  firstScores,
  likelyCells,
  unscored,
} from '../core/match/judge/firstScores.ts';
import { pairFigures } from '../core/match/judge/pairFigures.ts';
import { rivalSigns } from '../core/match/judge/rivalFeatures.ts';
import { confidencesOf } from '../core/match/judge/scoreCells.ts';
import { standingFeatures, standingNames, standingSigns } from '../core/match/judge/standings.ts';
import { pairNames } from '../core/match/judge/learnedModel.ts';
import { createWordBook } from '../core/match/words/wordBook.ts';
import { fitLinear } from './fitLinear.ts';
import type { Examples } from './bins.ts';
import { type GrowOptions, growTrees } from './growTrees.ts';
import type { LabelledPair } from './labelledPairs.ts';

/** A pair with its cards made, which do not depend on anything learned. */
export interface ReadyPair {
  readonly pair: LabelledPair;
  readonly cards: Cards;
  /** How much one of its cells counts. */
  readonly weight: number;
}

export function readyPair(pair: LabelledPair, weight: number): ReadyPair {
  const { columns, schema } = pair.input;
  const input = cardInput(pair.input, [...columns.keys()], [...schema.fields.keys()]);
  const book = createWordBook(input.wordVectors ?? null);
  const made = makeCards(input, book);
  return { pair, cards: { ...made, book }, weight };
}

const pairSigns = Int8Array.from([...featureSigns, ...rivalSigns]);

const pairOptions: GrowOptions = {
  trees: 300,
  leaves: 12,
  rate: 0.045,
  leastMass: 0.5,
  ridge: 1,
  figureShare: 0.5,
  signs: pairSigns,
};

const finalOptions: GrowOptions = {
  trees: 240,
  leaves: 6,
  rate: 0.025,
  leastMass: 4,
  ridge: 1,
  figureShare: 0.5,
  signs: Int8Array.from(standingSigns),
};

/** Cells of every pair for the first weights: the truths, and of each column some fields that a hash chooses. */
export function sampleCells(pairs: readonly ReadyPair[]): Examples {
  return gather(featureNames, pairs, ({ pair, cards }) => {
    const width = cards.fields.length;
    const cells: number[] = [];
    for (let cell = 0; cell < width * cards.columns.length; cell += 1) {
      const hash = Math.imul(cell + 1, 0x9e3779b1) >>> 0;
      if (pair.truth.has(cell) || hash / 2 ** 32 < Math.min(1, 40 / width)) cells.push(cell);
    }
    return {
      cells,
      write: (cell, out, at) => writeFeatures(cards, cell, { out, at }),
    };
  });
}

function writeFeatures(cards: Cards, cell: number, { out, at }: { out: Float32Array; at: number }): void {
  const column = cards.columns[Math.floor(cell / cards.fields.length)];
  const field = cards.fields[cell % cards.fields.length];
  if (column !== undefined && field !== undefined) cellFeatures({ column, field, book: cards.book }, out, at);
}

export function fitFirst(examples: Examples): FirstWeights {
  return fitLinear(examples, featureSigns, 1e-4);
}

/** A pair with everything that the trees ask about, for its likely cells. */
export interface ScoredPair extends ReadyPair {
  readonly scores: FirstScores;
  readonly cells: Int32Array;
  readonly figures: Float32Array;
}

export function scorePair(ready: ReadyPair, first: FirstWeights): ScoredPair {
  const { cards } = ready;
  const scores = firstScores(cards, first);
  const cells = likelyCells(scores.whole, cards.columns.length, cards.fields.length);
  const write = pairFigures(cards, scores);
  const figures = new Float32Array(cells.length * pairNames.length);
  cells.forEach((cell, i) => write(cell, figures, i * pairNames.length));
  return { ...ready, scores, cells, figures };
}

/** Cells of a lower rank are never right and teach nothing more. */
const taughtRank = 10;

export function growPair(pairs: readonly ScoredPair[]): BoostedTrees {
  const rank = pairNames.indexOf('rowRank');
  const taught = pairs.map((pair) => {
    const rows = [...pair.cells.keys()].filter(
      (i) =>
        pair.pair.truth.has(pair.cells[i] ?? 0) ||
        (pair.figures[i * pairNames.length + rank] ?? 0) < taughtRank,
    );
    const figures = new Float32Array(rows.length * pairNames.length);
    rows.forEach((row, i) => {
      figures.set(
        pair.figures.subarray(row * pairNames.length, (row + 1) * pairNames.length),
        i * pairNames.length,
      );
    });
    return { ...pair, cells: Int32Array.from(rows, (row) => pair.cells[row] ?? 0), figures };
  });
  return growTrees(join(pairNames, taught), pairOptions);
}

/** Log-odds of all cells after the trees; `unscored` where nobody looked. */
export function oddsOf(scored: ScoredPair, trees: BoostedTrees): Float64Array {
  const ready = readyTrees(trees, pairNames);
  const odds = new Float64Array(scored.scores.whole.length).fill(unscored);
  scored.cells.forEach((cell, i) => {
    odds[cell] = logOddsOf(ready, scored.figures, i * pairNames.length);
  });
  correctScores({ cards: scored.cards, first: scored.scores }, odds, scored.cells);
  return odds;
}

export function growFinal(
  pairs: readonly { readonly scored: ScoredPair; readonly odds: Float64Array }[],
): BoostedTrees {
  const judged = pairs.map(({ scored, odds }) => ({ ...scored, odds }));
  const examples = gather(standingNames, judged, ({ cards, cells, odds }) => ({
    cells: [...cells],
    write: standingFeatures(cards, odds),
  }));
  return growTrees(examples, finalOptions);
}

/** Confidence of every cell; what the product computes, by the trees given. */
export function confidencesFrom(
  { cards, cells }: ScoredPair,
  odds: Float64Array,
  final: BoostedTrees,
): Float64Array {
  return confidencesOf({ ...cards, scores: odds, likely: cells }, readyTrees(final, standingNames));
}

function join(names: readonly string[], pairs: readonly ScoredPair[]): Examples {
  return gather(names, pairs, ({ cells, figures }) => {
    let i = 0;
    return {
      cells: [...cells],
      write(_, out, at) {
        out.set(figures.subarray(i * names.length, (i + 1) * names.length), at);
        i += 1;
      },
    };
  });
}

interface PairCells {
  readonly cells: readonly number[];
  readonly write: (cell: number, out: Float32Array, at: number) => void;
}

function gather<Pair extends ReadyPair>(
  names: readonly string[],
  pairs: readonly Pair[],
  of: (pair: Pair) => PairCells,
): Examples {
  const parts = pairs.map((pair) => ({ pair, ...of(pair) }));
  const rows = parts.reduce((sum, part) => sum + part.cells.length, 0);
  const figures = new Float32Array(rows * names.length);
  const right = new Uint8Array(rows);
  const weight = new Float64Array(rows);
  let row = 0;
  for (const { pair, cells, write } of parts) {
    for (const cell of cells) {
      write(cell, figures, row * names.length);
      right[row] = pair.pair.truth.has(cell) ? 1 : 0;
      weight[row] = pair.weight;
      row += 1;
    }
  }
  return { names, figures, right, weight };
}
