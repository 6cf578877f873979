import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ValueCount } from '../model/profile.ts';
import { patternHash } from '../values/cells/quickRead.ts';

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
  private last: { count: number } | undefined;
  private lastHash = 0;

  add(text: string, count: number): void {
    const pattern = patternOf(text);
    if (pattern !== null) this.addPattern(patternHash(pattern), pattern, count);
  }

  /** As `add`, for a text whose shape's hash is known already. */
  addHashed(hash: number, cell: { text(): string }): void {
    // Neighbours in a column are mostly written alike.
    if (hash === this.lastHash && this.last !== undefined) {
      this.last.count += 1;
      return;
    }
    const known = this.counts.get(hash);
    if (known === undefined) {
      if (this.counts.size < profileOptions.countedPatterns) this.add(cell.text(), 1);
      return;
    }
    known.count += 1;
    this.last = known;
    this.lastHash = hash;
  }

  /** Counts more cells of a shape that is counted already. */
  addCount(pattern: string, count: number): void {
    this.addPattern(patternHash(pattern), pattern, count);
  }

  /** Shapes counted so far; grows up to `profileOptions.countedPatterns`. */
  get size(): number {
    return this.counts.size;
  }

  /** The shapes, in the order they came, from the given one on. */
  from(first: number): readonly string[] {
    return [...this.counts.values()].slice(first).map(({ pattern }) => pattern);
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
  // Kept in order; few are wanted of many thousand, so sorting them all would cost more than the look at each.
  const best: ValueCount[] = [];
  for (const [value, count] of counts) {
    let place = best.length;
    while (place > 0 && isBefore(value, count, best[place - 1])) place -= 1;
    if (place >= most) continue;
    best.splice(place, 0, { value, count });
    if (best.length > most) best.pop();
  }
  return best;
}

function isBefore(value: string, count: number, other: ValueCount | undefined): boolean {
  if (other === undefined) return false;
  return count > other.count || (count === other.count && value < other.value);
}
