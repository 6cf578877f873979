import { bareName } from '../../values/text/nameTokens.ts';
import { meaningsOf, type ValueForm, valueForm, wordsOf } from './valueForm.ts';
import { type ListWords, listWords } from './listWords.ts';
import { type Ordinal, readOrdinal, scaleOf } from './valueOrdinals.ts';
import { readRange, type ValueRange } from './valueRanges.ts';

/** Allowed values of a field with the spellings that its pack knows for them. */
export interface ListSource {
  readonly enum: readonly string[];
  readonly aliases?: readonly { readonly value: string; readonly spellings: readonly string[] }[];
}

/** A list of allowed values, prepared for reading cells. */
export interface ValueList {
  readonly forms: readonly ValueForm[];
  readonly exact: ReadonlyMap<string, number>;
  /** By letters and digits alone, as far as these tell all values apart. */
  readonly byBare: ReadonlyMap<string, number>;
  /** By the same words in any order, as far as these tell all values apart. */
  readonly byWords: ReadonlyMap<string, number>;
  /** By folded and by bare spelling. */
  readonly byAlias: ReadonlyMap<string, number>;
  readonly byMeaning: ReadonlyMap<number, readonly number[]>;
  readonly ranges: readonly (ValueRange | undefined)[] | null;
  readonly ordinals: readonly (Ordinal | undefined)[] | null;
  readonly scale: string;
  /** First letters of the words of each value; of a value of one word its first letter. */
  readonly initials: readonly string[];
  /** The list's words and what is like them. */
  readonly words: ListWords;
  readonly isKnown: (word: string) => boolean;
}

/** Prepares a list once, so that each cell costs look-ups. Of two values that fold to the same, the first counts. */
export function valueList(source: ListSource): ValueList {
  const allowed = source.enum;
  const vocabulary = new Set(allowed.flatMap((value) => wordsOf(value)));
  const known = new Set([...vocabulary].flatMap((word) => meaningsOf(word)));
  const isKnown = (word: string): boolean =>
    vocabulary.has(word) || meaningsOf(word).some((meaning) => known.has(meaning));
  // A value is a denied one only where what it denies stands in another.
  const forms = allowed.map((value) => valueForm(value, isKnown));
  const exact = new Map<string, number>();
  const byBare = new Map<string, number>();
  const byMeaning = new Map<number, number[]>();
  const bareCounts = new Map<string, number>();
  for (const { bare } of forms) bareCounts.set(bare, (bareCounts.get(bare) ?? 0) + 1);
  for (const [i, form] of forms.entries()) {
    if (!exact.has(form.folded)) exact.set(form.folded, i);
    if (form.bare !== '' && bareCounts.get(form.bare) === 1) byBare.set(form.bare, i);
    for (const meaning of form.meanings) {
      const known = byMeaning.get(meaning);
      if (known === undefined) byMeaning.set(meaning, [i]);
      else known.push(i);
    }
  }
  const byWords = new Map<string, number>();
  for (const [i, { key }] of forms.entries()) {
    const sorted = sortedWords(key);
    if (sorted === '') continue;
    byWords.set(sorted, byWords.has(sorted) ? -1 : i);
  }
  const ranges = allowed.map((value) => readRange(value));
  const rangeCount = ranges.filter((range) => range !== undefined).length;
  const told = forms.filter((form) => !isUnknown(form)).length;
  const ordinals = forms.map((form) => {
    const ordinal = readOrdinal(form.text);
    // `NX` says that nothing is known, and is a step of its scale all the same.
    return isUnknown(form) && ordinal?.step !== 'x' ? undefined : ordinal;
  });
  const scale = scaleOf(ordinals, told);
  return {
    forms,
    exact,
    byBare,
    byWords,
    byAlias: aliasesOf(source, exact),
    byMeaning,
    ranges: rangeCount > 0 && rangeCount * 2 >= told ? ranges : null,
    ordinals: scale === undefined ? null : ordinals,
    scale: scale ?? '',
    initials: forms.map((form) => initialsOf(form.key)),
    words: listWords(forms),
    isKnown,
  };
}

/** Words of a value in the order of the alphabet; empty for fewer than two words in full, where order is all there is (`M1c`, `cM1`). */
export function sortedWords(key: string): string {
  const words = key.split(' ');
  return words.filter((word) => word.length >= shortestWord).length < 2 ? '' : words.sort().join(' ');
}
const shortestWord = 3;

/** True for a value that says that nothing is known. */
export function isUnknown(form: ValueForm): boolean {
  return form.meanings.some((meaning) => meaning <= lastUnknown);
}
const lastUnknown = 3;

/** First letters of the words of a key; little words between others (`and`, `of`) have none. */
export function initialsOf(key: string): string {
  return key
    .split(' ')
    .filter((word, i, words) => i === 0 || words.length < 3 || !between.has(word))
    .map((word) => word.charAt(0))
    .join('');
}
const between = new Set(['and', 'of', 'the', 'or', 'in', 'for', 'to', 'und', 'de', 'et', 'y']);

function aliasesOf(source: ListSource, exact: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { value, spellings } of source.aliases ?? []) {
    const at = exact.get(value.trim().normalize('NFC').toLowerCase());
    if (at === undefined) continue;
    for (const spelling of spellings) {
      const folded = spelling.trim().normalize('NFC').toLowerCase();
      if (!known.has(folded)) known.set(folded, at);
      const bare = bareName(spelling);
      if (bare.length > 2 && !known.has(bare)) known.set(bare, at);
    }
  }
  return known;
}
