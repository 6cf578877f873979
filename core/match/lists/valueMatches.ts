import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import type { ValueMatch } from '../../model/valueMatch.ts';
import { missingStrength } from '../../values/cells/missingTokens.ts';
import { countedValues, type KnownValue } from './knownValues.ts';
import { allowedValues } from './matchValues.ts';
import { valueForm } from './valueForm.ts';
import { isUnknown } from './valueList.ts';
import type { ValueReading } from './valueReading.ts';

/** Codes are no longer than this. */
const longestCode = 3;

/**
 * Reads all known spellings of a column as values of the field's list, most frequent first. Blank cells are left out; spellings
 * for nothing (`N/A`) are in where the list has a value for the unknown. Where the spellings are a coding (short, no more of them
 * than allowed values, each another value), codes that could mean two values take the one that is left, and initials are certain.
 */
export function valueMatches(
  profile: ColumnProfile,
  field: Pick<Field, 'enum' | 'aliases'>,
): readonly ValueMatch[] {
  const list = allowedValues(field);
  const values = spellingsOf(profile, field.enum);
  const readings = values.map(({ value }) => list.reading(value));
  const settled = isCoding(values, field.enum.length, profile) ? asCoding(readings) : readings;
  return values.map(({ value, count }, i): ValueMatch => {
    const { index, rule, sure, also } = settled[i] ?? { index: -1, rule: 'near', sure: 'open', also: [] };
    return {
      from: value.trim(),
      count,
      to: field.enum[index] ?? null,
      sure,
      rule,
      also: also.flatMap((at) => field.enum[at] ?? []),
    };
  });
}

function spellingsOf(profile: ColumnProfile, allowed: readonly string[]): readonly KnownValue[] {
  const seen = new Set<string>();
  const kept: KnownValue[] = [];
  const hasUnknown = allowed.some((value) => isUnknown(valueForm(value, () => false)));
  const unknowns = hasUnknown
    ? profile.missingTokens.filter((token) => missingStrength(token) !== 'figure')
    : [];
  for (const one of [...countedValues(profile), ...unknowns.map((value) => ({ value, count: null }))]) {
    const folded = one.value.trim().normalize('NFC').toLowerCase();
    if (folded === '' || seen.has(folded)) continue;
    seen.add(folded);
    kept.push(one);
  }
  return kept;
}

function isCoding(values: readonly KnownValue[], allowedCount: number, profile: ColumnProfile): boolean {
  return (
    values.length >= 2 &&
    values.length <= allowedCount &&
    profile.distinctExact &&
    profile.distinct <= values.length &&
    values.every(({ value }) => value.trim().length <= longestCode)
  );
}

/** One value a code and one code a value, as far as the readings allow it. */
function asCoding(readings: readonly ValueReading[]): readonly ValueReading[] {
  const taken = new Set(readings.map((reading) => reading.index).filter((index) => index >= 0));
  const settled = readings.map((reading): ValueReading => {
    if (reading.index >= 0 || reading.also.length === 0) return reading;
    const left = reading.also.filter((at) => !taken.has(at));
    const [only, another] = left;
    if (only === undefined || another !== undefined) return reading;
    return { index: only, rule: 'leftOver', sure: 'likely', also: [] };
  });
  const uses = new Map<number, number>();
  for (const { index } of settled) uses.set(index, (uses.get(index) ?? 0) + 1);
  const isWhole = settled.every(({ index }) => index >= 0 && uses.get(index) === 1);
  if (!isWhole) return settled.map((one, i) => ((uses.get(one.index) ?? 0) > 1 ? (readings[i] ?? one) : one));
  return settled.map((one) => (one.rule === 'initials' ? { ...one, sure: 'certain' } : one));
}

/** The matches as a step: values that are written as the list has them need none. Empty where no value needs one. */
export function mapStep(matches: readonly ValueMatch[], allowed: readonly string[]): readonly Transform[] {
  const exact = new Set(allowed.map((value) => value.trim().normalize('NFC').toLowerCase()));
  const entries = matches.flatMap(({ from, to }) =>
    to === null || exact.has(from.normalize('NFC').toLowerCase()) ? [] : [{ from, to }],
  );
  return entries.length === 0 ? [] : [{ kind: 'mapValues', entries, otherwise: 'keep' }];
}
