import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { textHeight } from '../../../../core/workbook/write/rowHeight.ts';

const wrap = { wrap: true } as const;
const line = 15;

it('leaves rows alone that have room for their text', () => {
  expect(textHeight({ text: 'short', look: wrap, width: 20 })).toBe(0);
  expect(textHeight({ text: 'x'.repeat(500), look: {}, width: 20 })).toBe(0);
  expect(textHeight({ text: '', look: wrap, width: 1 })).toBe(0);
});

it('gives each line its room, those of a larger font more', () => {
  expect(textHeight({ text: 'one\ntwo\nthree', look: wrap, width: 20 })).toBe(3 * line);
  expect(textHeight({ text: 'eleven word eleven word', look: wrap, width: 13 })).toBe(2 * line);
  expect(textHeight({ text: 'x'.repeat(60), look: wrap, width: 19 })).toBe(3 * line);
  expect(textHeight({ text: 'Title', look: { points: 18 }, width: 5 })).toBe(25);
});

it('has room for every line break, and asks for no more than Excel takes', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', 'b', '\n'), maxLength: 3_000 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 90 }), (words, width) => {
      const height = textHeight({ text: words, look: wrap, width });
      expect(height).toBeLessThanOrEqual(409);
      expect(height).toBeGreaterThanOrEqual(Math.min(409, (words.split('\n').length - 1) * line));
    }),
  );
});
