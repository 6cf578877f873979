import { cellFeatures, featureNames } from '../evidence/cellFeatures.ts';
import type { Cards, FirstScores } from './firstScores.ts';
import { rivalFeatures } from './rivalFeatures.ts';

/** Prepares, for one problem, what the trees ask about a cell: its own figures, then how it stands to its rivals (`pairNames`). */
export function pairFigures(
  cards: Cards,
  first: FirstScores,
): (cell: number, out: Float32Array, at: number) => void {
  const { columns, fields, book } = cards;
  const rivals = rivalFeatures(cards, first);
  return (cell, out, at) => {
    const column = columns[Math.floor(cell / fields.length)];
    const field = fields[cell % fields.length];
    if (column === undefined || field === undefined) throw new Error(`Invariant broken: no cell ${cell}`);
    cellFeatures({ column, field, book }, out, at);
    rivals(cell, out, at + featureNames.length);
  };
}
