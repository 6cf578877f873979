import type { LikenessKind } from '../model/duplicates.ts';
import { editDistance } from './editDistance.ts';
import { soundOf } from './soundOf.ts';
import {
  type Form,
  formOf,
  gramsOf,
  leastAlike,
  leastSteps,
  type Mailbox,
  mailboxOf,
  once,
  shareOf,
} from './textForms.ts';

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
      const sounds = once(texts, soundOf);
      const forms = once(texts, formOf);
      return (a, b) => nameLevel(forms(a), forms(b), () => sounds(a) === sounds(b) && sounds(a) !== '');
    }
    case 'personName':
    case 'organisation':
    case 'address':
    case 'place':
    case 'text': {
      const forms = once(texts, formOf);
      const grams = once(texts, gramsOf);
      return (a, b) => wordsLevel(forms(a), forms(b), () => shareOf(grams(a), grams(b)));
    }
    case 'date':
      return (a, b) => dateLevel(text(a), text(b));
    case 'email': {
      const mailboxes = once(texts, mailboxOf);
      return (a, b) => emailLevel(mailboxes(a), mailboxes(b));
    }
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

/** One letter apart, two in long texts; shorter ones than `least` have to agree. */
function isSlip(a: string, b: string, least = 3): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < least) return false;
  const allowed = shorter >= 9 ? 2 : 1;
  if (Math.abs(a.length - b.length) > allowed) return false;
  return editDistance(a, b) <= allowed;
}

function nameLevel(a: Form, b: Form, soundsAlike: () => boolean): LikenessLevel {
  const least = leastSteps(a.letters, b.letters);
  if (a.bare === b.bare || (least <= 2 && isSlip(a.bare, b.bare))) return 1;
  const [short, long] = a.bare.length <= b.bare.length ? [a.bare, b.bare] : [b.bare, a.bare];
  // An initial, a short form (`alex`), one name of several (`anna maria`).
  if (long.startsWith(short)) return short.length >= 3 ? 1 : short.length === 1 ? 2 : 3;
  if (holdsWords(a, b)) return 1;
  if (short.length < 3) return 3;
  if (soundsAlike()) return 2;
  return least <= 3 && isWithin(short, long, Math.min(3, Math.floor(long.length * 0.35))) ? 2 : 3;
}

function wordsLevel(a: Form, b: Form, share: () => number): LikenessLevel {
  const [short, long] = a.bare.length <= b.bare.length ? [a.bare, b.bare] : [b.bare, a.bare];
  const least = leastSteps(a.letters, b.letters);
  if (short === long || (least <= 2 && isSlip(short, long, 4)) || holdsWords(a, b)) return 1;
  // So much shorter, it has too few trigrams to be alike.
  if (short.length * 3 < long.length) return 3;
  const alike = share();
  if (alike >= 0.8) return 1;
  if (alike >= leastAlike) return 2;
  const steps = Math.floor(long.length * 0.3);
  return least <= steps && isWithin(short, long, steps) ? 2 : 3;
}

function isWithin(short: string, long: string, steps: number): boolean {
  return long.length - short.length <= steps && editDistance(short, long) <= steps;
}

/** All words of the shorter are among those of the longer: another order, or one left out. Single short words say too little. */
function holdsWords(a: Form, b: Form): boolean {
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (many.length === 1 || (few.length === 1 && (few[0]?.length ?? 0) < 4)) return false;
  for (let at = 0; at < few.length; at += 1) if (!many.includes(few[at] ?? '')) return false;
  return true;
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
  return alike >= 2 ? 2 : 3;
}

/**
 * `anna.meyer1@` and `anna.meyer2@` are two people: who is late gets a number. The same name at another provider is no
 * more than alike: many addresses are made of a name that many have.
 */
function emailLevel(a: Mailbox, b: Mailbox): LikenessLevel {
  if (a.local === b.local) return isWithinOne(a.domain, b.domain) ? 1 : a.local.length >= 5 ? 2 : 3;
  if (a.name === b.name) return 3;
  return a.domain === b.domain &&
    Math.min(a.local.length, b.local.length) >= 4 &&
    isWithinOne(a.local, b.local)
    ? 1
    : 3;
}

function isWithinOne(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && editDistance(a, b) <= 1;
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
