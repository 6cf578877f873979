import { scanOptions } from '../model/options/scanOptions.ts';
import type { PlacedPiece } from './placedPiece.ts';

const limits = scanOptions.pieces;

/** Runs of one letter each that stand below each other at even steps, from the top; they stay runs of their own, too. */
export function stackedLetters(
  runs: readonly (readonly PlacedPiece[])[],
): readonly (readonly PlacedPiece[])[] {
  const left = new Set(runs.flatMap(loneLetter).toSorted((a, b) => a.across - b.across));
  const stacks: PlacedPiece[][] = [];
  for (const top of left) {
    left.delete(top);
    const stack = [top];
    let last = top;
    for (const one of left) {
      const step = (one.across - last.across) / last.piece.height;
      if (step > limits.stackedStep[1]) break;
      const isAside = Math.abs(middleOf(one) - middleOf(last)) > limits.stackedAside * last.piece.height;
      if (step < limits.stackedStep[0] || isAside) continue;
      stack.push(one);
      left.delete(one);
      last = one;
    }
    if (stack.length >= limits.fewestStacked) stacks.push(stack);
  }
  return stacks;
}

function loneLetter(run: readonly PlacedPiece[]): readonly PlacedPiece[] {
  const [only, ...others] = run;
  return only !== undefined && others.length === 0 && only.piece.text.trim().length === 1 ? [only] : [];
}

function middleOf({ along, piece }: PlacedPiece): number {
  return along + piece.width / 2;
}
