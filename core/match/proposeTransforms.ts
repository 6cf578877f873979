import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';
import { allowedValues } from './matchValues.ts';

/** What has to happen to a column's cells so that they become values of the field, in order. */
export function proposeTransforms(profile: ColumnProfile, field: Field): readonly Transform[] {
  switch (field.type) {
    case 'date':
    case 'datetime':
      return [{ kind: 'trim' }, { kind: 'parseDate', formats: dateFormats(profile) }];
    case 'integer':
    case 'number':
      return [{ kind: 'trim' }, { kind: 'parseNumber', decimalMark: decimalMark(profile) }];
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

/**
 * The decimal mark of a number format such as `1.234,56`: of two marks the last; a single one is the decimal mark unless
 * exactly three digits follow it, which is grouping.
 */
export function decimalMark(profile: ColumnProfile): '.' | ',' {
  const format = profile.type === 'number' || profile.type === 'integer' ? (profile.format ?? '') : '';
  const first = format.split(' | ')[0] ?? '';
  const marks = first.replace(/[^.,]/g, '');
  const last = marks.at(-1);
  if (last === undefined) return '.';
  const behind = first.length - 1 - Math.max(first.lastIndexOf('.'), first.lastIndexOf(','));
  const isDecimal =
    new Set(marks).size === 2 || (marks.length === 1 && digitsBehind(first) !== 3) || behind === 0;
  if (isDecimal) return last === ',' ? ',' : '.';
  return last === ',' ? '.' : ',';
}

function digitsBehind(format: string): number {
  return /[.,](\d*)\D*$/.exec(format)?.[1]?.length ?? 0;
}

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
  return [...values];
}
