import type { ColumnProfile } from '../../model/profile.ts';

/** A spelling in a column and how often it stands there; `null` where that was not counted. */
export interface KnownValue {
  readonly value: string;
  readonly count: number | null;
}

/** Every spelling that the profile tells, most frequent first: all of them where the column has few. */
export function knownValues(profile: ColumnProfile): readonly string[] {
  return countedValues(profile).map(({ value }) => value);
}

/** The same with counts as far as they are known. */
export function countedValues(profile: ColumnProfile): readonly KnownValue[] {
  const values = new Map<string, number | null>();
  for (const { value, count } of profile.topValues) values.set(value, count);
  const add = (value: string, count: number | null): void => {
    if (!values.has(value)) values.set(value, count);
  };
  const { kind, bins } = profile.histogram;
  // A histogram of categories names every value where it has a bin for each.
  if (kind === 'category' && bins.length === profile.distinct) {
    for (const { label, count } of bins) add(label, count);
  }
  for (const value of profile.examples) add(value, null);
  for (const value of profile.anomalies) add(value, null);
  return [...values].map(([value, count]) => ({ value, count }));
}
