import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../../core/dedupe/editDistance.ts';
import { formOf, gramsOf, leastAlike, leastSteps, shareOf } from '../../../core/dedupe/textForms.ts';
import { dice, trigramsOf } from '../../../core/values/text/textSimilarity.ts';

const letters = fc.string({
  unit: fc.constantFrom(...'abcdeklmnorst0189 é日'.split('')),
  maxLength: 14,
});

it('never takes two texts for further apart than they are', () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const [one, other] = [formOf(a), formOf(b)];
      expect(leastSteps(one.letters, other.letters)).toBeLessThanOrEqual(editDistance(one.bare, other.bare));
    }),
  );
});

it('counts the trigrams of all texts that are alike', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(14), (a, more, at) => {
      const b = a.slice(0, at) + more;
      const [one, other] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')];
      const share = dice(trigramsOf(one), trigramsOf(other));
      const told = shareOf(gramsOf(a), gramsOf(b));
      expect(told).toBe(share < leastAlike ? told : share);
      expect(told).toBeLessThanOrEqual(share);
    }),
  );
});
