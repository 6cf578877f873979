import type { ColumnProfile } from '../../model/profile.ts';
import type { Field, TargetSchema } from '../../model/targetSchema.ts';
import type { Unit } from '../../values/numbers/units.ts';
import { generalThesaurus, joinMeanings, type Meanings, thesaurusOf } from '../words/concepts.ts';
import { createStemBook, describeSide, nothingSaid, type SaidOf } from '../words/describedTexts.ts';
import { fieldTexts } from './fieldTexts.ts';
import { formOf, type Range, rangeOf, type ValueForm } from '../values/kindFit.ts';
import { type AllowedValues, allowedValues } from '../lists/matchValues.ts';
import { namedUnit, unitOfField } from '../values/namedUnit.ts';
import { type NamePath, namePaths } from '../words/namePaths.ts';
import { createPhraseIndex, type PhraseRow } from '../words/phraseIndex.ts';
import { draftPhrase, makePhrase, type Phrase, type PhraseDraft } from '../words/phrases.ts';
import type { TableRules } from './tableRules.ts';
import { figuresOf } from '../values/readFigures.ts';
import { makeValueCards, type Overlaps } from '../values/valueCards.ts';
import type { ValueSample } from '../values/valueSample.ts';
import { type Kind, wantedKind } from '../values/wantedKind.ts';
import { sharedBeginning, withoutBeginning } from '../words/sharedBeginning.ts';
import type { WordBook } from '../words/wordBook.ts';
import type { WordVectors } from '../words/wordVectors.ts';

/** What a name means: by the general thesaurus, and as the fields of known schemas are called. */
interface NameMeanings {
  readonly general: Meanings;
  readonly known: Meanings;
  /** Of the table's name, where the name is a path. */
  readonly container: Meanings;
}

/** A source column, prepared for comparing with many fields. */
export interface ColumnCard {
  readonly profile: ColumnProfile;
  readonly phrase: Phrase;
  /** Its name against all spellings of all fields; good until another column's is asked for. */
  readonly spellings: () => PhraseRow;
  /** The name of the table where names are paths: `phrase` is what follows. */
  readonly container: Phrase | null;
  /** Both together; `phrase` where the name is no path. */
  readonly path: Phrase;
  readonly meanings: NameMeanings;
  /** What a description that came with the column says. */
  readonly said: SaidOf;
  /** Stems of the name's words, and of the words of its description, numbered together with those of the fields. */
  readonly nameStems: Int32Array;
  readonly descriptionIds: ReadonlySet<number>;
  /** Its distinct values, folded, with shares. */
  readonly values: ReadonlyMap<string, number>;
  /** `null` for a column without values. */
  readonly sample: ValueSample | null;
  /** What its values have in common with those of every field. */
  readonly overlaps: () => Overlaps;
  /** Its numbers or days in some rows, NaN where a cell has none; `null` for a column of neither, or where no rows are known. */
  readonly figures: Float64Array | null;
  /** What its values look like; `null` where there are none. */
  readonly form: ValueForm | null;
  /** What its name speaks of; `null` where it does not tell. */
  readonly kind: Kind | null;
  readonly unit: Unit | null;
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
  /** The name of the table where names are paths, and both together. */
  readonly container: Phrase | null;
  readonly path: Phrase | null;
  readonly meanings: NameMeanings;
  readonly said: SaidOf;
  readonly nameStems: Int32Array;
  readonly descriptionIds: ReadonlySet<number>;
  /** `null` for a field without a list. */
  readonly allowed: AllowedValues | null;
  /** What sample values of the field look like, where the target came with some. */
  readonly profile: ColumnProfile | null;
  readonly values: ReadonlyMap<string, number>;
  /** Its sample values; `null` where none is known. */
  readonly sample: ValueSample | null;
  /** What its values must be; `null` where nothing tells. */
  readonly kind: Kind | null;
  /** Between which values its name wants figures to lie; `null` where it does not tell. */
  readonly range: Range | null;
  readonly unit: Unit | null;
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
  /** What the target says about its fields together; absent for nothing. */
  readonly rules?: TableRules;
  /** Target schemas whose names and synonyms teach what headers mean; absent for none. */
  readonly knownSchemas?: readonly TargetSchema[] | undefined;
  /** Where words lie to each other; absent for not known. */
  readonly wordVectors?: WordVectors | undefined;
}

