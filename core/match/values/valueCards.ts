import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import { bareName, nameTokens } from '../../values/text/nameTokens.ts';
import { type SharedValues, sharedValues, type Vocabulary } from './sharedValues.ts';
import { meaningsOf } from '../lists/valueForm.ts';
import { type ValueSample, valueSample, wordsIn, wordsOf } from './valueSample.ts';

/** What the values of one column have in common with every field, by the field's number. */
export interface Overlaps {
  /** With the field's sample values. */
  readonly samples: SharedValues;
  /** With its allowed values, their other spellings and its examples; letters and digits count only. */
  readonly list: SharedValues;
  /** Words of the header among the field's samples and allowed values. */
  readonly headerInValues: Float32Array;
  /** Words of the values in the field's name, label and synonyms. */
  readonly valuesInName: Float32Array;
  /** Words of the values in its description. */
  readonly valuesInDescription: Float32Array;
}

export interface ValueCards {
  /** One a column; `null` for one without values. */
  readonly columns: readonly (ValueSample | null)[];
  /** One a field; `null` where no sample is known. */
  readonly fields: readonly (ValueSample | null)[];
  /** Overlaps of a column by its number. The last answer is kept, so go column by column. */
  readonly overlapsOf: (column: number) => Overlaps;
}

export interface ValueCardInput {
  readonly columns: readonly ColumnProfile[];
  readonly fields: readonly Field[];
  readonly fieldProfiles: readonly (ColumnProfile | null)[];
  readonly columnCells?: readonly (readonly string[])[];
  readonly fieldCells?: readonly (readonly string[])[];
}

/** Reads the values of both sides once. */
export function makeValueCards(input: ValueCardInput): ValueCards {
  const columns = input.columns.map((profile, c) => valueSample(profile, input.columnCells?.[c] ?? []));
  const fields = input.fields.map((_, f) => {
    const profile = input.fieldProfiles[f] ?? null;
    return profile === null ? null : valueSample(profile, input.fieldCells?.[f] ?? []);
  });
  const lists = input.fields.map(listOf);
  const known = input.fields.map((_, f) => wordsKnown(fields[f] ?? null, lists[f] ?? null));
  const samples = sharedValues(columns, fields);
  const list = sharedValues(columns.map(bareValues), lists);
  const headerInValues = sharedValues(
    input.columns.map(({ name }) => wordsOnly([spaced(name)])),
    known,
  );
  const valuesInName = sharedValues(
    columns,
    input.fields.map(({ name, label, synonyms }) => wordsOnly([spaced(name), label, ...synonyms])),
  );
  const valuesInDescription = sharedValues(
    columns,
    input.fields.map(({ description }) => wordsOnly([description])),
  );
  let kept: { readonly column: number; readonly overlaps: Overlaps } | undefined;
  return {
    columns,
    fields,
    overlapsOf(column) {
      if (kept?.column !== column) {
        kept = {
          column,
          overlaps: {
            samples: samples(column),
            list: list(column),
            headerInValues: headerInValues(column).words,
            valuesInName: valuesInName(column).words,
            valuesInDescription: valuesInDescription(column).words,
          },
        };
      }
      return kept.overlaps;
    },
  };
}

const noValues: ReadonlyMap<string, number> = new Map();

/** A name with its words parted: `LossDate2` gives `loss date 2`. */
function spaced(name: string): string {
  return nameTokens(name).join(' ');
}

function wordsOnly(texts: readonly string[]): Vocabulary {
  return { values: noValues, words: wordsOf(texts) };
}

function wordsKnown(sample: ValueSample | null, list: Vocabulary | null): Vocabulary | null {
  if (sample === null && list === null) return null;
  return { values: noValues, words: new Map([...(sample?.words ?? []), ...(list?.words ?? [])]) };
}

/** What a field says its values are; `null` where it says nothing. */
function listOf(field: Field): Vocabulary | null {
  const spellings = (field.aliases ?? []).flatMap((alias) => alias.spellings);
  const texts = [...field.enum, ...spellings, ...(field.examples ?? [])];
  if (texts.length === 0) return null;
  const values = new Map<string, number>();
  for (const text of texts) {
    for (const key of [bareName(text), ...meaningKeys(text)]) values.set(key, 1 / texts.length);
  }
  values.delete('');
  return { values, words: wordsOf(texts) };
}

/** Letters and digits of the values; where a word has a known meaning (`M`, `Dead`), half of its share goes to that. */
function bareValues(sample: ValueSample | null): Vocabulary | null {
  if (sample === null) return null;
  const values = new Map<string, number>();
  const add = (key: string, share: number) => values.set(key, (values.get(key) ?? 0) + share);
  for (const [value, share] of sample.values) {
    const bare = bareName(value);
    if (bare === '') continue;
    const meanings = meaningKeys(value);
    add(bare, meanings.length === 0 ? share : share / 2);
    for (const meaning of meanings) add(meaning, share / 2 / meanings.length);
  }
  return { values, words: sample.words };
}

/** Cannot be taken for letters and digits. */
function meaningKeys(value: string): readonly string[] {
  return value.length > longestMeaning
    ? []
    : meaningsOf(wordsIn(value).join(' ')).map((meaning) => `=${meaning}`);
}

/** No word or phrase that we know is longer, in characters. */
const longestMeaning = 40;
