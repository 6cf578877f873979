import type { FindQuery } from '../model/find.ts';
import { AppError } from '../model/errors.ts';
import { type PatternPlace, placeOfPattern } from '../values/patterns/matchPattern.ts';
import { patternTest } from '../values/patterns/patternTest.ts';
import { compilePattern } from '../values/patterns/safePattern.ts';
import { type ByteNeedle, byteNeedle } from './byteNeedle.ts';
import { foldCase } from './foldCase.ts';

/** A query made ready. */
export interface CellTest {
  /** Finds the text in raw bytes; absent where only the text of a cell can tell. Nothing it finds goes across an escape. */
  readonly needle?: ByteNeedle;
  /** Whether the bytes of a cell, all of them ASCII and none of them an escape, hold the match; absent where `holds` has to. */
  readonly holdsAscii?: (bytes: Uint8Array, from: number, to: number) => boolean;
  /** Whether the text of a cell holds it. */
  readonly holds: (text: string) => boolean;
  /** Where the first match stands in a text that holds one, in UTF-16 units; the whole of it where that cannot be told. */
  readonly placeIn: (text: string) => PatternPlace;
}

/**
 * Makes a query ready.
 *
 * @param quote what the cells of the text may stand in, and then escape in them
 * @throws {AppError} `FIND_PATTERN` where the text is no pattern
 */
export function cellTest(query: FindQuery, quote: string | null): CellTest {
  return query.isPattern ? testOfPattern(query) : testOfText(query, quote);
}

function testOfText({ text, matchCase, wholeCell }: FindQuery, quote: string | null): CellTest {
  const fold = matchCase ? (one: string): string => one : foldCase;
  const folded = fold(text);
  // In a cell with escapes, bytes and text differ at quotes and backslashes only.
  const escapes = quote !== null && (text.includes(quote) || text.includes('\\'));
  const needle = escapes ? undefined : byteNeedle(text, matchCase);
  return {
    ...(needle === undefined ? {} : { needle }),
    holds: wholeCell ? (cell) => fold(cell) === folded : (cell) => fold(cell).includes(folded),
    placeIn(cell) {
      const from = fold(cell).indexOf(folded);
      return from < 0 ? { from: 0, to: cell.length } : { from, to: from + text.length };
    },
  };
}

function testOfPattern({ text, matchCase, wholeCell }: FindQuery): CellTest {
  const pattern = compilePattern(wholeCell ? `^(?:${text})$` : text, { anyCase: !matchCase });
  if (typeof pattern === 'string') throw new AppError('FIND_PATTERN', `This pattern has ${pattern}.`);
  const test = patternTest(pattern);
  return {
    holdsAscii: (bytes, from, to) => test.inAscii(bytes, from, to),
    holds: (cell) => test.inText(cell),
    placeIn: (cell) => placeOfPattern(pattern, cell) ?? { from: 0, to: cell.length },
  };
}
