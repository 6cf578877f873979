import type { TextPiece } from '../model/scan.ts';
import { directionOf } from './placedPiece.ts';

/** A corner as shares of the page's width and height, from its upper left. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Corners as whoever reads the text sees them: upper left, upper right, lower right, lower left. */
export type Corners = readonly [Corner, Corner, Corner, Corner];

export interface RecognisedWord {
  readonly text: string;
  readonly corners: Corners;
  /** 0 to 1. */
  readonly certainty: number;
}

/** A line as text recognition sees it. */
export interface RecognisedLine {
  readonly corners: Corners;
  readonly words: readonly RecognisedWord[];
}

/**
 * Words that were recognised as pieces of a page. All words of a line stand on its base line and are as tall as it is: their
 * own outlines reach as far as their letters do, and no two words have the same.
 *
 * @param page its size in points
 */
export function recognisedPieces(
  lines: readonly RecognisedLine[],
  page: { readonly width: number; readonly height: number },
): readonly TextPiece[] {
  return lines.flatMap(({ corners, words }) => {
    const [top, , right, left] = inPoints(corners, page);
    const angle = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
    const { cos, sin } = directionOf(angle);
    const across = left.y * cos - left.x * sin;
    const height = Math.hypot(top.x - left.x, top.y - left.y);
    return words.map((word) => {
      const all = inPoints(word.corners, page).map(({ x, y }) => x * cos + y * sin);
      const along = Math.min(...all);
      return {
        text: word.text,
        x: along * cos - across * sin,
        y: along * sin + across * cos,
        angle,
        width: Math.max(...all) - along,
        height,
        isHidden: false,
        certainty: word.certainty,
      };
    });
  });
}

function inPoints(
  [a, b, c, d]: Corners,
  { width, height }: { readonly width: number; readonly height: number },
): Corners {
  const point = ({ x, y }: Corner): Corner => ({ x: x * width, y: y * height });
  return [point(a), point(b), point(c), point(d)];
}
