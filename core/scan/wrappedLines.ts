import { scanOptions } from '../model/options/scanOptions.ts';
import type { TextPiece } from '../model/scan.ts';
import type { PageLine } from './joinPieces.ts';
import { directionOf, wholeAngle } from './placedPiece.ts';

/** Two lines read as one. */
export interface WrappedLine {
  readonly line: PageLine;
  /** Unit of the text where the second one begins. */
  readonly joint: number;
}

/** Lines that end with a dash, each with the line right below it that begins at the same place, as in narrow cells. */
export function wrappedLines(lines: readonly PageLine[]): readonly WrappedLine[] {
  const broken = lines.filter(({ text }) => /\p{Pd}\s*$/u.test(text));
  return broken.flatMap((upper) => {
    const lower = lines.find((line) => line !== upper && isBelow(upper, line));
    if (lower === undefined) return [];
    const text = upper.text.trimEnd();
    const shift = upper.pieces.length;
    const behind = lower.from.map(({ piece, at }) => ({ piece: piece < 0 ? piece : piece + shift, at }));
    return [
      {
        line: {
          text: text + lower.text,
          from: [...upper.from.slice(0, text.length), ...behind],
          pieces: [...upper.pieces, ...lower.pieces],
        },
        joint: text.length,
      },
    ];
  });
}

function isBelow(upper: PageLine, lower: PageLine): boolean {
  const [first] = upper.pieces;
  const [second] = lower.pieces;
  if (first === undefined || second === undefined || wholeAngle(first.angle) !== wholeAngle(second.angle))
    return false;
  const a = placeOf(first);
  const b = placeOf(second);
  const step = (b.across - a.across) / first.height;
  const [least, most] = scanOptions.pieces.wrappedStep;
  return step >= least && step <= most && Math.abs(b.along - a.along) <= first.height;
}

function placeOf({ x, y, angle }: TextPiece): { readonly along: number; readonly across: number } {
  const { cos, sin } = directionOf(wholeAngle(angle));
  return { along: x * cos + y * sin, across: y * cos - x * sin };
}
