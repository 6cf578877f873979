import { scanOptions } from '../model/options/scanOptions.ts';
import { gapBetween, type PlacedPiece } from './placedPiece.ts';

const limits = scanOptions.pieces;

/**
 * Puts pieces of one direction together that go on from each other on one base line, each run in reading order. Where
 * labels are printed across each other, each piece goes to the run that it fits best.
 */
export function lineRuns(placed: readonly PlacedPiece[]): readonly (readonly PlacedPiece[])[] {
  const runs: PlacedPiece[][] = [];
  // Runs that may go on, by the whole points of their base line.
  const open = new Map<number, PlacedPiece[][]>();
  const keep = (run: PlacedPiece[], across: number): void => {
    const key = Math.round(across);
    const there = open.get(key);
    if (there === undefined) open.set(key, [run]);
    else if (!there.includes(run)) there.push(run);
  };

  for (const one of placed.toSorted((a, b) => a.along - b.along)) {
    const reach = limits.baseline * one.piece.height;
    let best: PlacedPiece[] | undefined;
    let least = Number.POSITIVE_INFINITY;
    let isTwice = false;
    const first = Math.round(one.across - reach);
    const most = Math.round(one.across + reach) - first;
    // A letter may say that it is as high as the sky; there are never more lines than those that are open.
    const present = most > open.size ? keysFrom(open, { first, most }) : undefined;
    const count = present?.length ?? most + 1;
    for (let nth = 0; nth < count; nth += 1) {
      const near = open.get(present?.[nth] ?? first + nth);
      if (near === undefined) continue;
      for (let at = near.length - 1; at >= 0; at -= 1) {
        const run = near[at];
        const last = run?.at(-1);
        if (run === undefined || last === undefined) continue;
        const fit = fitOf(last, one);
        if (fit === 'over') near.splice(at, 1);
        else if (fit === 'twice') isTwice = true;
        else if (fit < least) {
          best = run;
          least = fit;
        }
      }
    }
    if (isTwice) continue;
    if (best === undefined) {
      best = [];
      runs.push(best);
    }
    best.push(one);
    keep(best, one.across);
  }
  return runs;
}

/** The keys that are there from `first` to so many behind it, ascending. */
function keysFrom(
  open: ReadonlyMap<number, unknown>,
  { first, most }: { readonly first: number; readonly most: number },
): readonly number[] {
  return [...open.keys()].filter((key) => key >= first && key <= first + most).sort((a, b) => a - b);
}

/** How badly a piece goes on from another, in points; `twice`: it is the same printed again; `over`: nothing will go on from it. */
function fitOf(last: PlacedPiece, one: PlacedPiece): number | 'twice' | 'over' {
  const { height } = one.piece;
  const gap = gapBetween(last, one);
  const aside = Math.abs(one.across - last.across);
  if (gap > limits.apartGap * Math.max(height, last.piece.height))
    return gap > limits.farGap ? 'over' : Number.POSITIVE_INFINITY;
  if (aside > limits.baseline * height) return Number.POSITIVE_INFINITY;
  // Shadows and false bold are the same words printed twice.
  if (one.piece.text === last.piece.text && one.along - last.along < limits.joinedGap * height)
    return 'twice';
  const isOtherSize = Math.abs(height - last.piece.height) > limits.otherSize * height;
  if (isOtherSize || gap < -limits.overlap * height) return Number.POSITIVE_INFINITY;
  return Math.abs(gap) + 2 * aside;
}
