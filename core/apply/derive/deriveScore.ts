import type { Derivation, ScoreCondition, ScorePoints } from '../../model/derivedField.ts';
import { isDecimal } from '../../values/numbers/decimals.ts';
import { codeTest } from './codeTest.ts';
import { type Derive, type PlaceOf, type RowValues, valueAt } from './derive.ts';

type ScoreDerivation = Extract<Derivation, { readonly kind: 'score' }>;

/** @see Derivation */
export function score({ points }: ScoreDerivation, placeOf: PlaceOf): Derive {
  const rules = compiled(points, placeOf);
  return (row) => {
    if (!anyFilled(rules, row)) return null;
    let sum = 0;
    for (let i = 0; i < rules.length; i += 1) {
      const rule = rules[i];
      if (rule?.holds(row) === true) sum += rule.points;
    }
    return String(sum);
  };
}

/** @see Derivation. `Age 65 or more (+2); Inpatient stay (+3)`; missing where nothing counted. */
export function scoreReasons({ points }: ScoreDerivation, placeOf: PlaceOf): Derive {
  const rules = compiled(points, placeOf);
  return (row) => {
    const reasons = rules.filter(({ holds }) => holds(row)).map(({ words }) => words);
    return reasons.length === 0 ? null : reasons.join('; ');
  };
}

interface ScoreRule {
  readonly place: number;
  readonly points: number;
  readonly words: string;
  readonly holds: (row: RowValues) => boolean;
}

function compiled(points: readonly ScorePoints[], placeOf: PlaceOf): readonly ScoreRule[] {
  return points.map(({ points: own, reason, when }) => {
    const place = placeOf(when.field);
    const fits = valueTest(when);
    return {
      place,
      points: own,
      words: `${reason} (${own < 0 ? '' : '+'}${own})`,
      holds(row) {
        const value = valueAt(row, place);
        return value !== null && fits(value);
      },
    };
  });
}

function anyFilled(rules: readonly ScoreRule[], row: RowValues): boolean {
  return rules.some(({ place }) => valueAt(row, place) !== null);
}

function valueTest(when: ScoreCondition): (value: string) => boolean {
  switch (when.is) {
    case 'atLeast':
      return (value) => isDecimal(value) && Number(value) >= when.value;
    case 'below':
      return (value) => isDecimal(value) && Number(value) < when.value;
    case 'oneOf': {
      const values = new Set(when.values);
      return (value) => values.has(value);
    }
    case 'codes':
      return codeTest(when.codes);
  }
}
