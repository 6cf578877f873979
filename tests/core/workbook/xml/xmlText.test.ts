import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSheetText, decodeXmlText, encodeSheetText } from '../../../../core/workbook/xml/xmlText.ts';

const unit = fc.oneof(
  fc.constantFrom('_', 'x', '0', '0', 'D', '_x000D_', '_x005F_', '&', '<', '\r', '\n', '\ud83d', '\ude00'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

test('any UTF-16 text comes back after writing and reading', () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const text = units.join('');
      const written = encodeSheetText(text);
      expect(decodeSheetText(decodeXmlText(written))).toBe(text);
      expect(written).not.toMatch(/\p{Cs}/u);
      expect(written).not.toMatch(/(?![\t\n])\p{Cc}|</u);
    }),
    { numRuns: 1000 },
  );
});

test('writes a carriage return as Excel does', () => {
  expect(encodeSheetText('a\rb_x000D_')).toBe('a_x000D_b_x005F_x000D_');
});
