import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLength } from '../../../core/values/text/byteLength.ts';
import { itemOptions } from '../../../core/model/options/sessionOptions.ts';
import { standardOptions } from '../../../core/model/options/standardOptions.ts';
import { halved, planBatches } from '../../../core/standardise/planBatches.ts';

const values = fc.uniqueArray(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: standardOptions.valueCharacters }),
  { maxLength: 200 },
);

describe('batches of values', () => {
  it('hold every value once, in their order, and are as small as an item’s work must be', () => {
    fc.assert(
      fc.property(values, (given) => {
        const batches = planBatches('country', [...given, ...given]);
        expect(batches.flatMap((batch) => batch.values)).toEqual(given);
        for (const batch of batches) {
          expect(batch.values.length).toBeLessThanOrEqual(standardOptions.batchValues);
          expect(byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(itemOptions.workBytes);
        }
      }),
    );
  });

  it('are halved without losing a value, down to one', () => {
    fc.assert(
      fc.property(values, (given) => {
        const halves = halved({ field: 'country', values: given });
        expect(halves.flatMap((half) => half.values)).toEqual(given.length < 2 ? [] : given);
        for (const half of halves) expect(half.values.length).toBeLessThan(given.length);
      }),
    );
  });
});
