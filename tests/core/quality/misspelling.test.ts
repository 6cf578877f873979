import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMisspelling } from '../../../core/quality/misspelling.ts';

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
