import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import { bareName, nameTokens } from '../values/nameTokens.ts';
import { skeletonOf, type Trigrams, trigramsOf } from '../values/textSimilarity.ts';
import { headerWords } from './headerWords.ts';
import { type AllowedValues, allowedValues } from './matchValues.ts';
import { makeValueCards, type Overlaps } from './valueCards.ts';
import type { ValueSample } from './valueSample.ts';
import type { WordBook } from './wordBook.ts';

/** One spelling of a name, prepared for comparing. */
export interface Phrase {
  readonly text: string;
  readonly bare: string;
  readonly trigrams: Trigrams;
  readonly skeleton: string;
  readonly skeletonTrigrams: Trigrams;
  /** First letters of the words as written: `date of loss` gives `dol`. */
  readonly initials: string;
  readonly wordIds: readonly number[];
  readonly ordinal: number;
}

/** A source column, prepared for comparing with many fields. */
export interface ColumnCard {
  readonly profile: ColumnProfile;
  readonly phrase: Phrase;
  /** Words of a description that came with the column, where one did. */
  readonly descriptionIds: ReadonlySet<number>;
  /** Its distinct values, folded, with shares. */
  readonly values: ReadonlyMap<string, number>;
  /** `null` for a column without values. */
  readonly sample: ValueSample | null;
  /** What its values have in common with those of every field. */
  readonly overlaps: () => Overlaps;
}

/** A target field, prepared for comparing with many columns. */
export interface FieldCard {
  readonly field: Field;
  /** Place among the fields that are compared. */
  readonly number: number;
  /** Name first, then the label where it differs, then synonyms. */
  readonly phrases: readonly Phrase[];
  /** How many of `phrases` are the field's own name and label. */
  readonly ownPhrases: number;
  readonly descriptionIds: ReadonlySet<number>;
  /** `null` for a field without a list. */
  readonly allowed: AllowedValues | null;
  /** What sample values of the field look like, where the target came with some. */
  readonly profile: ColumnProfile | null;
  readonly values: ReadonlyMap<string, number>;
  /** Its sample values; `null` where none is known. */
  readonly sample: ValueSample | null;
}

export interface CardInput {
  readonly columns: readonly ColumnProfile[];
  readonly fields: readonly Field[];
  readonly fieldProfiles: readonly (ColumnProfile | null)[];
  /** One a column; empty where nothing is known. */
  readonly columnDescriptions: readonly string[];
  /** Cells of some rows, one list a column, every list in the order of the rows; `[]` where no row is known. */
  readonly columnCells?: readonly (readonly string[])[];
  /** Sample cells, one list a field; `[]` where the target came without any. */
  readonly fieldCells?: readonly (readonly string[])[];
}

/** Prepares both sides once, so that comparing a column with a field touches no string that could have been folded before. */
export function makeCards(
  input: CardInput,
  book: WordBook,
): { readonly columns: readonly ColumnCard[]; readonly fields: readonly FieldCard[] } {
  const vocabulary = new Set<string>();
  for (const field of input.fields) {
    for (const text of [field.name, field.label, ...field.synonyms]) {
      for (const token of nameTokens(text)) if (token.length >= 3) vocabulary.add(token);
    }
  }
  const phrase = (text: string) => phraseOf(text, vocabulary, book);
  const wordsOf = (text: string) =>
    new Set(headerWords(text, vocabulary).words.map((word) => book.idOf(word)));

  const valueCards = makeValueCards(input);
  const fields = input.fields.map((field, i) => {
    const own = [phrase(field.name)];
    if (bareName(field.label) !== own[0]?.bare && field.label !== '') own.push(phrase(field.label));
    const seen = new Set(own.map((one) => one.bare));
    const synonyms = field.synonyms.map(phrase).filter((one) => !seen.has(one.bare) && seen.add(one.bare));
    const profile = input.fieldProfiles[i] ?? null;
    return {
      field,
      number: i,
      phrases: [...own, ...synonyms],
      ownPhrases: own.length,
      descriptionIds: wordsOf(field.description),
      allowed: field.enum.length === 0 ? null : allowedValues(field),
      profile,
      values: valueCards.fields[i]?.values ?? none,
      sample: valueCards.fields[i] ?? null,
    };
  });
  const columns = input.columns.map((profile, i) => ({
    profile,
    phrase: phrase(profile.name),
    descriptionIds: wordsOf(input.columnDescriptions[i] ?? ''),
    values: valueCards.columns[i]?.values ?? none,
    sample: valueCards.columns[i] ?? null,
    overlaps: () => valueCards.overlapsOf(i),
  }));
  for (const field of fields) book.count(field.phrases[0]?.wordIds ?? []);
  for (const column of columns) book.count(column.phrase.wordIds);
  return { columns, fields };
}

const none: ReadonlyMap<string, number> = new Map();

function phraseOf(text: string, vocabulary: ReadonlySet<string>, book: WordBook): Phrase {
  const bare = bareName(text);
  const skeleton = skeletonOf(bare);
  const { words, ordinal } = headerWords(text, vocabulary);
  return {
    text,
    bare,
    trigrams: trigramsOf(bare),
    skeleton,
    skeletonTrigrams: trigramsOf(skeleton),
    initials: nameTokens(text)
      .map((token) => token[0] ?? '')
      .join(''),
    wordIds: words.map((word) => book.idOf(word)),
    ordinal,
  };
}
