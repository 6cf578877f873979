import type { Layout, MappingVersion } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { bareName, nameTokens } from '../values/nameTokens.ts';
import { dice, trigramsOf } from '../values/textSimilarity.ts';

/** Which column of the approved layout each present column is. */
export interface ColumnPairs {
  /** One entry a present column: its number in the approved layout or -1. */
  readonly from: Int32Array;
  /** Numbers of approved columns that are no more. */
  readonly gone: readonly number[];
}

/** Likeness from which a new name is taken for an old one: with the place kept half the letters, without it nearly all. */
const renamedInPlace = 0.4;
const renamedAnywhere = 0.65;
/** What a shared name of the field is worth. */
const sameField = 0.9;
const wrongType = 0.25;

/**
 * Finds the approved columns again: by name (the k-th of equal names is the k-th), then, for what is left on both sides, by
 * likeness of names, the field's known names, place and type, likeliest first. Ties fall to the earlier column.
 */
export function pairColumns(layout: Layout, mapping: MappingVersion, schema?: TargetSchema): ColumnPairs {
  const now = layout.columns;
  const then = mapping.layout.columns;
  const from = new Int32Array(now.length).fill(-1);
  const taken = new Uint8Array(then.length);
  const places = new Map<string, number[]>();
  then.forEach((column, i) => {
    const list = places.get(column.name);
    if (list === undefined) places.set(column.name, [i]);
    else list.push(i);
  });
  now.forEach((column, i) => {
    const place = places.get(column.name)?.shift();
    if (place === undefined) return;
    from[i] = place;
    taken[place] = 1;
  });

  const added = [...from.keys()].filter((i) => from[i] === -1);
  const lost = [...taken.keys()].filter((i) => taken[i] === 0);
  const fieldOf = new Map(
    mapping.correspondences.flatMap((one) => one.columnIndexes.map((i) => [i, one.field])),
  );
  const namesOf = knownNames(schema);
  const candidates: { readonly i: number; readonly j: number; readonly likeness: number }[] = [];
  for (const i of added) {
    for (const j of lost) {
      const present = now[i];
      const past = then[j];
      if (present === undefined || past === undefined) continue;
      let likeness = nameLikeness(present.name, past.name);
      if (namesOf.get(fieldOf.get(j) ?? '')?.has(bareName(present.name)) === true) {
        likeness = Math.max(likeness, sameField);
      }
      if (present.type !== past.type) likeness -= wrongType;
      const inPlace = sameGap(from, i, j);
      if (likeness >= (inPlace ? renamedInPlace : renamedAnywhere)) {
        candidates.push({ i, j, likeness: likeness + (inPlace ? 1 - renamedInPlace : 0) });
      }
    }
  }
  candidates.sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);
  for (const { i, j } of candidates) {
    if (from[i] !== -1 || taken[j] === 1) continue;
    from[i] = j;
    taken[j] = 1;
  }
  return { from, gone: [...taken.keys()].filter((j) => taken[j] === 0) };
}

function knownNames(schema: TargetSchema | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    (schema?.fields ?? []).map((field) => [
      field.name,
      new Set([field.name, field.label, ...field.synonyms].map(bareName)),
    ]),
  );
}

/** True for names that differ in case, separators or word order only: another spelling, not another name. */
export function haveSameWords(a: string, b: string): boolean {
  return inOrder(a) !== '' && inOrder(a) === inOrder(b);
}

function inOrder(name: string): string {
  return nameTokens(name).toSorted().join(' ');
}

/** 1 for names that differ in case, separators or word order only. */
function nameLikeness(a: string, b: string): number {
  const left = bareName(a);
  const right = bareName(b);
  if (left !== '' && left === right) return 1;
  if (haveSameWords(a, b)) return 1;
  return Math.max(
    dice(trigramsOf(left), trigramsOf(right)),
    dice(trigramsOf(inOrder(a)), trigramsOf(inOrder(b))),
  );
}

/** True where the next column before (or after) that kept its name is the same on both sides. */
function sameGap(from: Int32Array, i: number, j: number): boolean {
  const old = new Set(from);
  let before = j - 1;
  while (before >= 0 && !old.has(before)) before -= 1;
  let after = j + 1;
  const highest = Math.max(-1, ...from);
  while (after <= highest && !old.has(after)) after += 1;
  let left = i - 1;
  while (left >= 0 && from[left] === -1) left -= 1;
  let right = i + 1;
  while (right < from.length && from[right] === -1) right += 1;
  return (
    (left < 0 ? -1 : from[left]) === before || (right >= from.length ? highest + 1 : from[right]) === after
  );
}
