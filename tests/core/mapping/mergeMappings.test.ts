import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MappingState } from '../../../core/mapping/mappingState.ts';
import { mergedState, mergeMappings } from '../../../core/mapping/mergeMappings.ts';
import type { MergeChoice, SlotKey, SlotValue } from '../../../core/model/merge.ts';

const value: fc.Arbitrary<SlotValue> = fc.record({
  field: fc.option(fc.constantFrom('email', 'phone', 'city'), { nil: null }),
  columnIndexes: fc.constantFrom([], [0, 1]),
  transforms: fc.constantFrom([], [{ kind: 'trim' as const }], [{ kind: 'upperCase' as const }]),
  setAside: fc.boolean(),
});
const key: fc.Arbitrary<SlotKey> = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map((at): SlotKey => `column:${at}`),
  fc.constantFrom<SlotKey>('field:email', 'field:__proto__'),
);
const state: fc.Arbitrary<MappingState> = fc.array(fc.tuple(key, value)).map((entries) => new Map(entries));

/** What a mapping does, without the difference between set aside and never fed. */
function doings(merged: MappingState): readonly unknown[] {
  return [...merged]
    .filter(([, { field }]) => field !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, { field, columnIndexes, transforms }]) => [at, field, columnIndexes, transforms]);
}

const kinds = (base: MappingState, theirs: MappingState, yours: MappingState) =>
  mergeMappings({ base, theirs, yours });

describe('merging two mappings', () => {
  it('gives the same mapping where both sides are the same, without a conflict', () => {
    fc.assert(
      fc.property(state, state, (base, side) => {
        const slots = kinds(base, side, side);
        expect(slots.map(({ kind }) => kind)).not.toContain('conflict');
        expect(doings(mergedState(slots, new Map()))).toEqual(doings(side));
      }),
    );
  });

  it('takes the other side where one side changed nothing', () => {
    fc.assert(
      fc.property(state, state, (base, side) => {
        const theirs = kinds(base, side, base);
        const yours = kinds(base, base, side);
        for (const slots of [theirs, yours]) {
          expect(slots.map(({ kind }) => kind)).not.toContain('conflict');
          expect(doings(mergedState(slots, new Map()))).toEqual(doings(side));
        }
      }),
    );
  });

  it('says the same whichever side is called theirs, but for the names', () => {
    const swapped = { theirs: 'yours', yours: 'theirs', same: 'same', both: 'both', conflict: 'conflict' };
    fc.assert(
      fc.property(state, state, state, (base, a, b) => {
        const one = kinds(base, a, b);
        const other = kinds(base, b, a);
        expect(other.map(({ key: at, kind }) => [at, kind])).toEqual(
          one.map(({ key: at, kind }) => [at, swapped[kind]]),
        );
        const choose = (take: MergeChoice) => new Map(one.map((slot) => [slot.key, take] as const));
        expect(doings(mergedState(one, choose('theirs')))).toEqual(
          doings(mergedState(other, choose('yours'))),
        );
      }),
    );
  });

  it('holds a value of one of the sides in every place', () => {
    fc.assert(
      fc.property(state, state, state, (base, theirs, yours) => {
        const slots = kinds(base, theirs, yours);
        const merged = mergedState(slots, new Map(slots.map((slot) => [slot.key, 'theirs'])));
        for (const [at, found] of merged) expect([theirs.get(at), yours.get(at)]).toContain(found);
      }),
    );
  });

  it('asks only about places that both sides changed differently, columns in file order first', () => {
    const set = (field: string | null): SlotValue => ({
      field,
      columnIndexes: [],
      transforms: [],
      setAside: field === null,
    });
    const base = new Map<SlotKey, SlotValue>([
      ['column:10', set('email')],
      ['column:2', set('phone')],
      ['column:3', set('city')],
    ]);
    const theirs = new Map(base).set('column:10', set('fax')).set('column:2', set('mobile'));
    const yours = new Map(base).set('column:10', set(null)).set('column:3', set('state'));
    yours.set('field:country', set('country'));
    const slots = kinds(base, theirs, yours);
    expect(slots.map((slot) => [slot.key, slot.kind])).toEqual([
      ['column:2', 'theirs'],
      ['column:3', 'yours'],
      ['column:10', 'conflict'],
      ['field:country', 'yours'],
    ]);
    expect(mergedState(slots, new Map()).get('column:10')?.field).toBeNull();
    expect(mergedState(slots, new Map([['column:10', 'theirs']])).get('column:10')?.field).toBe('fax');
  });
});
