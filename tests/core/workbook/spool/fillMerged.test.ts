import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOptions } from '../../../../core/model/options/readingOptions.ts';
import { csvRecord } from '../../../../core/values/text/csvRecord.ts';
import { fillMerged } from '../../../../core/workbook/spool/fillMerged.ts';
import { readReference } from '../../../../core/workbook/cells/sheetReference.ts';
import { bytesSource, collectingSink } from '../workbookFixture.ts';

async function filled(
  text: string,
  references: readonly string[],
): Promise<{ readonly text: string; readonly count: number }> {
  const merges = references.flatMap((reference) => readReference(reference) ?? []);
  const { sink, bytes } = collectingSink();
  const count = await fillMerged(bytesSource(new TextEncoder().encode(text)), merges, { sink });
  return { text: new TextDecoder().decode(bytes()), count };
}

test('a merged value stands in all of its rows, in its first column', async () => {
  expect(await filled('a,b,c\nNorth,x,1\n,,2\n,,3\nSouth,,4\n', ['A2:B4'])).toEqual({
    text: 'a,b,c\nNorth,x,1\nNorth,,2\nNorth,,3\nSouth,,4\n',
    count: 2,
  });
});

test('quoted values keep their quotes, and line feeds in them end no record', async () => {
  const { text } = await filled('"No, ""r""\nth",1\n,"2\n2"\n,3', ['A1:A3']);
  expect(text).toBe('"No, ""r""\nth",1\n"No, ""r""\nth","2\n2"\n"No, ""r""\nth",3');
});

test('blank rows stay blank, and filled cells keep what they hold', async () => {
  expect((await filled('x,1\n\n,\n,2\ny,3\n', ['A1:A5'])).text).toBe('x,1\n\n,\nx,2\ny,3\n');
});

test('short records are made as long as they have to be', async () => {
  expect((await filled('a,b,c,d\nn,1,2,x\nm\n', ['D2:D3'])).text).toBe('a,b,c,d\nn,1,2,x\nm,,,x\n');
});

test('several ranges of one row are all filled, each to its own end', async () => {
  const { text } = await filled('a,k,1\n,,2\n,,3\nb,,4\n,m,5\n,,6\n', ['B1:B2', 'A1:A3', 'A4:A6', 'B5:B6']);
  expect(text).toBe('a,k,1\na,k,2\na,,3\nb,,4\nb,m,5\nb,m,6\n');
});

test('ranges without a value, of one row, over another or behind the text change nothing', async () => {
  const text = 'a,1\n,2\n,3\n';
  expect((await filled(text, ['B1:C1', 'C1:C3', 'A9:A12', 'Q1:Q3'])).text).toBe(text);
  expect((await filled(text, ['A1:A2', 'A1:A3'])).text).toBe('a,1\na,2\n,3\n');
});

test('a long text is filled across the pieces that it is read in', async () => {
  const rows = Math.ceil((parseOptions.chunkBytes * 2.5) / 10);
  const text = `top,"é\n"\n${',"a,1é"\n'.repeat(rows)}`;
  const result = await filled(text, [`A1:A${rows + 1}`]);
  expect(result.count).toBe(rows);
  expect(result.text === `top,"é\n"\n${'top,"a,1é"\n'.repeat(rows)}`).toBe(true);
});

const cell = fc.constantFrom('', '', 'x', 'a,b', 'say "no"', 'two\nlines', 'é');

test('filling a table of any texts is the same as filling its cells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      fc.nat(2),
      fc.tuple(fc.nat(7), fc.nat(7)),
      async (rows, column, [one, other]) => {
        const top = Math.min(one, other);
        const bottom = Math.max(one, other);
        const letter = 'ABC'.charAt(column);
        const value = rows[top]?.[column] ?? '';
        const wanted = rows.map((cells, row) => {
          const isInside = row > top && row <= bottom && cells[column] === '';
          return isInside && cells.some((text) => text !== '') ? cells.with(column, value) : cells;
        });
        const textOf = (list: readonly (readonly string[])[]): string =>
          list.map((cells) => `${csvRecord(cells)}\n`).join('');
        const { text } = await filled(textOf(rows), [`${letter}${top + 1}:${letter}${bottom + 1}`]);
        expect(text).toBe(textOf(wanted));
      },
    ),
  );
});
