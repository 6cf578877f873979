import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseForms, foldCase } from '../../../core/find/foldCase.ts';

/** Any that has or may have two forms; halves of pairs are none. */
const character = fc
  .integer({ min: 0, max: 0x1_ffff })
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

describe('foldCase', () => {
  it('makes capital and small letters of any script alike, and no other letter an ASCII one', () => {
    expect(foldCase('Straße ÄÖ ΣΊΣΥΦΟΣ ЖУК')).toBe('straße äö σίσυφοσ жук');
    expect(foldCase('\u212a\u0130')).toBe('\u212a\u0130');
  });

  it('folds a text as its characters one by one and keeps its length, so that places in one are places in the other', () => {
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 12 }).map((all) => all.join('')),
        (text) => {
          expect(foldCase(text)).toBe(Array.from(text, foldCase).join(''));
          expect(foldCase(text)).toHaveLength(text.length);
        },
      ),
    );
  });

  it('knows every form of a character', () => {
    expect(caseForms('ü')).toEqual(['ü', 'Ü']);
    expect(caseForms('σ')).toEqual(['σ', 'Σ', 'ς']);
    expect(caseForms('k')).toEqual(['k', 'K']);
    expect(caseForms('7')).toEqual(['7']);
    fc.assert(
      fc.property(character, (one) => {
        expect(caseForms(foldCase(one))).toContain(one);
      }),
      { numRuns: 2_000 },
    );
  });
});
