import type { TargetSchema } from '../../model/targetSchema.ts';
import { headerWords } from './headerWords.ts';
import { everydayGroups } from './thesaurus/everydayGroups.ts';
import { medicalGroups } from './thesaurus/medicalGroups.ts';
import { tradeGroups } from './thesaurus/tradeGroups.ts';

/** What a name may mean: concepts with how well it says each (0 to 1), at most `mostConcepts`, ascending by number. */
export interface Meanings {
  readonly concepts: Int32Array;
  readonly strengths: Float32Array;
}

/** Things that have several names, and which name means which. */
export interface Thesaurus {
  meaningsOf(words: readonly string[]): Meanings;
}

const mostConcepts = 8;
/** Share of words (by weight, both ways) that a name must have in common with a spelling of a concept. */
const leastShared = 0.6;
/** What a name that is like a spelling, but not the same, counts at most. */
const mostInexact = 0.85;

/** What a name counts at most that holds a spelling of several words among others. */
const mostHeld = 0.6;

const nothing: Meanings = { concepts: new Int32Array(), strengths: new Float32Array() };

let general: Thesaurus | undefined;

/** Groups of headers that mean the same whatever the target is; made at the first call. */
export function generalThesaurus(): Thesaurus {
  general ??= makeThesaurus(
    [everydayGroups, tradeGroups, medicalGroups].flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((line) => line.split('|')),
    ),
  );
  return general;
}

const made = new WeakMap<readonly TargetSchema[], Thesaurus>();

/** The fields of known target schemas, each a concept that is called by its name, label and synonyms. Made once for each list. */
export function thesaurusOf(schemas: readonly TargetSchema[]): Thesaurus {
  const known = made.get(schemas);
  if (known !== undefined) return known;
  const thesaurus = makeThesaurus(
    schemas.flatMap((schema) => schema.fields.map((field) => [field.name, field.label, ...field.synonyms])),
  );
  made.set(schemas, thesaurus);
  return thesaurus;
}

interface Spelling {
  readonly concept: number;
  readonly words: readonly string[];
}

function makeThesaurus(concepts: readonly (readonly string[])[]): Thesaurus {
  const spellings: Spelling[] = [];
  const exact = new Map<string, Set<number>>();
  const byWord = new Map<string, number[]>();
  concepts.forEach((texts, concept) => {
    const seen = new Set<string>();
    for (const text of texts) {
      const { words, ordinal } = headerWords(text, noWords);
      const told = ordinal === 1 ? words : [...words, `#${ordinal}`];
      const key = keyOf(told);
      if (words.length === 0 || seen.has(key)) continue;
      seen.add(key);
      const sharers = exact.get(key);
      if (sharers === undefined) exact.set(key, new Set([concept]));
      else sharers.add(concept);
      for (const word of told) {
        const holders = byWord.get(word);
        if (holders === undefined) byWord.set(word, [spellings.length]);
        else holders.push(spellings.length);
      }
      spellings.push({ concept, words: told });
    }
  });
  const weightOf = (word: string): number => Math.log(1 + spellings.length / (byWord.get(word)?.length ?? 1));
  const totals = spellings.map(({ words }) => words.reduce((sum, word) => sum + weightOf(word), 0));
  const kept = new Map<string, Meanings>();

  const find = (words: readonly string[]): Meanings => {
    const strengths = new Map<number, number>();
    const sharers = exact.get(keyOf(words));
    // A name of several things says each of them less.
    for (const concept of sharers ?? []) strengths.set(concept, 1 / Math.sqrt(sharers?.size ?? 1));
    let total = 0;
    const shared = new Map<number, number>();
    for (const word of words) {
      const weight = weightOf(word);
      total += weight;
      for (const at of byWord.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
    for (const [at, weight] of shared) {
      const { concept, words: spelt } = spellings[at] ?? { concept: 0, words: [] };
      const whole = totals[at] ?? 0;
      const likeness = (2 * weight) / (total + whole);
      const holdsAll = spelt.length > 1 && weight > whole * 0.999;
      if (likeness < leastShared && !holdsAll) continue;
      const figure = Math.max(
        likeness < leastShared ? 0 : mostInexact * likeness * likeness,
        holdsAll ? mostHeld * Math.sqrt(weight / total) : 0,
      );
      if (figure > (strengths.get(concept) ?? 0)) strengths.set(concept, figure);
    }
    if (strengths.size === 0) return nothing;
    const best = [...strengths]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, mostConcepts)
      .sort((a, b) => a[0] - b[0]);
    return {
      concepts: Int32Array.from(best, ([concept]) => concept),
      strengths: Float32Array.from(best, ([, strength]) => strength),
    };
  };
  return {
    meaningsOf(words) {
      if (words.length === 0) return nothing;
      const key = keyOf(words);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const found = find(words);
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, found);
      return found;
    },
  };
}

const noWords: ReadonlySet<string> = new Set();
/** Names whose meanings are kept ready. */
const mostKept = 20_000;

function keyOf(words: readonly string[]): string {
  return words.toSorted().join(' ');
}

/** The meanings of several spellings of one thing together: of each concept the strongest. */
export function joinMeanings(all: readonly Meanings[]): Meanings {
  if (all.length === 1 && all[0] !== undefined) return all[0];
  const strengths = new Map<number, number>();
  for (const { concepts, strengths: given } of all)
    concepts.forEach((concept, i) => {
      strengths.set(concept, Math.max(strengths.get(concept) ?? 0, given[i] ?? 0));
    });
  const sorted = [...strengths].sort((a, b) => a[0] - b[0]);
  return {
    concepts: Int32Array.from(sorted, ([concept]) => concept),
    strengths: Float32Array.from(sorted, ([, strength]) => strength),
  };
}

/** How well two names mean the same thing: the best concept of both, 0 to 1. */
export function sharedMeaning(a: Meanings, b: Meanings): number {
  let best = 0;
  let i = 0;
  let j = 0;
  while (i < a.concepts.length && j < b.concepts.length) {
    const left = a.concepts[i] ?? 0;
    const right = b.concepts[j] ?? 0;
    if (left === right) {
      best = Math.max(best, (a.strengths[i] ?? 0) * (b.strengths[j] ?? 0));
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return best;
}
