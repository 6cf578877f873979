import type { ColumnProfile } from '../model/profile.ts';
import type { ColumnCard, FieldCard } from './evidence/cards.ts';
import { descriptionEvidence } from './evidence/descriptionEvidence.ts';
import { type Remembered, rememberedText } from './memory/memory.ts';
import { nameEvidence } from './evidence/nameEvidence.ts';
import { meaningOfField, typeEvidence } from './evidence/typeEvidence.ts';
import { valueEvidence } from './evidence/valueEvidence.ts';
import { valueReasons } from './valueReasons.ts';
import { meaningText, percentText, quoted, typeText } from './words/wording.ts';
import type { WordBook } from './words/wordBook.ts';

/** The pair that is to be explained. */
export interface Explained {
  readonly column: ColumnCard;
  readonly field: FieldCard;
  readonly remembered: Remembered | null;
  /** What the rows say for it beside other columns (`tableReasons`). */
  readonly table: string | undefined;
}

const mostReasons = 4;
/** Likeness of words from which a header is said to resemble a name. */
const resemblance = 0.3;
/** Likeness from which a header is said to be a short form of a name, or a word of the same meaning. */
const clearlyShort = 0.8;
const sameMeaning = 0.9;
/** Cosine of word vectors from which words are said to be near in meaning. */
const near = 0.5;

/** Two to four facts with evidence why the field is proposed for the column, strongest first. */
export function reasonsFor(
  { column, field, remembered, table }: Explained,
  book: WordBook,
): readonly string[] {
  const reasons: string[] = [];
  if (remembered?.field === field.field.name) reasons.push(rememberedText(remembered));
  const name = nameReason(column, field, book);
  if (name !== undefined) reasons.push(name);
  if (table !== undefined) reasons.push(table);
  reasons.push(...valueReasons(column, field));
  const type = typeReason(column.profile, field);
  if (type !== undefined) reasons.push(type);
  if (reasons.length < 2) {
    const described = descriptionEvidence(column, field, book);
    if (described.nameInDescription > 0.5)
      reasons.push('The field’s description has the words of the header');
    else if (described.descriptions > 0) reasons.push('The descriptions share words');
  }
  if (reasons.length < 2 && valueEvidence(column, field).shape > 0.5)
    reasons.push('Values have the shape of the field’s samples');
  if (reasons.length < 2) reasons.push('No other column fits this field better');
  return reasons.slice(0, mostReasons);
}

function nameReason(column: ColumnCard, field: FieldCard, book: WordBook): string | undefined {
  const name = nameEvidence(column, field, book);
  const label = field.field.label === '' ? field.field.name : field.field.label;
  const phrase = field.phrases[name.phraseIndex];
  if (name.equalName === 1) return `Header is the name of ${label}`;
  if (name.equalSynonym === 1) return `Header is a synonym of ${label}`;
  if (name.sameWords === 1) return `Header has the same words as ${label}`;
  if (name.sameWordsSynonym === 1 && phrase !== undefined) {
    return `Header means ${quoted(phrase.text)}, ${standing(phrase.text, field)} ${label}`;
  }
  if (name.initials === 1) return `Header is short for a name of ${label}`;
  if (Math.max(name.shortForm, name.shortFormSynonym) >= clearlyShort) return `Header is short for ${label}`;
  if (name.thesaurus >= sameMeaning) return `Header is another word for ${label}`;
  if (phrase !== undefined && Math.max(name.words, name.wordsSynonym) >= resemblance) {
    return name.phraseIndex < field.ownPhrases
      ? `Header resembles ${quoted(label)}`
      : `Header resembles ${quoted(phrase.text)}, ${standing(phrase.text, field)} ${label}`;
  }
  if (name.skeleton >= resemblance) return `Header looks like a shortened ${quoted(label)}`;
  if (name.direction >= near) return `Header is near in meaning to ${quoted(label)}`;
  return undefined;
}

/** Whose word a name of the field is: the pack's, or that of headers approved here. */
function standing(text: string, { field }: FieldCard): string {
  return field.learned?.includes(text) === true ? 'a header approved for' : 'a synonym of';
}

function typeReason(profile: ColumnProfile, { field }: FieldCard): string | undefined {
  const filled = profile.count - profile.missing;
  if (filled <= 0) return undefined;
  const { typeFit, meaningFit } = typeEvidence(profile, field);
  if (meaningFit > 0 && profile.semanticType !== null && meaningOfField(field) === profile.semanticType) {
    const meaning = meaningText(profile.semanticType);
    // A whole column's agreement is that of its type; only what falls short of it was measured by meaning.
    if (meaning !== null) {
      return profile.agreement < 1
        ? `${percentText(profile.agreement)} of values are ${meaning}`
        : `Values are ${meaning}`;
    }
  }
  if (typeFit <= 0) return undefined;
  return profile.type === 'text' || profile.type === 'code'
    ? `Values are ${typeText(profile.type)}, as the field wants`
    : `${percentText(profile.agreement)} of values are ${typeText(profile.type)}`;
}
