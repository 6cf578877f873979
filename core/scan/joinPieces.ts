import { scanOptions } from '../model/options/scanOptions.ts';
import type { TextPiece } from '../model/scan.ts';
import { lineRuns } from './lineRuns.ts';
import { gapBetween, type PlacedPiece, placedPieces } from './placedPiece.ts';
import { stackedLetters } from './stackedLetters.ts';

/** Pieces of a page that read as one line. */
export interface PageLine {
  readonly text: string;
  /** The piece that each UTF-16 unit of the text comes from, and its place in it; piece -1 for a blank between two. */
  readonly from: readonly UnitPlace[];
  readonly pieces: readonly TextPiece[];
}

interface UnitPlace {
  readonly piece: number;
  readonly at: number;
}

/**
 * Puts the pieces of a page together to the lines that a person reads: drawings place words in pieces, turned, letter by
 * letter or in columns. Pieces of one direction and base line are one line as far as no gap parts them; a gap as wide as a
 * blank is one. Letters below each other are a line, too.
 */
export function joinPieces(pieces: readonly TextPiece[]): readonly PageLine[] {
  return placedPieces(pieces).flatMap((placed) => {
    const runs = lineRuns(placed);
    return [...runs.map(besideEachOther), ...stackedLetters(runs).map(belowEachOther)];
  });
}

function besideEachOther(run: readonly PlacedPiece[]): PageLine {
  let text = '';
  const from: UnitPlace[] = [];
  for (const [place, one] of run.entries()) {
    const before = run[place - 1];
    if (
      before !== undefined &&
      isApart(before, one) &&
      !text.endsWith(' ') &&
      !one.piece.text.startsWith(' ')
    ) {
      text += ' ';
      from.push({ piece: -1, at: 0 });
    }
    for (let at = 0; at < one.piece.text.length; at += 1) from.push({ piece: place, at });
    text += one.piece.text;
  }
  return { text, from, pieces: run.map(({ piece }) => piece) };
}

function isApart(before: PlacedPiece, one: PlacedPiece): boolean {
  const height = Math.max(one.piece.height, before.piece.height);
  const { joinedGap, joinedAside } = scanOptions.pieces;
  const gap = Math.abs(gapBetween(before, one));
  return gap > joinedGap * height || Math.abs(one.across - before.across) > joinedAside * height;
}

function belowEachOther(stack: readonly PlacedPiece[]): PageLine {
  return {
    text: stack.map(({ piece }) => piece.text.trim()).join(''),
    from: stack.map((_, piece) => ({ piece, at: 0 })),
    pieces: stack.map(({ piece }) => piece),
  };
}
