import type { LikenessKind } from '../model/duplicates.ts';
import { type Comparator, comparatorOf, levelCount } from './comparators.ts';
import type { RecordColumn } from './recordColumns.ts';

/** How alike two records are in each column, as one number: the digits, base `levelBase`, are the columns' levels, or `missingLevel`. */
export type Pattern = number;
/** One of the two has no value there. */
export const missingLevel = levelCount;
/** The base of the digits. */
export const levelBase = levelCount + 1;

/** The level of one column in a pattern. */
export function levelIn(pattern: Pattern, column: number): number {
  return Math.floor(pattern / levelBase ** column) % levelBase;
}

/** Compares two records in all columns. */
export type PairLevels = (a: number, b: number) => Pattern;

/**
 * Columns of one kin (two names, two lines of an address) are also compared crosswise, where they differ straight: a
 * first name in the place of the last and the other way round is near, not different.
 */
export function pairLevels(columns: readonly RecordColumn[]): PairLevels {
  const comparators: readonly Comparator[] = columns.map(({ as, texts }) => comparatorOf(as, texts));
  const crossed = crossedColumns(columns);
  const levels = new Uint8Array(columns.length);

  return (a, b) => {
    for (let c = 0; c < columns.length; c += 1) {
      const ids = columns[c]?.ids;
      const left = ids?.[a] ?? -1;
      const right = ids?.[b] ?? -1;
      if (left < 0 || right < 0) levels[c] = missingLevel;
      else levels[c] = left === right ? 0 : (comparators[c]?.(left, right) ?? 3);
    }
    for (let i = 0; i < crossed.length; i += 1) {
      const pair = crossed[i];
      if (pair === undefined || (levels[pair.one] ?? 0) < 2 || (levels[pair.other] ?? 0) < 2) continue;
      if (isCrossed(pair, a, b)) {
        levels[pair.one] = 1;
        levels[pair.other] = 1;
      }
    }
    let pattern = 0;
    for (let c = columns.length - 1; c >= 0; c -= 1)
      pattern = pattern * levelBase + (levels[c] ?? missingLevel);
    return pattern;
  };
}

/** Two columns whose values are put into each other's place, with the places that texts of one have in the other. */
export interface CrossedColumns {
  readonly one: number;
  readonly other: number;
  /** By places of `one`'s texts: the place of the same text in `other`; -1 for none. */
  readonly inOther: Int32Array;
  readonly oneIds: Int32Array;
  readonly otherIds: Int32Array;
}

/** Do two records have each other's values in the two columns? One of the two places may be empty on either side. */
export function isCrossed({ inOther, oneIds, otherIds }: CrossedColumns, a: number, b: number): boolean {
  const oneA = oneIds[a] ?? -1;
  const oneB = oneIds[b] ?? -1;
  const otherA = otherIds[a] ?? -1;
  const otherB = otherIds[b] ?? -1;
  const there = oneA >= 0 && otherB >= 0 && inOther[oneA] === otherB;
  const back = oneB >= 0 && otherA >= 0 && inOther[oneB] === otherA;
  const halves = (oneA < 0 && otherB < 0) || (oneB < 0 && otherA < 0);
  return (there && back) || ((there || back) && halves);
}

/** Columns whose values people mix up. */
export function crossedColumns(columns: readonly RecordColumn[]): readonly CrossedColumns[] {
  return columns.flatMap((left, one) =>
    columns.flatMap((right, other) => {
      if (other <= one || kinOf(left.as) === undefined || kinOf(left.as) !== kinOf(right.as)) return [];
      const places = new Map(right.texts.map((text, id) => [text, id]));
      const inOther = Int32Array.from(left.texts, (text) => places.get(text) ?? -1);
      return [{ one, other, inOther, oneIds: left.ids, otherIds: right.ids }];
    }),
  );
}

function kinOf(kind: LikenessKind): string | undefined {
  switch (kind) {
    case 'givenName':
    case 'familyName':
      return 'name';
    case 'address':
    case 'place':
      return 'place';
    case 'phone':
    case 'email':
    case 'date':
      return kind;
    case 'personName':
    case 'organisation':
    case 'code':
    case 'postcode':
    case 'number':
    case 'choice':
    case 'text':
      return undefined;
  }
}
