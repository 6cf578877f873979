import type { Field } from '../../model/targetSchema.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';
import { type Unit, unitOf } from '../../values/numbers/units.ts';

/** Spellings that mean something else as often as a unit: `in`, `m`, `no`. */
const shortestLoose = 3;

/**
 * The unit that a name tells: what stands in brackets or behind `in` at the end, whatever its length, or a last word that is a
 * unit and long enough to be nothing else.
 *
 * @example namedUnit('Wall thickness (mm)')?.id // 'mm'
 */
export function namedUnit(name: string): Unit | null {
  const bracketed = /[([]\s*([^()[\]]{1,20}?)\s*[)\]]\s*$/.exec(name)?.[1];
  if (bracketed !== undefined) return unitOf(bracketed) ?? null;
  const behind = /\bin[\s_]+([\p{L}/%°²³]{1,20})\s*$/iu.exec(name)?.[1];
  if (behind !== undefined) return unitOf(behind) ?? null;
  const tokens = nameTokens(name);
  const last = tokens.at(-1) ?? '';
  if (tokens.length < 2 || calendarWords.has(last)) return null;
  const unit = unitOf(last);
  if (unit === undefined) return null;
  return last.length >= shortestLoose || sureShort.has(last) ? unit : null;
}

/** The unit of a field: as declared, else as its name, its label or its description tells. */
export function unitOfField(field: Field): Unit | null {
  if (field.unit !== undefined) return unitOf(field.unit) ?? null;
  const named = namedUnit(field.name) ?? namedUnit(field.label);
  if (named !== null) return named;
  for (const [, word = ''] of field.description.matchAll(/\bin ([a-z]{4,20})\b/g)) {
    const unit = unitOf(word);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** `Fiscal year` is no length of time; `lost days` is. */
const calendarWords: ReadonlySet<string> = new Set([
  'year',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
]);

/** Short spellings that end a name as nothing but a unit. */
const sureShort: ReadonlySet<string> = new Set(['mm', 'cm', 'km', 'kg', 'mg', 'lb', 'ft', 'kpa', 'psi']);
