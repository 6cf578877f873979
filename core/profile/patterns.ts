import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ValueCount } from '../model/profile.ts';
import { patternHash } from '../values/quickRead.ts';

/** The shape of a text: `A` for a capital, `a` for another letter, `9` for a digit, all else as it stands. `null` for prose. */
function patternOf(text: string): string | null {
  if (text.length > profileOptions.patternCharacters) return null;
  let pattern = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) pattern += '9';
    else if (code >= 0x61 && code <= 0x7a) pattern += 'a';
    else if (code >= 0x41 && code <= 0x5a) pattern += 'A';
    else if (code < 0x80) pattern += text.charAt(at);
    else pattern += otherLetter(text.charAt(at));
  }
  return pattern;
}

function otherLetter(character: string): string {
  const lower = character.toLowerCase();
  if (lower !== character.toUpperCase()) return lower === character ? 'a' : 'A';
  return /\p{L}/u.test(character) ? 'a' : character;
}

/**
 * Shapes of a column and how often each occurs. Counted exactly for those among the first `countedPatterns`; a column
 * with more has no shape worth naming, and what comes later is left out.
 */
export class Patterns {
  /** By the hash of the shape, so that a known shape is counted without being spelled out. */
  private readonly counts = new Map<number, { readonly pattern: string; count: number }>();

  add(text: string, count: number): void {
    const pattern = patternOf(text);
    if (pattern !== null) this.addPattern(patternHash(pattern), pattern, count);
  }

  /** As `add`, for a text whose shape's hash is known already. */
  addHashed(hash: number, text: string): void {
    const known = this.counts.get(hash);
    if (known !== undefined) known.count += 1;
    else if (this.counts.size < profileOptions.countedPatterns) this.add(text, 1);
  }

  merge(other: Patterns): void {
    for (const [hash, { pattern, count }] of other.counts) this.addPattern(hash, pattern, count);
  }

  /** Most frequent first; of equals the one that sorts first. */
  top(): readonly ValueCount[] {
    const counts = new Map([...this.counts.values()].map(({ pattern, count }) => [pattern, count]));
    return mostFrequent(counts, profileOptions.patterns);
  }

  private addPattern(hash: number, pattern: string, count: number): void {
    const known = this.counts.get(hash);
    if (known !== undefined) known.count += count;
    else if (this.counts.size < profileOptions.countedPatterns) this.counts.set(hash, { pattern, count });
  }
}

/** The most frequent entries, equals in the order of their text, so that reordering rows changes nothing. */
export function mostFrequent(counts: ReadonlyMap<string, number>, most: number): readonly ValueCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, most);
}
