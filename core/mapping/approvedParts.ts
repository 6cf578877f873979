import {
  asConfidence,
  type Correspondence,
  type DerivedProposal,
  type MappingVersion,
  type Proposal,
} from '../model/mapping.ts';
import { matchOptions } from '../model/options/matchingOptions.ts';
import { movedSteps } from './stepColumns.ts';

/** What stands in one list in a mapping, told apart. */
export interface ApprovedParts {
  /** What each column feeds by itself, or first of all. */
  readonly own: ReadonlyMap<number, Correspondence>;
  /** Made of columns that were set aside, or that feed other fields as well. */
  readonly derived: readonly Correspondence[];
  readonly constants: readonly { readonly field: string; readonly value: string }[];
}

/** Tells apart what stands in one list in a mapping. Fields that the pack has no more are left out. */
export function approvedParts(mapping: MappingVersion, fields: ReadonlyMap<string, unknown>): ApprovedParts {
  const own = new Map<number, Correspondence>();
  const derived: Correspondence[] = [];
  const constants: { field: string; value: string }[] = [];
  const aside = new Set(mapping.ignoredColumns);
  for (const one of mapping.correspondences) {
    if (!fields.has(one.field)) continue;
    const [first] = one.transforms;
    if (one.columnIndexes.length === 0) {
      if (first?.kind === 'constant') constants.push({ field: one.field, value: first.value });
    } else if (one.columnIndexes.some((index) => own.has(index) || aside.has(index))) derived.push(one);
    else for (const index of one.columnIndexes) own.set(index, one);
  }
  return { own, derived, constants };
}

/** Derived fields over the columns as they stand now; one of whose columns is gone cannot be made as it was approved. */
export function derivedAgain(
  derived: readonly Correspondence[],
  { from, fresh, day }: { readonly from: Int32Array; readonly fresh: Proposal; readonly day: string },
): readonly DerivedProposal[] {
  const present = presentPlaces(from);
  return derived.flatMap(({ field, columnIndexes, transforms }): readonly DerivedProposal[] => {
    const places = columnIndexes.flatMap((at) => present.get(at) ?? []);
    if (places.length < columnIndexes.length) return [];
    const proposed = fresh.derived?.find((one) => one.field === field);
    return [
      {
        field,
        columnIndexes: places,
        transforms: movedSteps(transforms, (at) => present.get(at)),
        confidence: asConfidence(matchOptions.sameLayout),
        reasons: [`Same as approved on ${day}`, ...(proposed?.reasons ?? [])].slice(0, 4),
        origin: 'memory',
      },
    ];
  });
}

/** Where each approved column stands now. */
export function presentPlaces(from: Int32Array): ReadonlyMap<number, number> {
  return new Map([...from].map((at, i) => [at, i]));
}
