import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { recordTexts } from '../../../core/parse/cellText.ts';
import { standardDialect } from './encodeRecord.ts';
import { type ReadOptions, readRecords } from '../../../core/parse/readRecords.ts';
import { memorySource } from './memorySource.ts';

async function read(source: ByteSource, options: ReadOptions = {}): Promise<readonly (readonly string[])[]> {
  const records: string[][] = [];
  for await (const batch of readRecords(source, standardDialect, options))
    for (let r = 0; r < batch.recordCount; r += 1) records.push(recordTexts(batch, r));
  return records;
}

describe('readRecords', () => {
  it('leaves the byte order mark out of the first cell and counts its bytes', async () => {
    const offsets: number[] = [];
    for await (const batch of readRecords(memorySource('\uFEFFa,b\n1,2\n'), standardDialect))
      for (let r = 0; r < batch.recordCount; r += 1) offsets.push(batch.baseOffset + batch.recordStart[r]!);
    expect(offsets).toEqual([3, 7]);
    expect(await read(memorySource('\uFEFF"a",b\n'))).toEqual([['a', 'b']]);
  });

  it('gives the same records for any chunk size and tells how far it is', async () => {
    const text = 'a,b\n"1\n2",é\n\n3,"4 ""x"""';
    for (const chunkBytes of [1, 2, 5, 1000]) {
      const seen: number[] = [];
      const records = await read(memorySource(text), { chunkBytes, onBytes: (done) => seen.push(done) });
      expect(records).toEqual([['a', 'b'], ['1\n2', 'é'], [''], ['3', '4 "x"']]);
      expect(seen.at(-1)).toBe(new TextEncoder().encode(text).length);
    }
  });

  it('begins in the middle where it is told to', async () => {
    const from = { byteOffset: 4, record: 1, line: 2 };
    const batches = [];
    for await (const batch of readRecords(memorySource('a,b\n1,2\n'), standardDialect, { from }))
      batches.push(batch);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ firstRecord: 1, baseOffset: 4, recordCount: 1 });
    expect([...batches[0]!.recordLine]).toEqual([2]);
  });

  it('stops with CANCELLED once the signal is given', async () => {
    const control = new AbortController();
    const source = memorySource('a\n'.repeat(1000));
    const job = { signal: control.signal, chunkBytes: 100, onBytes: () => control.abort() };
    await expect(read(source, job)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(source.bytesRead).toBeLessThan(500);
  });

  it('passes on what the source throws, also when it fails ahead of the caller', async () => {
    const source: ByteSource = {
      sizeBytes: 100,
      read: async (offset) => {
        if (offset > 0) throw new Error('disk gone');
        return new TextEncoder().encode('a\nb\n');
      },
    };
    await expect(read(source)).rejects.toThrow('disk gone');
    for await (const batch of readRecords(source, standardDialect)) {
      expect(batch.recordCount).toBe(2);
      break;
    }
  });
});
