import { profileOptions } from '../model/options.ts';
import type { ValueCount } from '../model/profile.ts';

/** The shape of a text: `A` for a capital, `a` for another letter, `9` for a digit, all else as it stands. `null` for prose. */
export function patternOf(text: string): string | null {
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
  readonly counts = new Map<string, number>();

  add(text: string, count: number): void {
    const pattern = patternOf(text);
    if (pattern === null) return;
    const known = this.counts.get(pattern);
    if (known === undefined && this.counts.size >= profileOptions.countedPatterns) return;
    this.counts.set(pattern, (known ?? 0) + count);
  }

  merge(other: Patterns): void {
    for (const [pattern, count] of other.counts) {
      const known = this.counts.get(pattern);
      if (known === undefined && this.counts.size >= profileOptions.countedPatterns) continue;
      this.counts.set(pattern, (known ?? 0) + count);
    }
  }

  /** Most frequent first; of equals the one that sorts first. */
  top(): readonly ValueCount[] {
    return mostFrequent(this.counts, profileOptions.patterns);
  }
}

/** The most frequent entries, equals in the order of their text, so that reordering rows changes nothing. */
export function mostFrequent(counts: ReadonlyMap<string, number>, most: number): readonly ValueCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, most);
}
