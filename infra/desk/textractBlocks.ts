import type { Block } from '@aws-sdk/client-textract';
import type { Corners, RecognisedLine, RecognisedWord } from '../../core/scan/recognisedPieces.ts';

/**
 * The lines of an answer with their words. What lacks a place or a text is left out; a word that no line names, too. The
 * corners of an outline begin at the upper left of who reads the text.
 *
 * @see https://docs.aws.amazon.com/textract/latest/dg/how-it-works-lines-words.html
 */
export function recognisedLines(blocks: readonly Block[]): readonly RecognisedLine[] {
  const byId = new Map(blocks.map((block) => [block.Id, block]));
  return blocks.flatMap((line) => {
    const corners = cornersOf(line);
    if (line.BlockType !== 'LINE' || corners === undefined) return [];
    const ids = (line.Relationships ?? [])
      .filter(({ Type }) => Type === 'CHILD')
      .flatMap(({ Ids }) => Ids ?? []);
    return [{ corners, words: ids.flatMap((id) => wordOf(byId.get(id))) }];
  });
}

function wordOf(block: Block | undefined): readonly RecognisedWord[] {
  const text = block?.Text ?? '';
  const corners = block === undefined ? undefined : cornersOf(block);
  if (block?.BlockType !== 'WORD' || text === '' || corners === undefined) return [];
  return [{ text, corners, certainty: (block.Confidence ?? 0) / 100 }];
}

function cornersOf({ Geometry }: Block): Corners | undefined {
  const [a, b, c, d] = (Geometry?.Polygon ?? []).map(({ X = 0, Y = 0 }) => ({ x: X, y: Y }));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [a, b, c, d];
}
