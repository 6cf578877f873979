import type { Derivation } from '../../model/derivedField.ts';
import { decimalDifference, decimalRatio, isDecimal } from '../../values/numbers/decimals.ts';
import { type Derive, type PlaceOf, valueAt } from './derive.ts';

type Of<Kind extends Derivation['kind']> = Extract<Derivation, { readonly kind: Kind }>;

/** @see Derivation. Exact, however many digits. */
export function difference({ of, less }: Of<'difference'>, placeOf: PlaceOf): Derive {
  const whole = placeOf(of);
  const places = less.map(placeOf);
  return (row) => {
    let rest = valueAt(row, whole);
    if (rest === null || !isDecimal(rest)) return null;
    for (let i = 0; i < places.length; i += 1) {
      const part = valueAt(row, places[i] ?? -1);
      if (part === null || !isDecimal(part)) return null;
      rest = decimalDifference(rest, part);
    }
    return rest;
  };
}

/** @see Derivation */
export function ratio({ of, to, decimals }: Of<'ratio'>, placeOf: PlaceOf): Derive {
  const [upper, lower] = [placeOf(of), placeOf(to)];
  return (row) => {
    const [amount, base] = [valueAt(row, upper), valueAt(row, lower)];
    if (amount === null || base === null || !isDecimal(amount) || !isDecimal(base)) return null;
    return decimalRatio(amount, base, decimals);
  };
}

/** @see Derivation */
export function band({ of, bands }: Of<'band'>, placeOf: PlaceOf): Derive {
  const place = placeOf(of);
  return (row) => {
    const text = valueAt(row, place);
    if (text === null || !isDecimal(text)) return null;
    const figure = Number(text);
    for (let i = 0; i < bands.length; i += 1) {
      const one = bands[i];
      if (one !== undefined && (one.below === null || figure < one.below)) return one.label;
    }
    return null;
  };
}
