import type { ColumnProfile } from '../model/profile.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import type { ColumnCard, FieldCard } from './evidence/cards.ts';
import { formText, kindFit, kindText, rangeFit } from './values/kindFit.ts';

/**
 * What speaks against accepting a field without looking although its type takes the values: they are of another kind than its name
 * asks for, leave the range that it speaks for, measure something else, or are numbers of persons that it is not made for.
 */
export function kindCautions(column: ColumnCard, field: FieldCard): readonly string[] {
  const { profile, form, unit } = column;
  const cautions: string[] = [];
  if (form !== null && field.kind !== null && isLoose(field) && kindFit(form, field.kind) < 0) {
    cautions.push(`Values are ${formText[form]}, the field asks for ${kindText[field.kind]}`);
  }
  if (field.range !== null && rangeFit(profile, field.range) < 0) {
    const { low, high } = field.range;
    cautions.push(
      Number.isFinite(high)
        ? `Many values are not between ${low} and ${high}`
        : `Many values are below ${low}`,
    );
  }
  if (unit !== null && field.unit !== null && unit.dimension !== field.unit.dimension) {
    cautions.push(`The header names ${unit.id}, the field wants ${field.unit.id}`);
  }
  if (hasPersonNumbers(profile) && !isForPersonNumbers(field)) {
    cautions.push('Values have the form of social security numbers');
  }
  return cautions;
}

/** Fields whose type takes any text, so that only the name tells what is wanted. */
function isLoose({ field: { type } }: FieldCard): boolean {
  return type === 'string' || type === 'text' || type === 'tag';
}

/** The form of United States social security numbers; Canadian ones and most tax numbers have others. */
const personShape = '999-99-9999';

function hasPersonNumbers({ patterns, count, missing }: ColumnProfile): boolean {
  const shaped = patterns.find(({ value }) => value === personShape)?.count ?? 0;
  return shaped * 2 > count - missing;
}

const personWords: ReadonlySet<string> = new Set([
  'ssn',
  'social',
  'security',
  'tax',
  'tin',
  'itin',
  'taxpayer',
]);

function isForPersonNumbers({ field }: FieldCard): boolean {
  return [field.name, field.label, field.description].some((text) =>
    nameTokens(text).some((word) => personWords.has(word)),
  );
}
