import { matchOptions } from '../../model/options/matchingOptions.ts';
import type { ColumnCard, FieldCard } from '../evidence/cards.ts';
import { cellFeatures, featureNames, fromNames } from '../evidence/cellFeatures.ts';
import { chooseCandidates } from './chooseCandidates.ts';
import type { TableRules } from '../evidence/tableRules.ts';
import type { WordBook } from '../words/wordBook.ts';

/** Log-odds that each figure of a cell adds, one for each of `featureNames`. */
export interface FirstWeights {
  readonly bias: number;
  readonly weights: readonly number[];
}

export interface Cards {
  readonly columns: readonly ColumnCard[];
  readonly fields: readonly FieldCard[];
  readonly book: WordBook;
  /** What the target says about its fields together. */
  readonly rules: TableRules;
}

/**
 * A first, plain judgement of every cell, in log-odds: `grid[column * fieldCount + field]`. `whole` is the sum of `names`,
 * `values` and the bias; cells that names ruled out beforehand are `unscored`.
 */
export interface FirstScores {
  readonly whole: Float64Array;
  readonly names: Float64Array;
  readonly values: Float64Array;
}

/** Below anything a judged cell can reach in practice, and finite, so that sums stay numbers. */
export const unscored = -16;

/** Judges all cells. Very wide tables are narrowed by name first, so that the work grows with the columns only. */
export function firstScores({ columns, fields, book }: Cards, { bias, weights }: FirstWeights): FirstScores {
  const size = columns.length * fields.length;
  const whole = new Float64Array(size).fill(unscored);
  const names = new Float64Array(size).fill(unscored);
  const values = new Float64Array(size);
  const all = Int32Array.from(fields.keys());
  const candidates = size > matchOptions.exhaustiveCells ? chooseCandidates(fields) : () => all;
  const features = new Float32Array(featureNames.length);
  columns.forEach((column, c) => {
    const chosen = candidates(column);
    for (let i = 0; i < chosen.length; i += 1) {
      const f = chosen[i] ?? 0;
      const field = fields[f];
      if (field === undefined) continue;
      cellFeatures({ column, field, book }, features, 0);
      let byName = 0;
      let byValues = 0;
      for (let k = 0; k < features.length; k += 1) {
        const part = (features[k] ?? 0) * (weights[k] ?? 0);
        if (fromNames[k] === true) byName += part;
        else byValues += part;
      }
      const at = c * fields.length + f;
      names[at] = byName;
      values[at] = byValues;
      whole[at] = bias + byName + byValues;
    }
  });
  return { whole, names, values };
}

/**
 * Cells that are worth a closer look: the best fields of each column and the best columns of each field.
 * @returns `column * fieldCount + field`, ascending
 */
export function likelyCells(whole: Float64Array, columnCount: number, fieldCount: number): Int32Array {
  const chosen = new Uint8Array(whole.length);
  const take = (
    line: { readonly from: number; readonly step: number; readonly count: number },
    most: number,
  ) => {
    const order = Array.from({ length: line.count }, (_, i) => line.from + i * line.step);
    order.sort((a, b) => (whole[b] ?? 0) - (whole[a] ?? 0) || a - b);
    for (const at of order.slice(0, most)) if ((whole[at] ?? unscored) > unscored) chosen[at] = 1;
  };
  for (let c = 0; c < columnCount; c += 1)
    take({ from: c * fieldCount, step: 1, count: fieldCount }, matchOptions.likelyFields);
  for (let f = 0; f < fieldCount; f += 1)
    take({ from: f, step: fieldCount, count: columnCount }, matchOptions.likelyColumns);
  return Int32Array.from(chosen.keys()).filter((at) => chosen[at] === 1);
}
