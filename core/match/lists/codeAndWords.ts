import { matchPattern } from '../../values/patterns/matchPattern.ts';
import { compilePattern, type SafePattern } from '../../values/patterns/safePattern.ts';
import type { KnownValue } from './knownValues.ts';

/** How many values a rule fits. */
export interface Fit {
  /** 0 to 1, of the values that are filled; 0 where there are too few to tell. */
  readonly share: number;
  readonly distinct: number;
}

/** Values seen before a share that is plainly too small is not counted to its end, and how small that is. */
const firstValues = 12;
const hopeless = 0.5;

/** Share of the cells that a test fits, of the first dozen values only where not half of these do; blank ones have no say. */
export function fitOf(values: readonly KnownValue[], fits: (value: string) => boolean): Fit {
  let looked = 0;
  let filled = 0;
  let fitting = 0;
  const seen = new Set<string>();
  for (const { value, count } of values) {
    const trimmed = value.trim();
    if (trimmed === '') continue;
    if (looked >= firstValues && fitting < filled * hopeless) break;
    looked += 1;
    filled += count ?? 1;
    if (!fits(trimmed)) continue;
    fitting += count ?? 1;
    seen.add(trimmed);
  }
  return { share: filled === 0 ? 0 : fitting / filled, distinct: seen.size };
}

/** A pattern of ours, compiled; a fault in it is a bug. */
export function patternTest(source: string): (value: string) => boolean {
  const compiled = mustCompile(source);
  return (value) => value.length <= longestValue && matchPattern(compiled, value) !== undefined;
}

/** Longer texts are prose, whatever they have in them. */
const longestValue = 200;

function mustCompile(source: string): SafePattern {
  const compiled = compilePattern(source);
  if (typeof compiled === 'string') throw new Error(`Invariant broken: ${source} has ${compiled}`);
  return compiled;
}

const code = '^([0-9A-Z][0-9A-Z.]{0,7}) ?(?: - |- | -|:|=|–|\\|) ?\\D';
const words = '^[0-9A-Z][0-9A-Z.]{0,7} ?(?: - |- | -|:|=|–|\\|) ?(\\D.*)$';
const hasBoth = patternTest(words);

/** A code and what it stands for in one cell: `11 - Office`, `M: Male`. Patterns as `extract` takes them. */
export const codeAndWords = {
  code,
  words,
  fit: (values: readonly KnownValue[]): Fit => fitOf(values, hasBoth),
} as const;
