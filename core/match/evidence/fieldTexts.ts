import type { Field } from '../../model/targetSchema.ts';
import { bareName } from '../../values/text/nameTokens.ts';
import { lettersOf } from '../words/nameLetters.ts';
import { type NamePath, namePaths } from '../words/namePaths.ts';
import { sharedBeginning, withoutBeginning } from '../words/sharedBeginning.ts';

/** What the fields of a target are called, taken together. */
export interface FieldTexts {
  /** Their words, at which run-together names may be cut. */
  readonly vocabulary: ReadonlySet<string>;
  readonly paths: readonly NamePath[];
  /** The word that most names begin with and that is left out of them; `undefined` where there is none. */
  readonly beginning: string | undefined;
  /** One list a field: name first, then the label where it differs, then synonyms. */
  readonly texts: readonly (readonly string[])[];
  /** How many of them are name and label. */
  readonly own: readonly number[];
}

const made = new WeakMap<Field, { readonly fields: readonly Field[]; readonly texts: FieldTexts }>();

/** Made once for the same fields in the same order. */
export function fieldTexts(fields: readonly Field[]): FieldTexts {
  const [first] = fields;
  const known = first === undefined ? undefined : made.get(first);
  if (known?.fields.length === fields.length && known.fields.every((field, i) => field === fields[i]))
    return known.texts;
  const paths = namePaths(fields.map((field) => field.name));
  const beginning = sharedBeginning(paths.map(({ own }) => own));
  const beginnings = new Set([beginning]);
  const spellings = fields.map((field, i) =>
    spellingsOf(field, withoutBeginning(paths[i]?.own ?? field.name, beginnings)),
  );
  const texts = {
    vocabulary: vocabularyOf(fields),
    paths,
    beginning,
    texts: spellings.map((one) => one.texts),
    own: spellings.map((one) => one.own),
  };
  if (first !== undefined) made.set(first, { fields, texts });
  return texts;
}

function vocabularyOf(fields: readonly Field[]): ReadonlySet<string> {
  const vocabulary = new Set<string>();
  for (const field of fields) {
    for (const text of [field.name, field.label, ...field.synonyms]) {
      for (const word of lettersOf(text).written) if (word.length >= 3) vocabulary.add(word);
    }
  }
  return vocabulary;
}

function spellingsOf(
  field: Field,
  name: string,
): { readonly texts: readonly string[]; readonly own: number } {
  const seen = new Set(['', bareName(name)]);
  const isNew = (text: string) => !seen.has(lettersOf(text).bare) && seen.add(lettersOf(text).bare);
  const own = [name, ...[field.label].filter((label) => label !== field.name && isNew(label))];
  return { texts: [...own, ...field.synonyms.filter(isNew)], own: own.length };
}
