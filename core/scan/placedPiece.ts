import type { TextPiece } from '../model/scan.ts';

/** A piece along and across its own direction, so that lines of every angle are told alike. */
export interface PlacedPiece {
  readonly piece: TextPiece;
  /** Points from the page's corner along the direction, and across it, growing downwards for who reads it. */
  readonly along: number;
  readonly across: number;
}

/** Pieces by their direction; what has no letters or no size is left out. */
export function placedPieces(pieces: readonly TextPiece[]): readonly (readonly PlacedPiece[])[] {
  const directions = new Map<number, PlacedPiece[]>();
  for (const piece of pieces) {
    if (piece.text.trim() === '' || !(piece.height > 0)) continue;
    const angle = wholeAngle(piece.angle);
    const { cos, sin } = directionOf(angle);
    const placed = { piece, along: piece.x * cos + piece.y * sin, across: piece.y * cos - piece.x * sin };
    const same = directions.get(angle);
    if (same === undefined) directions.set(angle, [placed]);
    else same.push(placed);
  }
  return [...directions.values()];
}

/** Points between the end of a piece and the beginning of the next. */
export function gapBetween(before: PlacedPiece, next: PlacedPiece): number {
  return next.along - before.along - before.piece.width;
}

/** Degrees from 0 up to 360; what is turned by less than half a degree is not. */
export function wholeAngle(angle: number): number {
  return ((Math.round(angle) % 360) + 360) % 360;
}

export function directionOf(angle: number): { readonly cos: number; readonly sin: number } {
  const radians = (angle * Math.PI) / 180;
  return { cos: Math.cos(radians), sin: Math.sin(radians) };
}
