import type { Layout, MappingVersion, Proposal } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { bareName } from '../values/text/nameTokens.ts';
import { alignAlike } from './alignAlike.ts';
import { NameLikeness } from './nameLikeness.ts';
import { summaryLikeness } from './summaryLikeness.ts';

/** Which column of the approved layout each present column is. */
export interface ColumnPairs {
  /** One entry a present column: its number in the approved layout or -1. */
  readonly from: Int32Array;
  /** Numbers of approved columns that are no more. */
  readonly gone: readonly number[];
  /** Present columns that others share their name with, or that have none, and whose turn among them is another: only their values tell which they are. */
  readonly doubtful: ReadonlySet<number>;
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
  /** One neighbour that is the same, and both. */
  place: 1.5,
  between: 2,
  least: 2.6,
} as const;
/** Steps that a column may lie off its place among those between the same neighbours before the place says nothing. */
const farSteps = 5;
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
  const presentPlaces = placesByName(now);
  for (const [name, present] of presentPlaces) {
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
      const { sides, steps } = gapBetween(kept, i, j);
      const inPlace = sides > 0;
      const place =
        (sides === 2 ? weights.between : inPlace ? weights.place : 0) * Math.max(0, 1 - steps / farSteps);
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
  const doubtful = new Set<number>();
  for (const [name, present] of presentPlaces) {
    const past = places.get(name) ?? [];
    if (past.length < 2 && present.length < 2) continue;
    present.forEach((i, turn) => {
      if (past.length !== present.length || past[turn] !== from[i]) doubtful.add(i);
    });
  }
  return { from, gone: [...taken.keys()].filter((j) => taken[j] === 0), doubtful };

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

/** For every place on both sides, the nearest column before and behind that was found again: its number in the approved layout, and how many steps off it stands. */
interface KeptNeighbours {
  readonly before: Neighbours;
  readonly after: Neighbours;
  readonly pastBefore: Neighbours;
  readonly pastAfter: Neighbours;
}

interface Neighbours {
  readonly at: Int32Array;
  readonly steps: Int32Array;
}

function keptNeighbours(from: Int32Array, pastCount: number): KeptNeighbours {
  const present = [...from];
  const old = new Set(from);
  const past = Array.from({ length: pastCount }, (_, j) => (old.has(j) ? j : -1));
  return {
    before: nearest(present, -1),
    after: nearest(present.toReversed(), pastCount, true),
    pastBefore: nearest(past, -1),
    pastAfter: nearest(past.toReversed(), pastCount, true),
  };
}

/** The nearest found one before each place; `end` where there is none. */
function nearest(found: readonly number[], end: number, reversed = false): Neighbours {
  const at = new Int32Array(found.length);
  const steps = new Int32Array(found.length);
  let last = end;
  let away = 1;
  found.forEach((one, k) => {
    const i = reversed ? found.length - 1 - k : k;
    at[i] = last;
    steps[i] = away;
    away = one === -1 ? away + 1 : 1;
    if (one !== -1) last = one;
  });
  return { at, steps };
}

/** On how many sides the nearest column that was found again is the same one, and how many steps both lie apart from there. */
function gapBetween(
  { before, after, pastBefore, pastAfter }: KeptNeighbours,
  i: number,
  j: number,
): { readonly sides: number; readonly steps: number } {
  const apart = (now: Neighbours, then: Neighbours): number | undefined =>
    now.at[i] === then.at[j] ? Math.abs((now.steps[i] ?? 0) - (then.steps[j] ?? 0)) : undefined;
  const both = [apart(before, pastBefore), apart(after, pastAfter)].filter((steps) => steps !== undefined);
  return { sides: both.length, steps: Math.min(...both, Number.MAX_SAFE_INTEGER) };
}
