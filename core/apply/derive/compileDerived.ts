import type { DerivedField } from '../../model/derivedField.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { band, difference, ratio } from './deriveAmounts.ts';
import { ageAt, datePart, daysBetween } from './deriveDates.ts';
import type { Derive, PlaceOf, RowValues } from './derive.ts';
import { codeGroup } from './deriveGroups.ts';
import { score, scoreReasons } from './deriveScore.ts';

/**
 * Makes a schema's derived fields ready to run: once a run, so that a row costs only plain calls.
 *
 * @returns the row's values with the derived ones behind them; the values themselves where nothing is derived. Values of
 *   fields must be as `fieldCheck` gives them; what is not counts as missing.
 */
export function compileDerived(
  schema: Pick<TargetSchema, 'fields' | 'derived'>,
): (values: RowValues) => RowValues {
  const { derived = [] } = schema;
  if (derived.length === 0) return (values) => values;
  const places = new Map<string, number>();
  for (const { name } of [...schema.fields, ...derived]) places.set(name, places.size);
  const placeOf: PlaceOf = (name) => places.get(name) ?? -1;
  const steps = derived.map((field) => deriveOf(field, derived, placeOf));
  return (values) => {
    const row = [...values];
    for (let i = 0; i < steps.length; i += 1) row.push(steps[i]?.(row) ?? null);
    return row;
  };
}

function deriveOf({ derive }: DerivedField, derived: readonly DerivedField[], placeOf: PlaceOf): Derive {
  switch (derive.kind) {
    case 'daysBetween':
      return daysBetween(derive, placeOf);
    case 'ageAt':
      return ageAt(derive, placeOf);
    case 'difference':
      return difference(derive, placeOf);
    case 'ratio':
      return ratio(derive, placeOf);
    case 'band':
      return band(derive, placeOf);
    case 'codeGroup':
      return codeGroup(derive, placeOf);
    case 'score':
      return score(derive, placeOf);
    case 'scoreReasons': {
      const explained = derived.find(({ name }) => name === derive.of)?.derive;
      return explained?.kind === 'score' ? scoreReasons(explained, placeOf) : () => null;
    }
    case 'datePart':
      return datePart(derive, placeOf);
  }
}
