import { scanOptions } from '../model/options/scanOptions.ts';
import type { ScanMatch } from '../model/scan.ts';
import { contextOf } from '../scan/contextOf.ts';
import type { CodeFinder } from '../scan/findCodes.ts';

/** A line of a text, or a cell of a sheet, with its place. */
export interface PlacedLine {
  readonly text: string;
  /** As of a match. */
  readonly page: number;
  readonly line: number;
  readonly isHidden: boolean;
}

/** Finds codes in a line. What tabs part belongs to different cells, and no code reaches over them. */
export function* searchLine(
  finder: CodeFinder,
  { text, page, line, isHidden }: PlacedLine,
): Generator<ScanMatch> {
  let start = 0;
  for (const cell of text.split('\t')) {
    for (const { code, from, to, near } of finder.in(cell)) {
      const place = { from: start + from, to: start + to, most: scanOptions.contextLength };
      const context = contextOf(text, place);
      yield { code, found: cell.slice(from, to), near, page, box: null, line, context, isHidden };
    }
    start += cell.length + 1;
  }
}
