import { scanOptions } from '../model/options/scanOptions.ts';
import type { NearReason, ScanMatch, TextPiece } from '../model/scan.ts';
import type { DocumentPage } from '../ports/documents.ts';
import { boxOf } from './boxOf.ts';
import { contextOf } from './contextOf.ts';
import type { CodeFinder, CodeHit } from './findCodes.ts';
import { joinPieces, type PageLine } from './joinPieces.ts';
import { spacedLines } from './spacedLines.ts';
import { wrappedLines } from './wrappedLines.ts';

/** A line that is searched, and what a match in it lacks to be exact. */
interface SearchedLine {
  readonly line: PageLine;
  readonly near: NearReason | null;
  /** Only what reaches over this unit counts; the rest is found in lines of its own. */
  readonly across: number | null;
}

/** Finds codes on a page, in the order of its lines: first those as they stand, then what had to be put together. */
export function searchPage(finder: CodeFinder, { page, pieces }: DocumentPage): readonly ScanMatch[] {
  const lines = joinPieces(pieces);
  const searched: SearchedLine[] = [
    ...lines.map((line) => ({ line, near: null, across: null })),
    ...spacedLines(lines).map((line) => ({ line, near: 'spaced' as const, across: null })),
    ...wrappedLines(lines).map(({ line, joint }) => ({ line, near: 'wrapped' as const, across: joint })),
  ];
  return searched.flatMap(({ line, near, across }) =>
    finder
      .in(line.text)
      .filter(({ from, to }) => across === null || (from < across && to > across))
      .map((hit) => matchOf(line, { page, hit, near: hit.near ?? near })),
  );
}

function matchOf(
  line: PageLine,
  { page, hit, near }: { readonly page: number; readonly hit: CodeHit; readonly near: NearReason | null },
): ScanMatch {
  const { code, from, to } = hit;
  const pieces = line.from.slice(from, to).map(({ piece }) => line.pieces[piece]);
  const certainty = leastCertain(pieces);
  return {
    code,
    found: line.text.slice(from, to),
    near: near ?? (certainty === undefined ? null : 'ocr'),
    page,
    box: boxOf(line, { from, to }),
    line: null,
    context: contextOf(line.text, { from, to, most: scanOptions.contextLength }),
    isHidden: pieces.some((piece) => piece?.isHidden === true),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

function leastCertain(pieces: readonly (TextPiece | undefined)[]): number | undefined {
  let least: number | undefined;
  for (const piece of pieces)
    if (piece?.certainty !== undefined) least = Math.min(least ?? 1, piece.certainty);
  return least;
}
