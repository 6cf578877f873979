import type { Derivation } from '../../model/derivedField.ts';
import { codeTest } from './codeTest.ts';
import { type Derive, type PlaceOf, valueAt } from './derive.ts';

/** Distinct codes whose group is remembered; claims name some thousand. */
const remembered = 4_096;

/** @see Derivation */
export function codeGroup(
  { of, groups, otherwise }: Extract<Derivation, { readonly kind: 'codeGroup' }>,
  placeOf: PlaceOf,
): Derive {
  const place = placeOf(of);
  const tests = groups.map(({ label, codes }) => ({ label, fits: codeTest(codes) }));
  const known = new Map<string, string | null>();
  return (row) => {
    const code = valueAt(row, place);
    if (code === null) return null;
    const before = known.get(code);
    if (before !== undefined) return before;
    const found = tests.find(({ fits }) => fits(code))?.label ?? otherwise;
    if (known.size < remembered) known.set(code, found);
    return found;
  };
}
