import type { Layout, MappingVersion, Proposal } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { bareName } from '../values/nameTokens.ts';
import { alignAlike } from './alignAlike.ts';
import { NameLikeness } from './nameLikeness.ts';
import { summaryLikeness } from './summaryLikeness.ts';

/** Which column of the approved layout each present column is. */
export interface ColumnPairs {
  /** One entry a present column: its number in the approved layout or -1. */
  readonly from: Int32Array;
  /** Numbers of approved columns that are no more. */
  readonly gone: readonly number[];
}

/** What is known beside the two layouts. */
export interface PairContext {
  /** Its synonyms help to see that a renamed column still means the same field. */
  readonly schema?: TargetSchema;
  /** What the matcher, which knows more about words and values, says about the present columns. */
  readonly fresh?: Proposal;
}

/** Weights of what speaks for two columns being one; from `least` on they are. Without values, half the letters do in the same place and nearly two of three anywhere. */
const weights = {
  name: 4,
  values: 2,
  /** Values that are unlike say more than ones that are alike: many columns hold alike amounts. */
  otherValues: 3,
  /** But not where the names are the same words. */
  valuesOfSame: 0.8,
  place: 1.5,
  least: 2.6,
} as const;
/** What a shared name of the field is worth as likeness of names. */
const sameField = 0.9;
/** What it is worth that the matcher takes the column for the same field: not enough without place or values, whatever its confidence. */
const samePurpose = 0.65;
/** And what it is worth that neither of two columns in the same place has a name. */
const bothUnnamed = 0.7;
/** Pairs of columns left on both sides beyond which nothing is compared: such files have nothing to do with each other. */
const mostPairs = 2_000_000;

/**
 * Finds the approved columns again: by name, columns of equal names in their order as far as their values agree; then, for
 * what is left on both sides, by likeness of names, the field's known names, values and place, likeliest first. Ties fall to
 * the earlier column. Names that were made for columns without one say nothing.
 */
