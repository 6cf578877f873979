import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';
import { decimalMarkOf } from '../values/decimalMark.ts';
import { allowedValues } from './matchValues.ts';

/** What has to happen to a column's cells so that they become values of the field, in order. */
export function proposeTransforms(profile: ColumnProfile, field: Field): readonly Transform[] {
  switch (field.type) {
    case 'date':
    case 'datetime':
      return [{ kind: 'trim' }, { kind: 'parseDate', formats: dateFormats(profile) }];
    case 'integer':
    case 'number':
      return [{ kind: 'trim' }, { kind: 'parseNumber', decimalMark: decimalMarkOf(profile.format) }];
    case 'boolean':
      return [{ kind: 'trim' }, { kind: 'parseBoolean' }];
    case 'enum':
      return [{ kind: 'trim' }, ...mapToList(profile, field)];
    case 'email':
      return [{ kind: 'trim' }, { kind: 'lowerCase' }];
    case 'string':
    case 'text':
    case 'tag':
    case 'phone':
    case 'url':
      return [{ kind: 'trim' }];
  }
}

function dateFormats(profile: ColumnProfile): readonly string[] {
  if ((profile.type === 'date' || profile.type === 'datetime') && profile.format !== null) {
    return profile.format.split(' | ').slice(0, mostFormats);
  }
  return profile.type === 'datetime' ? ['YYYY-MM-DD HH:mm:ss'] : ['YYYY-MM-DD'];
}

/** As many as the contract takes. */
const mostFormats = 12;

function mapToList(profile: ColumnProfile, field: Field): readonly Transform[] {
  const allowed = allowedValues(field.enum);
  const exact = new Set(field.enum.map((value) => value.toLowerCase()));
  const entries: { from: string; to: string }[] = [];
  const seen = new Set<string>();
  for (const value of knownValues(profile)) {
    const from = value.trim();
    const folded = from.toLowerCase();
    if (from === '' || exact.has(folded) || seen.has(folded)) continue;
    seen.add(folded);
    const to = allowed.read(from);
    if (to !== undefined) entries.push({ from, to });
  }
  return entries.length === 0 ? [] : [{ kind: 'mapValues', entries, otherwise: 'keep' }];
}

/** Every spelling that the profile tells, most frequent first: all of them where the column has few. */
export function knownValues(profile: ColumnProfile): readonly string[] {
  const values = new Set<string>();
  for (const { value } of profile.topValues) values.add(value);
  for (const value of profile.examples) values.add(value);
  for (const value of profile.anomalies) values.add(value);
  const { kind, bins } = profile.histogram;
  // A histogram of categories names every value where it has a bin for each.
  if (kind === 'category' && bins.length === profile.distinct)
    for (const { label } of bins) values.add(label);
  return [...values];
}
