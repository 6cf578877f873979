import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordTexts } from '../../../core/parse/cellText.ts';
import { readRecords } from '../../../core/parse/readRecords.ts';
import { undoEscapes } from '../../../core/parse/undoEscapes.ts';
import { excelSafeHeader, excelSafeRow } from '../../../core/values/text/excelSafe.ts';
import { standardDialect } from './encodeRecord.ts';
import { memorySource } from './memorySource.ts';

async function undone(text: string, columns: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  const sink = { write: async (bytes: Uint8Array) => void chunks.push(bytes.slice()) };
  await undoEscapes(memorySource(text), standardDialect, { columns, sink });
  return Buffer.concat(chunks).toString();
}

describe('undoEscapes', () => {
  it('takes one apostrophe from each cell and the mark from each row, and nothing else', async () => {
    const text = `"'=a","b","escape=apostrophe-v1"\r\n"''x","it's",""\r\n\r\nplain,'@y\r\n`;
    expect(await undone(text, 3)).toBe(`"=a","b"\r\n"'x","it's"\r\n\r\nplain,@y\r\n`);
  });

  it('reads a table as it was when a spreadsheet program has saved it with other quotes', async () => {
    expect(await undone("a,b,escape=apostrophe-v1\n'=1,2,\n'+x,3\n", 3)).toBe('a,b\n=1,2\n+x,3\n');
  });

  it('gives back every table that is written Excel-safe', async () => {
    const cell = fc.string({
      unit: fc.constantFrom("'", '=', '@', '"', ',', '\n', 'a', 'é', ' '),
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const text = excelSafeHeader(['a', 'b']) + rows.map((row) => excelSafeRow(row)).join('');
        const records: string[][] = [];
        for await (const batch of readRecords(memorySource(await undone(text, 3)), standardDialect))
          for (let r = 0; r < batch.recordCount; r += 1) records.push(recordTexts(batch, r));
        expect(records).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });
});
