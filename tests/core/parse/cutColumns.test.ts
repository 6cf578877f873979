import { array, assert, asyncProperty, constantFrom, integer, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { recordTexts } from '../../../core/parse/cellText.ts';
import { cutColumns } from '../../../core/parse/cutColumns.ts';
import { readRecords } from '../../../core/parse/readRecords.ts';
import { encodeRecord, standardDialect } from './encodeRecord.ts';
import { memorySource } from './memorySource.ts';

async function cut(text: string, left: number, right: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  const sink: ByteSink = {
    write: async (bytes) => void chunks.push(bytes.slice()),
    close: async () => {},
    discard: async () => {},
  };
  await cutColumns(memorySource(text), standardDialect, { left, right, sink });
  return Buffer.concat(chunks).toString();
}

async function recordsOf(text: string): Promise<string[][]> {
  const records: string[][] = [];
  for await (const batch of readRecords(memorySource(text), standardDialect))
    for (let r = 0; r < batch.recordCount; r += 1) records.push(recordTexts(batch, r));
  return records;
}

describe('cutColumns', () => {
  it('keeps cells as they stand, and a record for each', async () => {
    expect(await cut('a,"b ""x""",c,d\n1\n\n1,2,"3\n4",5\n', 1, 2)).toBe(
      '"b ""x""",c\r\n\r\n\r\n2,"3\n4"\r\n',
    );
    expect(await cut('a,b\n1,2', 0, 0)).toBe('a\r\n1\r\n');
  });

  it('gives the columns of every record, for any cells', async () => {
    const cell = string({ unit: constantFrom('a', 'é', '"', ',', '\n', ' '), maxLength: 4 });
    await assert(
      asyncProperty(
        array(array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        integer({ min: 0, max: 1 }),
        async (records, left) => {
          const text = records.map((cells) => encodeRecord(cells)).join('');
          const expected = (await recordsOf(text)).map((cells) => cells.slice(left, left + 2));
          expect(await recordsOf(await cut(text, left, left + 1))).toEqual(expected);
        },
      ),
    );
  });
});
