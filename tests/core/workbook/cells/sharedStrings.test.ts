import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSharedStrings, type SharedStrings } from '../../../../core/workbook/cells/sharedStrings.ts';
import { encodeSheetText } from '../../../../core/workbook/xml/xmlText.ts';
import { outcome } from '../workbookFixture.ts';

async function* chunks(xml: string, size = 64): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(xml);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readSharedStrings(xml: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const loader = loadSharedStrings(xml);
  await loader.load(Number.POSITIVE_INFINITY);
  return loader.strings;
}

test('joins the runs of a rich text and leaves phonetic hints out', async () => {
  const strings = await readSharedStrings(
    chunks(
      '<sst><si><r><rPr><b/></rPr><t>Bold</t></r><r><t xml:space="preserve"> and not</t></r></si>' +
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/><si><t/></si><si><t>a_x000D_b</t></si></sst>',
    ),
  );
  expect(strings.count).toBe(5);
  expect([0, 1, 2, 3, 4, 5, -1, 0.5].map((index) => strings.get(index))).toEqual([
    'Bold and not',
    '東京',
    '',
    '',
    'a\rb',
    undefined,
    undefined,
    undefined,
  ]);
});

test('gives every text back, over the ends of its pieces too', async () => {
  const texts = Array.from({ length: 3000 }, (_, at) => `${at} ${'äx'.repeat(at % 700)}`);
  const strings = await readSharedStrings(
    chunks(`<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`, 50_000),
  );
  expect(texts.every((text, at) => strings.get(at) === text)).toBe(true);
});

test('any texts in any chunks come back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' })),
      fc.integer({ min: 1, max: 40 }),
      async (texts, size) => {
        const xml = `<x:sst>${texts.map((text) => `<x:si><x:t>${encodeSheetText(text)}</x:t></x:si>`).join('')}</x:sst>`;
        const strings = await readSharedStrings(chunks(xml, size));
        // Halves of surrogate pairs have no place in UTF-8.
        expect(texts.map((_, at) => strings.get(at))).toEqual(
          texts.map((text) => Buffer.from(text).toString()),
        );
      },
    ),
  );
});

test('stops at a text that no program could have made', async () => {
  const long = `<sst><si>${'<t>many</t>'.repeat(300_000)}</si></sst>`;
  expect(await outcome(() => readSharedStrings(chunks(long, 65_536)))).toBe('SOURCE_TOO_LARGE');
});

test('loads no further than it is asked to', async () => {
  const texts = Array.from({ length: 2000 }, (_, at) => `<si><t>text ${at}</t></si>`).join('');
  const loader = loadSharedStrings(chunks(`<sst>${texts}</sst>`, 1000));
  await loader.load(100);
  expect(loader.strings.get(100)).toBe('text 100');
  expect(loader.strings.isComplete).toBe(false);
  expect(loader.strings.count).toBeLessThan(200);
  expect(loader.strings.get(1999)).toBeUndefined();
  await loader.load(1999);
  expect(loader.strings.get(1999)).toBe('text 1999');
  expect(loader.strings.get(100)).toBe('text 100');
  await loader.load(5000);
  expect(loader.strings.isComplete).toBe(true);
  expect(loader.strings.get(5000)).toBeUndefined();
});
