import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { XmlScanner } from '../../../../core/workbook/xml/xmlScanner.ts';
import { xmlToken } from '../../../../core/workbook/xml/xmlToken.ts';

/** What the scanner tells, with neighbouring texts joined, as a list that reads like the document. */
function scan(xml: string, chunkBytes = Number.POSITIVE_INFINITY): readonly string[] {
  const bytes = new TextEncoder().encode(xml);
  const scanner = new XmlScanner();
  const seen: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') seen.push(text);
    text = '';
  };
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    scanner.push(bytes.subarray(at, Math.min(bytes.length, at + chunkBytes)));
    for (let token = scanner.next(); token !== xmlToken.more; token = scanner.next()) {
      if (token === xmlToken.text) text += scanner.text();
      else {
        flush();
        const value = token === xmlToken.start ? scanner.attribute('a') : undefined;
        const attribute = value === undefined ? '' : ` a=${value}`;
        seen.push(
          token === xmlToken.start ? `<${scanner.nameText()}${attribute}>` : `</${scanner.nameText()}>`,
        );
      }
    }
  }
  scanner.finish();
  return seen;
}

function codeOf(xml: string): string {
  try {
    scan(xml);
    return 'ok';
  } catch (error) {
    return error instanceof AppError ? error.code : `untyped: ${String(error)}`;
  }
}

test('gives elements and texts in order, with any prefix and quotes of both kinds', () => {
  expect(scan(`<?xml version="1.0"?><x:r><x:c a='1>2'>one</x:c ><y a = "&quot;"/></x:r>\n`)).toEqual([
    '<r>',
    '<c a=1>2>',
    'one',
    '</c>',
    '<y a=">',
    '</y>',
    '</r>',
  ]);
});

test('passes over comments and instructions and reads sections as they stand', () => {
  expect(scan('<r><!-- <c> -- > --><?p <c> ?>a<![CDATA[&amp;<]]]>]]>b&amp;</r>')).toEqual([
    '<r>',
    'a&amp;<]]]>b&',
    '</r>',
  ]);
});

test('makes every line end one line feed, unless it is written as a reference', () => {
  expect(scan('<r>a\r\nb\rc&#13;d</r>')).toEqual(['<r>', 'a\nb\nc\rd', '</r>']);
});

test('leaves references alone that nobody declared', () => {
  expect(scan('<r>&lol; &#x110000; &#x1F600;</r>')).toEqual(['<r>', '&lol; &#x110000; 😀', '</r>']);
});

const document = fc
  .array(
    fc.oneof(
      fc.constantFrom('<c a="1">', '</c>', '<v/>', '<!-- é -->', '<![CDATA[ü]]>', '&amp;', 'é', '\r\n', 'x'),
      fc.stringMatching(/^[a-zü ]{0,6}$/),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => `<r>${pieces.join('')}</r>`);

test('any chunk size gives the same answer, good or bad', () => {
  fc.assert(
    fc.property(document, fc.integer({ min: 1, max: 9 }), (xml, chunkBytes) => {
      const answer = (size?: number): unknown => {
        try {
          return scan(xml, size);
        } catch (error) {
          return error instanceof AppError ? error.code : error;
        }
      };
      expect(answer(chunkBytes)).toEqual(answer());
    }),
  );
});

test.each([
  ['a document type', '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>'],
  ['an element that is not closed', '<r><c></r>'],
  ['an element that was never opened', '<r></r></r>'],
  ['a document that is cut off', '<r><c>1</c>'],
  ['a tag that is cut off', '<r/><c a="'],
  ['an attribute without quotes', '<r a=1/>'],
  ['an attribute without a value', '<r a/>'],
  ['nothing at all', '   '],
  ['elements within elements without end', '<a>'.repeat(1000)],
  ['attributes without end', `<r ${'b="" '.repeat(300)}/>`],
])('refuses %s', (_, xml) => {
  expect(codeOf(xml)).toBe('SOURCE_DAMAGED');
});

test.each([
  ['text', `<r>${'text '.repeat(9_000)}</r>`],
  ['a text of greater-than signs', `<r>${'>'.repeat(20_000)}</r>`],
  ['an attribute', `<r a="${'> '.repeat(9_000)}"/>`],
  ['a comment', `<!--${'-> '.repeat(9_000)}--><r/>`],
  ['a section', `<r><![CDATA[${']> ]] '.repeat(9_000)}]]></r>`],
  ['an instruction', `<?p ${'? > '.repeat(9_000)}?><r/>`],
])('%s may arrive in as many chunks as it likes', (_, xml) => {
  const whole = scan(xml);
  for (const chunkBytes of [7, 12, 13, 100, 4_096]) expect(scan(xml, chunkBytes)).toEqual(whole);
});
