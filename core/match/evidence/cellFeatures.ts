import type { ColumnCard, FieldCard } from './cards.ts';
import { type DescriptionEvidence, descriptionEvidence } from './descriptionEvidence.ts';
import { type KindEvidence, kindEvidence } from './kindEvidence.ts';
import { type NameEvidence, nameEvidence } from './nameEvidence.ts';
import { type TypeEvidence, typeEvidence } from './typeEvidence.ts';
import { type ValueEvidence, valueEvidence } from './valueEvidence.ts';
import type { WordBook } from '../words/wordBook.ts';

interface Evidence {
  readonly name: NameEvidence;
  readonly described: DescriptionEvidence;
  readonly type: TypeEvidence;
  readonly kind: KindEvidence;
  readonly values: ValueEvidence;
}

/** One figure about a cell (column x field). */
interface Feature {
  readonly name: string;
  /** Whether it speaks from the names or from the values. */
  readonly from: 'name' | 'values';
  /** 1 where more of it may only raise the odds, -1 where it may only lower them, 0 where that depends. */
  readonly sign: 1 | -1 | 0;
  readonly of: (evidence: Evidence) => number;
}

const named = (name: string, sign: 1 | -1 | 0, of: (name: NameEvidence) => number): Feature => ({
  name,
  from: 'name',
  sign,
  of: (evidence) => of(evidence.name),
});
const described = (
  name: string,
  of: (described: DescriptionEvidence) => number,
  sign: 1 | 0 = 1,
): Feature => ({
  name,
  from: 'name',
  sign,
  of: (evidence) => of(evidence.described),
});
const typed = (name: string, sign: 1 | -1 | 0, of: (type: TypeEvidence) => number): Feature => ({
  name,
  from: 'values',
  sign,
  of: (evidence) => of(evidence.type),
});
const ofKind = (name: keyof KindEvidence, from: 'name' | 'values'): Feature => ({
  name,
  from,
  sign: 1,
  of: (evidence) => evidence.kind[name],
});
const valued = (name: string, sign: 1 | -1 | 0, of: (values: ValueEvidence) => number): Feature => ({
  name,
  from: 'values',
  sign,
  of: (evidence) => of(evidence.values),
});

/** All that is known of a cell by itself. A new kind of evidence is a line here; then `npm run train`. */
const features: readonly Feature[] = [
  named('equalName', 1, (name) => name.equalName),
  named('equalSynonym', 1, (name) => name.equalSynonym),
  named('sameWords', 1, (name) => name.sameWords),
  named('sameWordsSynonym', 1, (name) => name.sameWordsSynonym),
  named('words', 1, (name) => name.words),
  named('wordsSynonym', 1, (name) => name.wordsSynonym),
  named('phraseInColumn', 1, (name) => name.phraseInColumn),
  named('columnInPhrase', 1, (name) => name.columnInPhrase),
  named('trigrams', 1, (name) => name.trigrams),
  named('trigramsSynonym', 1, (name) => name.trigramsSynonym),
  named('skeleton', 1, (name) => name.skeleton),
  named('initials', 1, (name) => name.initials),
  named('shortForm', 1, (name) => name.shortForm),
  named('shortFormSynonym', 1, (name) => name.shortFormSynonym),
  named('ordinalDiffers', -1, (name) => name.ordinalDiffers),
  named('lastWord', 1, (name) => name.lastWord),
  named('telling', 1, (name) => name.telling),
  named('aligned', 1, (name) => name.aligned),
  named('direction', 1, (name) => name.direction),
  named('thesaurus', 1, (name) => name.thesaurus),
  named('taught', 1, (name) => name.taught),
  named('opposed', -1, (name) => name.opposed),
  named('container', 1, (name) => name.container),
  named('path', 1, (name) => name.path),
  described('description', (one) => one.nameInDescription),
  described('nameCovered', (one) => one.nameCovered),
  described('fieldInDescription', (one) => one.fieldInDescription),
  described('descriptions', (one) => one.descriptions),
  described('containers', (one) => one.containers),
  described('nameDirection', (one) => one.nameDirection),
  described('descriptionDirection', (one) => one.descriptionDirection),
  typed('typeFit', 1, (type) => type.typeFit),
  typed('meaningFit', 1, (type) => type.meaningFit),
  ofKind('kindFit', 'values'),
  ofKind('sameKind', 'name'),
  ofKind('rangeFit', 'values'),
  ofKind('unitFit', 'name'),
  valued('listed', 1, (values) => values.listed),
  valued('listedRare', 1, (values) => values.listedRare),
  valued('listUsed', 1, (values) => values.listUsed),
  valued('listWords', 1, (values) => values.listWords),
  valued('shared', 1, (values) => values.shared),
  valued('sharedRare', 1, (values) => values.sharedRare),
  valued('sharedMass', 1, (values) => values.sharedMass),
  valued('sharedWords', 1, (values) => values.sharedWords),
  valued('letters', 1, (values) => values.letters),
  valued('lengths', 1, (values) => values.lengths),
  valued('forms', 1, (values) => values.forms),
  valued('beginnings', 1, (values) => values.beginnings),
  valued('shape', 1, (values) => values.shape),
  valued('size', 1, (values) => values.size),
  valued('fill', 1, (values) => values.fill),
  valued('distinct', 1, (values) => values.distinct),
  valued('otherKind', -1, (values) => values.otherKind),
  valued('alike', 1, (values) => values.alike),
  valued('headerInValues', 1, (values) => values.headerInValues),
  valued('valuesInName', 1, (values) => values.valuesInName),
  valued('valuesInDescription', 1, (values) => values.valuesInDescription),
];

/** Order of the figures of a cell; learned weights and trees follow it. */
export const featureNames: readonly string[] = features.map((feature) => feature.name);
export const featureSigns: readonly (1 | -1 | 0)[] = features.map((feature) => feature.sign);
/** True for figures that names and descriptions give; the others come from values and types. */
export const fromNames: readonly boolean[] = features.map((feature) => feature.from === 'name');

/** Writes all figures about one cell to `out`, from `at` on. */
export function cellFeatures(
  {
    column,
    field,
    book,
  }: { readonly column: ColumnCard; readonly field: FieldCard; readonly book: WordBook },
  out: Float32Array,
  at: number,
): void {
  const evidence: Evidence = {
    name: nameEvidence(column, field, book),
    described: descriptionEvidence(column, field, book),
    type: typeEvidence(column.profile, field.field),
    kind: kindEvidence(column, field),
    values: valueEvidence(column, field),
  };
  for (let k = 0; k < features.length; k += 1) out[at + k] = features[k]?.of(evidence) ?? 0;
}
