import { contextOptions } from '../../model/options/matchingOptions.ts';
import { type ContextEvidence, contextEvidence } from './contextEvidence.ts';
import type { Cards, FirstScores } from './firstScores.ts';
import { vetoOf } from '../evidence/vetoes.ts';

/**
 * Corrects the scores of the cells given by what is known and not learned: sums, orders and groups that the target's rules ask for
 * raise or lower a cell, and what neither name nor values speak for, or values rule out, is left below anything that is proposed.
 *
 * @param scores log-odds, `scores[column * fieldCount + field]`; changed in place
 */
export function correctScores(
  { cards, first }: { readonly cards: Cards; readonly first: FirstScores },
  scores: Float64Array,
  cells: Int32Array,
): void {
  const { columns, fields } = cards;
  for (const cell of cells) {
    const column = columns[Math.floor(cell / fields.length)];
    const field = fields[cell % fields.length];
    if (column === undefined || field === undefined) continue;
    const speaks = Math.max(first.names[cell] ?? 0, first.values[cell] ?? 0);
    const atMost = (most: number): void => void (scores[cell] = Math.min(scores[cell] ?? 0, most));
    // That both are left over is no reason to give one to the other.
    if (speaks < contextOptions.leastSign) atMost(contextOptions.unspoken);
    if (vetoOf(column, field.field) !== undefined) atMost(contextOptions.ruledOut);
  }
  const contextOf = contextEvidence({ cards, scores });
  const odds = Float64Array.from(cells, (cell) => contextOdds(contextOf(cell)));
  cells.forEach((cell, i) => {
    scores[cell] = (scores[cell] ?? 0) + (odds[i] ?? 0);
  });
}

/**
 * Log-odds that the table adds to a cell. Set by hand: hardly any labelled pair has a rule and rows that keep it, so there is little
 * to learn from; they decide between fields that names leave open and do not outweigh a plain name.
 */
function contextOdds({ sum, order, group }: ContextEvidence): number {
  return contextOptions.sum * sum + contextOptions.order * order + contextOptions.group * group;
}
