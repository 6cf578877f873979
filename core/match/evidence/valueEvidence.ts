import type { ColumnCard, FieldCard } from './cards.ts';
import type { Overlaps } from '../values/valueCards.ts';
import type { ValueSample } from '../values/valueSample.ts';
import { traitOverlap } from '../values/valueTraits.ts';

/** What the values themselves say. Shares are 0 to 1; all 0 where neither list nor samples of the field are known. */
export interface ValueEvidence {
  /** Share of the column's cells that are an allowed value, its other spelling or an example; half for one that only means it. -1 where the field has a list and no cell or word of it is there. */
  readonly listed: number;
  /** Nears 1 with the number of such values that few other fields have. */
  readonly listedRare: number;
  /** Share of the list, by rarity, that the column has. */
  readonly listUsed: number;
  /** Likeness of the words of the values and of the list. */
  readonly listWords: number;
  /** Share of the column's different values, by rarity, that are among the field's samples. */
  readonly shared: number;
  readonly sharedRare: number;
  /** 1 where the samples have the same values equally often. */
  readonly sharedMass: number;
  readonly sharedWords: number;
  /** Likeness of letters, digits and signs with the field's samples; the next ones likewise. */
  readonly letters: number;
  readonly lengths: number;
  /** Likeness of shapes such as `AA-99`, runs as one. */
  readonly forms: number;
  readonly beginnings: number;
  /** Likeness of lengths, shapes, distinctness and fill. */
  readonly shape: number;
  /** Likeness of the deciles of numbers, on a logarithmic scale, or of dates. */
  readonly size: number;
  readonly fill: number;
  readonly distinct: number;
  /** 1 where the samples are of another kind (dates and text). */
  readonly otherKind: number;
  /** All likeness with the samples in one figure. */
  readonly alike: number;
  /** Words of the header among the field's samples and allowed values. */
  readonly headerInValues: number;
  /** Words of the values in the field's name. */
  readonly valuesInName: number;
  readonly valuesInDescription: number;
}

type Figures = { -readonly [Name in keyof ValueEvidence]: number };

const nothing: ValueEvidence = {
  listed: 0,
  listedRare: 0,
  listUsed: 0,
  listWords: 0,
  shared: 0,
  sharedRare: 0,
  sharedMass: 0,
  sharedWords: 0,
  letters: 0,
  lengths: 0,
  forms: 0,
  beginnings: 0,
  shape: 0,
  size: 0,
  fill: 0,
  distinct: 0,
  otherKind: 0,
  alike: 0,
  headerInValues: 0,
  valuesInName: 0,
  valuesInDescription: 0,
};

export function valueEvidence(column: ColumnCard, field: FieldCard): ValueEvidence {
  const overlaps = column.overlaps();
  const f = field.number;
  const figures: Figures = { ...nothing, headerInValues: overlaps.headerInValues[f] ?? 0 };
  const own = column.sample;
  if (own === null) return figures;
  figures.valuesInName = overlaps.valuesInName[f] ?? 0;
  figures.valuesInDescription = overlaps.valuesInDescription[f] ?? 0;
  compareWithList(figures, field, overlaps);
  if (field.sample !== null) compareWithSamples(figures, { own, theirs: field.sample, f }, overlaps);
  return figures;
}

function compareWithList(figures: Figures, { field, number }: FieldCard, { list }: Overlaps): void {
  const covered = list.covered[number] ?? 0;
  figures.listWords = list.words[number] ?? 0;
  figures.listed = field.enum.length > 0 && covered === 0 && figures.listWords === 0 ? -1 : covered;
  figures.listedRare = list.rare[number] ?? 0;
  figures.listUsed = list.ofField[number] ?? 0;
}

/**
 * Weights of `alike`, which together make 1 of two equal samples: fitted by maximum likelihood over the rows of 187 labelled
 * pairs with samples on both sides, none below 0, then rounded; the same whichever family of pairs was left out, within a fifth.
 */
const likeness = {
  letters: 0.2,
  sharedRare: 0.18,
  sharedWords: 0.17,
  lengths: 0.13,
  sharedMass: 0.12,
  sameKind: 0.08,
  fill: 0.05,
  distinct: 0.04,
  shared: 0.03,
} as const;

function compareWithSamples(
  figures: Figures,
  { own, theirs, f }: { readonly own: ValueSample; readonly theirs: ValueSample; readonly f: number },
  { samples }: Overlaps,
): void {
  figures.shared = samples.ofColumn[f] ?? 0;
  figures.sharedRare = samples.rare[f] ?? 0;
  figures.sharedMass = samples.mass[f] ?? 0;
  figures.sharedWords = samples.words[f] ?? 0;
  figures.letters = traitOverlap(own.traits, theirs.traits, 'letters');
  figures.lengths = traitOverlap(own.traits, theirs.traits, 'lengths');
  figures.forms = traitOverlap(own.traits, theirs.traits, 'forms');
  figures.beginnings = traitOverlap(own.traits, theirs.traits, 'heads');
  figures.size = sizeLikeness(own, theirs);
  figures.fill = 1 - Math.abs(own.missingShare - theirs.missingShare);
  figures.distinct = 1 - Math.abs(own.distinctShare - theirs.distinctShare);
  figures.otherKind = own.measure === theirs.measure ? 0 : 1;
  figures.shape =
    (figures.lengths + traitOverlap(own.traits, theirs.traits, 'shapes') + figures.distinct + figures.fill) /
    4;
  figures.alike =
    likeness.letters * figures.letters +
    likeness.sharedRare * figures.sharedRare +
    likeness.sharedWords * figures.sharedWords +
    likeness.lengths * figures.lengths +
    likeness.sharedMass * figures.sharedMass +
    likeness.sameKind * (1 - figures.otherKind) +
    likeness.fill * figures.fill +
    likeness.distinct * figures.distinct +
    likeness.shared * figures.shared;
}

/** Compares deciles, relative to how far they spread: numbers on a scale that is logarithmic away from 0, days in years. */
function sizeLikeness(a: ValueSample, b: ValueSample): number {
  if (a.scaled === null || b.scaled === null || a.measure !== b.measure) return 0;
  const low = Math.min(a.scaled[0] ?? 0, b.scaled[0] ?? 0);
  const high = Math.max(a.scaled.at(-1) ?? 0, b.scaled.at(-1) ?? 0);
  let apart = 0;
  for (let i = 0; i < a.scaled.length; i += 1) apart += Math.abs((a.scaled[i] ?? 0) - (b.scaled[i] ?? 0));
  return 1 / (1 + apart / a.scaled.length / (narrowest + (high - low) / 2));
}

/** Spread below which two samples that are not equal are still alike: a fifth of a year, or a fifth up or down. */
const narrowest = 0.2;
