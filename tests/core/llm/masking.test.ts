import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeText } from '../../../core/llm/shapeText.ts';
import { llmSights } from '../../../core/model/llm.ts';
import { leaksOf, maskingCase } from '../../fuzz/maskingCase.ts';

describe('masking', () => {
  it.each(llmSights)('lets no three letters or digits in a row of a cell into a request (%s)', (see) => {
    fc.assert(
      fc.property(fc.nat(), (index) => {
        expect(leaksOf(maskingCase(7, index), see)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(llmSights)('holds for any text in header and cells (%s)', (see) => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 6 }), (header, cells) => {
        expect(leaksOf({ header, cells }, see)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('finds a leak where there is one', () => {
    // The test's own eyes: a header that is sent as it is does not count, a cell that it holds would.
    expect(leaksOf({ header: 'Policy Number', cells: ['anything'] }, 'shapes')).toEqual([]);
    expect(shapeText('ABC-123 ｄｅｆ٤٥٦')).toBe('A{3}-9{3} a{3}9{3}');
  });
});

describe('a shape', () => {
  it.each([
    ['PN-0042 x', 'A{2}-9{4} a{1}'],
    ['AAA', 'A{3}'],
    ['１２３', '9{3}'],
    ['ünï', 'a{3}'],
    ['a\u0301b\u0300', 'a{2}'],
    ['漢字', 'a{2}'],
    ['{x}~', '?{1}a{1}?{2}'],
    ['a\u202eb', 'a{1}?{1}a{1}'],
    ['🙂🙂', '?{2}'],
    ['a  b', 'a{1} {2}a{1}'],
    ['', ''],
    ['a1'.repeat(40), `${'a{1}9{1}'.repeat(7)}~`],
  ])('of %j is %j', (text, shape) => {
    expect(shapeText(text)).toBe(shape);
  });

  it('holds no three letters or digits in a row, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(shapeText(text)).not.toMatch(/[\p{L}\p{Nd}]{3}/u);
        expect(shapeText(text)).toMatch(/^[ -~]*$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