export function pairColumns(layout: Layout, mapping: MappingVersion, context: PairContext = {}): ColumnPairs {
  const now = layout.columns;
  const then = mapping.layout.columns;
  const from = new Int32Array(now.length).fill(-1);
  const taken = new Uint8Array(then.length);
  const places = placesByName(then);
  for (const [name, present] of placesByName(now)) {
    const past = places.get(name) ?? [];
    for (const [i, j] of alignAlike({ present, past }, (i, j) => valuesAlike(i, j))) {
      from[i] = j;
      taken[j] = 1;
    }
  }

  const added = [...from.keys()].filter((i) => from[i] === -1);
  const lost = [...taken.keys()].filter((j) => taken[j] === 0);
  const likely = likenessOf(mapping, context);
  const names = new NameLikeness();
  const candidates: { readonly i: number; readonly j: number; readonly score: number }[] = [];
  const kept = keptNeighbours(from, then.length);
  for (const i of added.length * lost.length > mostPairs ? [] : added) {
    for (const j of lost) {
      const present = now[i];
      const past = then[j];
      if (present === undefined || past === undefined) continue;
      const inPlace = isSameGap(kept, i, j);
      const place = inPlace ? weights.place : 0;
      const unnamed = [isMadeName(present.name, i), isMadeName(past.name, j)];
      const alike = unnamed.includes(true)
        ? unnamed.includes(false) || !inPlace
          ? 0
          : bothUnnamed
        : names.between(present.name, past.name);
      const name = likely({ i, j, name: present.name }, alike);
      // Most pairs have nothing in common; their values need no look.
      if (weights.name * name + place + weights.values < weights.least) continue;
      const values = summaryLikeness(present, past);
      const weight = values > 0 ? weights.values : alike === 1 ? weights.valuesOfSame : weights.otherValues;
      const score = weights.name * name + place + weight * values;
      if (score >= weights.least) candidates.push({ i, j, score });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  for (const { i, j } of candidates) {
    if (from[i] !== -1 || taken[j] === 1) continue;
    from[i] = j;
    taken[j] = 1;
  }
  return { from, gone: [...taken.keys()].filter((j) => taken[j] === 0) };

  function valuesAlike(i: number, j: number): number {
    const present = now[i];
    const past = then[j];
    return present === undefined || past === undefined ? 0 : summaryLikeness(present, past);
  }
}

/** A name that was made for a column without one: it tells the place. */
export function isMadeName(name: string, index: number): boolean {
  return name === '' || name === `column_${index + 1}`;
}

function placesByName(columns: Layout['columns']): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  columns.forEach((column, i) => {
    const name = isMadeName(column.name, i) ? '' : column.name;
    const list = places.get(name);
    if (list === undefined) places.set(name, [i]);
    else list.push(i);
  });
  return places;
}

/** What the names say of a present and a past column, with what pack and matcher know about the field that the past one fed. */
function likenessOf(
  mapping: MappingVersion,
  { schema, fresh }: PairContext,
): (pair: { readonly i: number; readonly j: number; readonly name: string }, alike: number) => number {
  const fieldOf = new Map<number, string>();
  for (const { field, columnIndexes } of mapping.correspondences) {
    for (const index of columnIndexes) if (!fieldOf.has(index)) fieldOf.set(index, field);
  }
  const namesOf = knownNames(schema);
  return ({ i, j, name }, alike) => {
    const field = fieldOf.get(j);
    const proposed = fresh?.columns[i];
    let likeness = alike;
    if (field !== undefined && namesOf.get(field)?.has(bareName(name)) === true) {
      likeness = Math.max(likeness, sameField);
    }
    if (proposed?.field == null) return likeness;
    if (proposed.field === field) return Math.max(likeness, samePurpose * proposed.confidence);
    // The matcher takes it for something else; the surer, the less it can be this one.
    return alike === 1 ? likeness : likeness * (1 - proposed.confidence / 2) - proposed.confidence / 4;
  };
}

function knownNames(schema: TargetSchema | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    (schema?.fields ?? []).map((field) => [
      field.name,
      new Set([field.name, field.label, ...field.synonyms].map(bareName)),
    ]),
  );
}

/** For every place on both sides: the approved column that was found again before and behind it. */
interface KeptNeighbours {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly pastBefore: Int32Array;
  readonly pastAfter: Int32Array;
}

function keptNeighbours(from: Int32Array, pastCount: number): KeptNeighbours {
  const old = new Set(from);
  const before = new Int32Array(from.length).fill(-1);
  for (let i = 1; i < from.length; i += 1)
    before[i] = (from[i - 1] ?? -1) === -1 ? (before[i - 1] ?? -1) : (from[i - 1] ?? -1);
  const after = new Int32Array(from.length).fill(pastCount);
  for (let i = from.length - 2; i >= 0; i -= 1)
    after[i] = (from[i + 1] ?? -1) === -1 ? (after[i + 1] ?? pastCount) : (from[i + 1] ?? pastCount);
  const pastBefore = new Int32Array(pastCount).fill(-1);
  for (let j = 1; j < pastCount; j += 1) pastBefore[j] = old.has(j - 1) ? j - 1 : (pastBefore[j - 1] ?? -1);
  const pastAfter = new Int32Array(pastCount).fill(pastCount);
  for (let j = pastCount - 2; j >= 0; j -= 1)
    pastAfter[j] = old.has(j + 1) ? j + 1 : (pastAfter[j + 1] ?? pastCount);
  return { before, after, pastBefore, pastAfter };
}

/** True where the next column before (or behind) that was found again is the same on both sides. */
function isSameGap(kept: KeptNeighbours, i: number, j: number): boolean {
  return kept.before[i] === kept.pastBefore[j] || kept.after[i] === kept.pastAfter[j];
}
