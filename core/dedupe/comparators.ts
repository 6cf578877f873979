import type { LikenessKind } from '../model/duplicates.ts';
import { dice, type Trigrams, trigramsOf } from '../values/textSimilarity.ts';
import { editDistance } from './editDistance.ts';
import { soundOf } from './soundOf.ts';

/** How alike two values are: the same, near (a slip apart), alike (more than by chance), different. */
export const likenessLevels = ['same', 'near', 'alike', 'different'] as const;
export type LikenessLevel = 0 | 1 | 2 | 3;
export const levelCount = likenessLevels.length;

/** Compares two values of one column by their places in `texts`; the same place is level 0 and not asked for. */
export type Comparator = (a: number, b: number) => LikenessLevel;

/**
 * What compares the values of a kind. Sounds and trigrams are worked out once a value.
 *
 * @param texts As `comparableText` makes them, none empty.
 */
export function comparatorOf(kind: LikenessKind, texts: readonly string[]): Comparator {
  const text = (id: number): string => texts[id] ?? '';
  switch (kind) {
    case 'givenName':
    case 'familyName': {
      const sounds = once((id) => soundOf(text(id)));
      return (a, b) => nameLevel(text(a), text(b), () => sounds(a) === sounds(b) && sounds(a) !== '');
    }
    case 'personName':
    case 'organisation':
    case 'address':
    case 'place':
    case 'text': {
      const trigrams = once((id) => trigramsOf(bare(text(id))));
      return (a, b) => wordsLevel(text(a), text(b), () => dice(trigrams(a), trigrams(b)));
    }
    case 'date':
      return (a, b) => dateLevel(text(a), text(b));
    case 'email':
      return (a, b) => emailLevel(text(a), text(b));
    case 'phone':
      return (a, b) => phoneLevel(text(a), text(b));
    case 'code':
    case 'postcode':
      return (a, b) => codeLevel(text(a), text(b));
    case 'number':
      return (a, b) => numberLevel(text(a), text(b));
    case 'choice':
      return (a, b) => (isSlip(text(a), text(b), 5) ? 1 : 3);
  }
}

function once<T extends string | Trigrams>(make: (id: number) => T): (id: number) => T {
  const made: T[] = [];
  return (id) => {
    const known = made[id];
    if (known !== undefined) return known;
    const fresh = make(id);
    made[id] = fresh;
    return fresh;
  };
}

/** One letter apart, two in long texts; shorter ones than `least` have to agree. */
function isSlip(a: string, b: string, least = 3): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < least) return false;
  const allowed = shorter >= 9 ? 2 : 1;
  if (Math.abs(a.length - b.length) > allowed) return false;
  return editDistance(a, b) <= allowed;
}

function nameLevel(a: string, b: string, soundsAlike: () => boolean): LikenessLevel {
  const plainA = bare(a);
  const plainB = bare(b);
  if (plainA === plainB || isSlip(plainA, plainB)) return 1;
  const [short, long] = plainA.length <= plainB.length ? [plainA, plainB] : [plainB, plainA];
  // An initial, a short form (`alex`), one name of several (`anna maria`).
  if (short.length >= 3 && long.startsWith(short)) return 1;
  if (short.length === 1 && long.startsWith(short)) return 2;
  if (holdsWords(a, b)) return 1;
  if (short.length < 3) return 3;
  if (soundsAlike()) return 2;
  return Math.abs(plainA.length - plainB.length) <= 3 && editDistance(plainA, plainB) <= long.length * 0.35
    ? 2
    : 3;
}

function wordsLevel(a: string, b: string, share: () => number): LikenessLevel {
  const plainA = bare(a);
  const plainB = bare(b);
  if (plainA === plainB || isSlip(plainA, plainB, 4)) return 1;
  if (holdsWords(a, b)) return 1;
  const alike = share();
  if (alike >= 0.8) return 1;
  if (alike >= 0.5) return 2;
  const longer = Math.max(plainA.length, plainB.length);
  return Math.abs(plainA.length - plainB.length) <= longer * 0.3 &&
    editDistance(plainA, plainB) <= longer * 0.3
    ? 2
    : 3;
}

/** All words of the shorter are among those of the longer: another order, or one left out. Single short words say too little. */
function holdsWords(a: string, b: string): boolean {
  if (!a.includes(' ') && !b.includes(' ')) return false;
  const wordsA = a.split(' ');
  const wordsB = b.split(' ');
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  if (few.length === 1 && (few[0]?.length ?? 0) < 4) return false;
  return few.every((word) => many.includes(word));
}

function dateLevel(a: string, b: string): LikenessLevel {
  if (a.length !== 8 || b.length !== 8) return isSlip(a, b, 6) ? 1 : 3;
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6))
    return 1;
  if (editDistance(a, b) <= 1) return 1;
  const alike =
    Number(a.slice(0, 4) === b.slice(0, 4)) +
    Number(a.slice(4, 6) === b.slice(4, 6)) +
    Number(a.slice(6) === b.slice(6));
  return alike >= 2 || editDistance(a, b) <= 2 ? 2 : 3;
}

function emailLevel(a: string, b: string): LikenessLevel {
  if (isSlip(a, b, 6)) return 1;
  const [localA = '', domainA = ''] = a.split('@');
  const [localB = '', domainB = ''] = b.split('@');
  if (localA === localB && localA.length >= 5) return 1;
  return domainA === domainB && Math.min(localA.length, localB.length) >= 4 && isSlip(localA, localB, 4)
    ? 1
    : 3;
}

function phoneLevel(a: string, b: string): LikenessLevel {
  const shorter = Math.min(a.length, b.length);
  // With and without the country, which takes three digits at most, and a trunk digit.
  if (shorter >= 7 && a.slice(-shorter) === b.slice(-shorter)) return 1;
  const tailA = a.slice(-8);
  const tailB = b.slice(-8);
  if (shorter >= 7 && (editDistance(tailA, tailB) <= 1 || tailA === tailB)) return 1;
  return 3;
}

function codeLevel(a: string, b: string): LikenessLevel {
  if (isSlip(a, b, 4)) return 1;
  return Math.min(a.length, b.length) >= 6 && editDistance(a, b) <= 2 ? 2 : 3;
}

function numberLevel(a: string, b: string): LikenessLevel {
  if (a.length > 1 && isSlip(a, b, 2)) return 1;
  return 3;
}

function bare(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '') : text;
}
