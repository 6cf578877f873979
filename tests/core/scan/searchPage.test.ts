import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScanMatch, scanDefaults, type TextPiece } from '../../../core/model/scan.ts';
import { codeFinder } from '../../../core/scan/findCodes.ts';
import { searchPage } from '../../../core/scan/searchPage.ts';

const finder = codeFinder(
  ['HOLE-1', 'HOLE-123', 'HOLE-77'].map((text) => ({ text, isPattern: false })),
  scanDefaults,
);

function search(pieces: readonly TextPiece[]): readonly ScanMatch[] {
  return searchPage(finder, { page: 1, width: 1_000, height: 800, pieces, content: 'text' });
}

const size = 10;
/** Letters of this made-up font are 6 points wide. */
function piece(text: string, given: Partial<TextPiece> = {}): TextPiece {
  return { text, x: 100, y: 100, angle: 0, width: text.length * 6, height: size, isHidden: false, ...given };
}

/** Pieces one behind the other, as a program writes them that cuts words. */
function inPieces(
  texts: readonly string[],
  { angle, gap = 0 }: { readonly angle: number; readonly gap?: number },
) {
  const radians = (angle * Math.PI) / 180;
  let along = 0;
  return texts.map((text) => {
    const placed = piece(text, {
      angle,
      x: 300 + along * Math.cos(radians),
      y: 300 + along * Math.sin(radians),
    });
    along += placed.width + gap;
    return placed;
  });
}

const short = (matches: readonly ScanMatch[]) =>
  matches.map(({ code, found, near }) => ({ code, found, near }));

describe('searchPage', () => {
  it('puts words together that were placed in pieces, at any angle and whatever stands around', () => {
    const other = fc.record({ x: fc.integer({ min: 0, max: 90 }), y: fc.integer({ min: 0, max: 800 }) });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359 }),
        fc.array(other, { maxLength: 20 }),
        fc.nat(),
        (angle, others, seed) => {
          const cuts = [
            ['HOLE-', '12', '3'],
            ['HOLE-123'],
            ['H', 'O', 'L', 'E', '-', '1', '2', '3'],
            ['HOLE', '-123'],
          ];
          const pieces = inPieces(cuts[seed % cuts.length] ?? [], { angle });
          const around = others.map((place) => piece('R5.0', { ...place, width: 8 }));
          const mixed = seed % 2 === 0 ? [...around, ...pieces] : [...pieces.toReversed(), ...around];
          expect(short(search(mixed))).toEqual([{ code: 1, found: 'HOLE-123', near: null }]);
        },
      ),
    );
  });

  it('does not join labels that a gap parts', () => {
    expect(short(search(inPieces(['HOLE-1', '23'], { angle: 0, gap: 5 })))).toEqual([
      { code: 0, found: 'HOLE-1', near: null },
    ]);
    expect(short(search(inPieces(['HOLE-', '123'], { angle: 0, gap: 40 })))).toEqual([]);
  });

  it('finds a label that another one is printed next to by chance', () => {
    const next = piece('R5', { x: 88, y: 100.6, width: 12 });
    expect(short(search([piece('HOLE-1'), next]))).toEqual([{ code: 0, found: 'HOLE-1', near: null }]);
  });

  it('counts words once that are printed twice to look bold', () => {
    expect(search([piece('HOLE-1'), piece('HOLE-1', { x: 100.3 })])).toHaveLength(1);
  });

  it('reads letters below each other', () => {
    const stack = Array.from('HOLE-77', (letter, at) =>
      piece(letter, { x: 500, y: 100 + at * 12, width: 6 }),
    );
    expect(short(search(stack))).toEqual([{ code: 2, found: 'HOLE-77', near: null }]);
  });

  it('shows what is set apart or goes on in the next line as near', () => {
    expect(short(search([piece('H O L E - 7 7')]))).toEqual([{ code: 2, found: 'HOLE-77', near: 'spaced' }]);
    const cell = [piece('HOLE-'), piece('77', { y: 112 })];
    expect(short(search(cell))).toEqual([{ code: 2, found: 'HOLE-77', near: 'wrapped' }]);
  });

  it('says where on the page a match stands', () => {
    const [level] = search([piece('SEE HOLE-77 NOW')]);
    expect(level?.box).toEqual({ x: 124, y: 90, width: 42, height: 12.5, angle: 0 });
    const [turned] = search([piece('HOLE-77', { angle: 90 })]);
    expect(turned?.box).toMatchObject({ angle: 90, width: 42, height: 12.5 });
    expect(turned?.box?.x).toBeCloseTo(110);
    expect(turned?.box?.y).toBeCloseTo(100);
  });

  it('flags what stands in a hidden layer', () => {
    expect(search([piece('HOLE-77', { isHidden: true })])).toMatchObject([{ isHidden: true }]);
  });
});

it('letters that say that they are as high as the sky, or stand there, take no time', () => {
  const high = piece('HOLE-1', { height: 99_999_999_999_999, width: 1e14 });
  const far = piece('HOLE-1', { y: 1e300 });
  const near = [piece('HOLE-', { x: 20 }), piece('77', { x: 50 })];
  expect(search([high, high, far, ...near]).map(({ found }) => found)).toContain('HOLE-77');
});