/** Prepares both sides once, so that comparing a column with a field touches no string that could have been folded before. */
export function makeCards(
  input: CardInput,
  book: WordBook,
): {
  readonly columns: readonly ColumnCard[];
  readonly fields: readonly FieldCard[];
  readonly rules: TableRules;
} {
  const { vocabulary, paths, beginning, texts, own } = fieldTexts(input.fields);
  const draft = (text: string) => draftPhrase(text, vocabulary, book);
  const names = texts.map((spellings, i) => spellings.slice(0, own[i]).map(draft));
  const columnPaths = namePaths(input.columns.map((column) => column.name));
  const fieldContainers = paths.map(({ container }) => (container === '' ? null : draft(container)));
  const fieldPaths = paths.map((path) => draftPath(path, draft));
  book.settleNames();
  const fieldDrafts = texts.map((spellings, i) => [
    ...(names[i] ?? []),
    ...spellings.slice(own[i]).map((text) => inFirstMeaning(draft(text))),
  ]);
  book.settle();
  const columnNames = columnPaths.map((path) => path.own);
  const beginnings = new Set([beginning, sharedBeginning(columnNames)]);
  const columnDrafts = columnNames.map((name) => draft(withoutBeginning(name, beginnings)));
  const columnContainers = columnPaths.map(({ container }) => (container === '' ? null : draft(container)));
  const columnWholes = columnPaths.map((path) => draftPath(path, draft));
  for (const [name] of fieldDrafts) book.count(name?.readings[0] ?? []);
  for (const one of columnDrafts) book.count(one.readings[0] ?? []);

  const stems = createStemBook();
  const fieldSaid = describeSide(
    input.fields.map((field) => field.description),
    stems,
    book.vectors,
  );
  const columnSaid = describeSide(input.columnDescriptions, stems, book.vectors);
  const spellingsOf = ({ readings, ordinal }: PhraseDraft) =>
    readings.map((ids) => {
      const words = ids.map((id) => book.wordOf(id));
      return ordinal === 1 ? words : [...words, `#${ordinal}`];
    });
  const known = thesaurusOf(input.knownSchemas ?? []);
  const meanings = (drafts: readonly PhraseDraft[], container: PhraseDraft | null): NameMeanings => {
    const spellings = drafts.flatMap(spellingsOf);
    return {
      general: joinMeanings(spellings.map((words) => generalThesaurus().meaningsOf(words))),
      known: joinMeanings(spellings.map((words) => known.meaningsOf(words))),
      container: joinMeanings(
        (container === null ? [] : spellingsOf(container)).map((words) =>
          generalThesaurus().meaningsOf(words),
        ),
      ),
    };
  };
  const wordsOf = (one: PhraseDraft | undefined) => (one?.readings[0] ?? []).map((id) => book.wordOf(id));
  const phrase = (one: PhraseDraft) => makePhrase(one, book, { number: 0, own: true });
  const fieldPhrases = numbered(fieldDrafts, own, book);
  const index = createPhraseIndex(fieldPhrases.flat(), book);

  const valueCards = makeValueCards(input);
  const fields = input.fields.map((field, i) => {
    const drafts = fieldDrafts[i] ?? [];
    const container = fieldContainers[i] ?? null;
    const path = fieldPaths[i] ?? null;
    const said = fieldSaid[i] ?? unsaid;
    const words = wordsOf(drafts[0]);
    return {
      field,
      number: i,
      phrases: fieldPhrases[i] ?? [],
      ownPhrases: own[i] ?? 0,
      container: container === null ? null : phrase(container),
      path: path === null ? null : phrase(path),
      meanings: meanings([...drafts.slice(0, own[i]), ...(path === null ? [] : [path])], container),
      said,
      nameStems: stems.idsOf(words),
      descriptionIds: new Set(said.own.ids),
      allowed: field.enum.length === 0 ? null : allowedValues(field),
      profile: input.fieldProfiles[i] ?? null,
      values: valueCards.fields[i]?.values ?? none,
      sample: valueCards.fields[i] ?? null,
      kind: wantedKind({ name: field.name, words, type: field.type, description: field.description }),
      range: rangeOf(words),
      unit: unitOfField(field),
    };
  });
  const columns = input.columns.map((profile, i) => {
    const name = columnDrafts[i] ?? draft(profile.name);
    const container = columnContainers[i] ?? null;
    const path = columnWholes[i] ?? null;
    const said = columnSaid[i] ?? unsaid;
    const words = wordsOf(name);
    const own = phrase(name);
    return {
      profile,
      phrase: own,
      spellings: () => index.rowOf(own),
      container: container === null ? null : phrase(container),
      path: path === null ? own : phrase(path),
      meanings: meanings(path === null ? [name] : [name, path], container),
      said,
      nameStems: stems.idsOf(words),
      descriptionIds: new Set(said.own.ids),
      values: valueCards.columns[i]?.values ?? none,
      sample: valueCards.columns[i] ?? null,
      overlaps: () => valueCards.overlapsOf(i),
      figures: figuresOf(profile, input.columnCells?.[i] ?? []),
      form: formOf(profile, valueCards.columns[i] ?? null),
      kind: wantedKind({ name: profile.name, words, type: 'string', description: '' }),
      unit: namedUnit(profile.name),
    };
  });
  return { columns, fields, rules: input.rules ?? noRules };
}

const none: ReadonlyMap<string, number> = new Map();
const noRules: TableRules = { expectations: [], groups: new Map() };
const unsaid: SaidOf = { own: nothingSaid, container: nothingSaid };

function draftPath({ container, own }: NamePath, draft: (text: string) => PhraseDraft): PhraseDraft | null {
  return container === '' ? null : draft(`${container} ${own}`);
}

/** Somebody wrote a synonym as it is meant: other meanings would only make work. */
function inFirstMeaning(draft: PhraseDraft): PhraseDraft {
  return draft.readings.length === 1 ? draft : { ...draft, readings: draft.readings.slice(0, 1) };
}

/** All spellings of all fields, numbered in their order. */
function numbered(
  drafts: readonly (readonly PhraseDraft[])[],
  own: readonly number[],
  book: WordBook,
): readonly (readonly Phrase[])[] {
  let number = 0;
  return drafts.map((list, i) =>
    list.map((one, k) => makePhrase(one, book, { number: number++, own: k < (own[i] ?? 0) })),
  );
}
