import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageBox } from '../../../core/model/scan.ts';
import { codeFinder } from '../../../core/scan/findCodes.ts';
import { type Corners, recognisedPieces } from '../../../core/scan/recognisedPieces.ts';
import { searchPage } from '../../../core/scan/searchPage.ts';

const page = { width: 800, height: 600 };

/** A box of the page in points, turned around a point, as shares of the page. */
function corners(
  { x, y, width, height }: Omit<PageBox, 'angle'>,
  turn: { readonly degrees: number; readonly at: readonly [number, number] },
): Corners {
  const radians = (turn.degrees * Math.PI) / 180;
  const point = (px: number, py: number) => {
    const [dx, dy] = [px - turn.at[0], py - turn.at[1]];
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
    return {
      x: (turn.at[0] + dx * cos - dy * sin) / page.width,
      y: (turn.at[1] + dx * sin + dy * cos) / page.height,
    };
  };
  return [point(x, y), point(x + width, y), point(x + width, y + height), point(x, y + height)];
}

function found(words: readonly (readonly [string, number, number])[], degrees = 0) {
  const turn = { degrees, at: [400, 300] as const };
  const all = words.map(([text, x, width], at) => ({
    text,
    // No two words reach equally far down.
    corners: corners({ x, y: 300 + at, width, height: 10 + at }, turn),
    certainty: 0.9 - at / 10,
  }));
  const [first] = words;
  const last = words.at(-1);
  const reach = (last?.[1] ?? 0) + (last?.[2] ?? 0) - (first?.[1] ?? 0);
  const line = {
    corners: corners({ x: first?.[1] ?? 0, y: 300, width: reach, height: 12 }, turn),
    words: all,
  };
  const finder = codeFinder(
    ['HOLE-1', 'PLATE 7'].map((text) => ({ text, isPattern: false })),
    { anyCase: true, anySeparator: false },
  );
  const pieces = recognisedPieces([line], page);
  return searchPage(finder, { page: 1, ...page, pieces, content: 'text' });
}

describe('words that were recognised', () => {
  it('are near for being read from a picture, with the certainty of the least certain word', () => {
    expect(found([['HOLE-1', 350, 60]])).toMatchObject([{ near: 'ocr', found: 'HOLE-1', certainty: 0.9 }]);
    expect(
      found([
        ['PLATE', 350, 50],
        ['7', 403, 10],
      ]),
    ).toMatchObject([{ near: 'ocr', found: 'PLATE 7', certainty: 0.8 }]);
  });

  it('keep the nearer reason where their signs differ', () => {
    expect(found([['H0LE-1', 350, 60]])).toMatchObject([{ near: 'lookalike', certainty: 0.9 }]);
  });

  it('are not joined over the gap between two cells', () => {
    expect(
      found([
        ['PLATE', 350, 50],
        ['7', 460, 10],
      ]),
    ).toEqual([]);
  });

  it('are found and placed whichever way they are turned', () => {
    assert(
      property(integer({ min: 0, max: 359 }), (degrees) => {
        const [match] = found([['HOLE-1', 370, 60]], degrees);
        expect(match?.box?.angle).toBe(degrees);
        const radians = (degrees * Math.PI) / 180;
        const { x = 0, y = 0, width = 0, height = 0 } = match?.box ?? {};
        // The middle of the box lies where the middle of the word does.
        const middle = [
          x + (width * Math.cos(radians) - height * Math.sin(radians)) / 2,
          y + (width * Math.sin(radians) + height * Math.cos(radians)) / 2,
        ];
        const expected = [400 - 6 * Math.sin(radians), 300 + 6 * Math.cos(radians)];
        const away = Math.hypot((middle[0] ?? 0) - (expected[0] ?? 0), (middle[1] ?? 0) - (expected[1] ?? 0));
        expect(away).toBeLessThan(3);
      }),
    );
  });
});
