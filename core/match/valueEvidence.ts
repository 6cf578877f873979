import type { ColumnProfile } from '../model/profile.ts';
import type { ColumnCard, FieldCard } from './cards.ts';

/** What the values themselves say. Shares are 0 to 1; all 0 where neither list nor samples of the field are known. */
export interface ValueEvidence {
  /** Share of the column's frequent cells that are an allowed value or plainly mean one; -1 where the field has a list and none does. */
  readonly listed: number;
  /** Overlap of the values with the field's samples. */
  readonly shared: number;
  /** Likeness of shapes, lengths, fill and distinctness with the field's samples. */
  readonly shape: number;
  /** Likeness of the numbers' sizes with the field's samples. */
  readonly size: number;
  /** 1 where the samples are of another kind (dates and text). */
  readonly otherKind: number;
  /** 1 where both sides have values to compare, so that the other figures mean something. */
  readonly compared: number;
}

const nothing: ValueEvidence = { listed: 0, shared: 0, shape: 0, size: 0, otherKind: 0, compared: 0 };

export function valueEvidence(column: ColumnCard, field: FieldCard): ValueEvidence {
  const filled = column.profile.count - column.profile.missing;
  if (filled <= 0) return nothing;
  const coverage = field.allowed?.coverage(column.values) ?? 0;
  const listed = field.allowed !== null && coverage === 0 ? -1 : coverage;
  const sample = field.profile;
  if (sample === null || sample.count - sample.missing <= 0) return { ...nothing, listed };
  return {
    listed,
    shared: sharedValues(column.values, field.values),
    shape: shapeLikeness(column.profile, sample),
    size: sizeLikeness(column.profile, sample),
    otherKind: kindOf(column.profile) === kindOf(sample) ? 0 : 1,
    compared: 1,
  };
}

function kindOf(profile: ColumnProfile): 'time' | 'number' | 'text' {
  switch (profile.type) {
    case 'date':
    case 'datetime':
    case 'time':
      return 'time';
    case 'integer':
    case 'number':
    case 'boolean':
      return 'number';
    case 'code':
    case 'text':
      return 'text';
  }
}

/** Share of the smaller side's values that the other side has, lowered where that is but one or two values. */
function sharedValues(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const value of small.keys()) if (large.has(value)) shared += 1;
  return shared / (small.size + 1);
}

function shapeLikeness(a: ColumnProfile, b: ColumnProfile): number {
  const lengths =
    ratio(a.minLength + 1, b.minLength + 1) * 0.5 + ratio(a.maxLength + 1, b.maxLength + 1) * 0.5;
  const distinct = 1 - Math.abs(distinctShare(a) - distinctShare(b));
  const fill = 1 - Math.abs(missingShare(a) - missingShare(b));
  return (lengths + distinct + fill + patternOverlap(a, b)) / 4;
}

function patternOverlap(a: ColumnProfile, b: ColumnProfile): number {
  const total = (profile: ColumnProfile) => profile.patterns.reduce((sum, pattern) => sum + pattern.count, 0);
  const totalA = total(a);
  const totalB = total(b);
  if (totalA === 0 || totalB === 0) return 0;
  let shared = 0;
  for (const left of a.patterns) {
    const right = b.patterns.find((pattern) => pattern.value === left.value);
    if (right !== undefined) shared += Math.min(left.count / totalA, right.count / totalB);
  }
  return shared;
}

/** Compares the middles and ends of two distributions of numbers on a logarithmic scale. */
function sizeLikeness(a: ColumnProfile, b: ColumnProfile): number {
  if (a.quantiles === null || b.quantiles === null) return 0;
  let likeness = 0;
  for (const key of ['p25', 'p50', 'p75'] as const) {
    likeness += ratio(1 + Math.abs(a.quantiles[key]), 1 + Math.abs(b.quantiles[key]));
  }
  return likeness / 3;
}

function ratio(a: number, b: number): number {
  return Math.min(a, b) / Math.max(a, b);
}

function distinctShare(profile: ColumnProfile): number {
  const filled = profile.count - profile.missing;
  return filled <= 0 ? 0 : Math.min(1, profile.distinct / filled);
}

function missingShare(profile: ColumnProfile): number {
  return profile.count === 0 ? 0 : profile.missing / profile.count;
}
