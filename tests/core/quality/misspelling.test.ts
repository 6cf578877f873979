import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMisspelling, letterBits, mayBeMisspelled } from '../../../core/quality/misspelling.ts';

describe('isMisspelling', () => {
  it.each([
    ['birminghxm', 'birmingham'],
    ['aproved', 'approved'],
    ['recieved', 'received'],
    ['heart attaxk', 'heart attack'],
  ])('takes %s for %s', (text, meant) => {
    expect(isMisspelling(text, meant)).toBe(true);
  });

  it.each([
    ['ward 1', 'ward 2'],
    ['al', 'ak'],
    ['con', 'cod'],
    ['american strong ale', 'american brown ale'],
    ['jackson', 'jacksonville'],
    ['new york', 'york'],
  ])('keeps %s and %s apart', (text, meant) => {
    expect(isMisspelling(text, meant)).toBe(false);
  });

  it('is never ruled out by the letters beforehand', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 4, maxLength: 16 });
    fc.assert(
      fc.property(word, fc.nat({ max: 15 }), (meant, at) => {
        const text = `${meant.slice(0, at)}x${meant.slice(at + 1)}`;
        const length = Math.max(text.length, meant.length);
        expect(isMisspelling(text, meant)).toBe(true);
        expect(mayBeMisspelled(letterBits(text), letterBits(meant), length)).toBe(true);
      }),
    );
  });

  it('is the same both ways, and never of a text itself', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isMisspelling(one, other)).toBe(isMisspelling(other, one));
        expect(isMisspelling(one, one)).toBe(false);
      }),
    );
  });
});
