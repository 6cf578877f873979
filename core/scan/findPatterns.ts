import { AppError } from '../model/errors.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import type { ScanCode, ScanOptions } from '../model/scan.ts';
import { placeOfPattern } from '../values/patterns/matchPattern.ts';
import { compilePattern, type SafePattern } from '../values/patterns/safePattern.ts';
import { isWordSign } from './plainSigns.ts';

/** A code that is a pattern, made ready. */
export interface PatternCode {
  /** Place in the list of codes. */
  readonly code: number;
  readonly pattern: SafePattern;
}

/** The patterns of a list of codes. @throws {AppError} `FIND_PATTERN` where one is none */
export function patternCodes(codes: readonly ScanCode[], { anyCase }: ScanOptions): readonly PatternCode[] {
  return codes.flatMap(({ text, isPattern }, code) => {
    if (!isPattern) return [];
    const pattern = compilePattern(text, { anyCase });
    if (typeof pattern === 'string')
      throw new AppError('FIND_PATTERN', `The pattern ${text} has ${pattern}.`);
    return [{ code, pattern }];
  });
}

/** What `placeOfPattern` searches at a time, in UTF-16 units. */
const windowLength = 4_000;

/** Whatever fits a pattern at word boundaries, in the order of the list, then of the signs; none of a pattern overlap. */
export function* findPatterns(
  patterns: readonly PatternCode[],
  signs: string,
): Iterable<{ readonly code: number; readonly from: number; readonly to: number }> {
  for (const { code, pattern } of patterns) {
    for (let start = 0; start < signs.length; ) {
      const place = placeOfPattern(pattern, signs.slice(start, start + windowLength));
      if (place === undefined) {
        if (pattern.anchored) break;
        start += windowLength - scanOptions.longestCode;
        continue;
      }
      const from = start + place.from;
      const to = start + place.to;
      if (to > from && isWhole(signs, from, to)) yield { code, from, to };
      if (pattern.anchored) break;
      // What fits nothing, or not as a whole, may hide what begins behind its first sign.
      start = to > from && isWhole(signs, from, to) ? to : from + 1;
    }
  }
}

function isWhole(signs: string, from: number, to: number): boolean {
  const isInside = (at: number): boolean => isWordSign(signs[at - 1]) && isWordSign(signs[at]);
  return !isInside(from) && !isInside(to);
}
