import type { PageBox, TextPiece } from '../model/scan.ts';
import type { PageLine } from './joinPieces.ts';
import { directionOf, wholeAngle } from './placedPiece.ts';

/** The box around some units of a line, letters of a piece taken as equally wide. `to` is exclusive. */
export function boxOf(line: PageLine, { from, to }: { readonly from: number; readonly to: number }): PageBox {
  const units = line.from.slice(from, to).filter(({ piece }) => piece >= 0);
  const pieces = units.flatMap(({ piece, at }) => {
    const of = line.pieces[piece];
    return of === undefined ? [] : [{ of, at }];
  });
  const angle = wholeAngle(pieces[0]?.of.angle ?? 0);
  const { cos, sin } = directionOf(angle);
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { of, at } of pieces) {
    const along = of.x * cos + of.y * sin;
    const across = of.y * cos - of.x * sin;
    left = Math.min(left, along + shareOf(of, at));
    right = Math.max(right, along + shareOf(of, at + 1));
    // From the tops of the letters to a little below the base line.
    top = Math.min(top, across - of.height);
    bottom = Math.max(bottom, across + of.height / 4);
  }
  if (pieces.length === 0) return { x: 0, y: 0, width: 0, height: 0, angle };
  return {
    x: left * cos - top * sin,
    y: left * sin + top * cos,
    width: right - left,
    height: bottom - top,
    angle,
  };
}

function shareOf({ width, text }: TextPiece, letters: number): number {
  return (width * letters) / text.length;
}
