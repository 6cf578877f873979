import type { ColumnCard, FieldCard } from './cards.ts';
import { descriptionEvidence } from './descriptionEvidence.ts';
import { nameEvidence } from './nameEvidence.ts';
import { typeEvidence } from './typeEvidence.ts';
import { valueEvidence } from './valueEvidence.ts';
import type { WordBook } from './wordBook.ts';

/** Puts all evidence about one column and one field in a row of figures, in the order of `featureNames`. */
export function cellFeatures(column: ColumnCard, field: FieldCard, book: WordBook): readonly number[] {
  const name = nameEvidence(column, field, book);
  const described = descriptionEvidence(column, field, book);
  const type = typeEvidence(column.profile, field.field);
  const values = valueEvidence(column, field);
  return [
    name.equalName,
    name.equalSynonym,
    name.sameWords,
    name.sameWordsSynonym,
    name.words,
    name.wordsSynonym,
    name.phraseInColumn,
    name.columnInPhrase,
    name.trigrams,
    name.trigramsSynonym,
    name.skeleton,
    name.initials,
    name.ordinalDiffers,
    name.lastWord,
    described.nameInDescription,
    described.descriptions,
    Math.max(0, type.typeFit),
    Math.max(0, -type.typeFit),
    Math.max(0, type.meaningFit),
    Math.max(0, -type.meaningFit),
    Math.max(0, values.listed),
    Math.max(0, -values.listed),
    values.shared,
    values.shape,
    values.size,
    values.otherKind,
  ];
}
