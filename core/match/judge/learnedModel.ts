import { type BoostedTrees, placeOf, readyTrees } from './boostedTrees.ts';
import { featureNames } from '../evidence/cellFeatures.ts';
import type { FirstWeights } from './firstScores.ts';
import final from './learned/final.json' with { type: 'json' };
import first from './learned/first.json' with { type: 'json' };
import pair from './learned/pair.json' with { type: 'json' };
import { rivalNames } from './rivalFeatures.ts';
import { standingNames } from './standings.ts';

/** Figures that the trees of a cell ask about, in order. */
export const pairNames: readonly string[] = [...featureNames, ...rivalNames];

/**
 * What `npm run train` learned from labelled pairs (`training/`): a plain first judgement of all cells, trees that judge the
 * likely ones against their rivals, and trees that turn where a cell stands into the share of such proposals that are right.
 * Those last ones saw each family of pairs judged by what was learned from the others.
 */
export const learnedFirst: FirstWeights = {
  bias: first.bias,
  weights: weightsOf(first.figures, first.weights),
};
export const pairTrees = readyTrees(pair satisfies BoostedTrees, pairNames);
export const finalTrees = readyTrees(final satisfies BoostedTrees, standingNames);

function weightsOf(names: readonly string[], weights: readonly number[]): readonly number[] {
  const placed = Array.from({ length: featureNames.length }, () => 0);
  names.forEach((name, k) => {
    placed[placeOf(name, featureNames)] = weights[k] ?? 0;
  });
  return placed;
}
