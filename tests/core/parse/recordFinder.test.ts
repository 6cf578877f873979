import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordBatch } from '../../../core/model/records.ts';
import { RecordFinder } from '../../../core/parse/recordFinder.ts';

/** Batches of records of the given lengths, so many records each. */
function batchesOf(lengths: readonly number[], size: number): RecordBatch[] {
  const batches: RecordBatch[] = [];
  let baseOffset = 0;
  for (let first = 0; first < lengths.length; first += size) {
    const part = lengths.slice(first, first + size);
    const recordStart = Int32Array.from([0, ...part.map((_, i) => sum(part.slice(0, i + 1)))]);
    const none = new Int32Array(0);
    batches.push({
      bytes: new Uint8Array(0),
      baseOffset,
      firstRecord: first,
      recordCount: part.length,
      recordFirstCell: none,
      recordStart,
      recordLine: none,
      cellStart: none,
      cellEnd: none,
      cellFlags: new Uint8Array(0),
    });
    baseOffset += sum(part);
  }
  return batches;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('RecordFinder', () => {
  it('finds each record with a place once, wherever the batches are cut', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.nat()),
        (all, size, numbers) => {
          const end = sum(all);
          const offsets = Array.from(numbers.take(6), (n) => n % end).sort((a, b) => a - b);
          const finder = new RecordFinder(offsets);
          for (const batch of batchesOf(all, size)) finder.see(batch);
          const recordOf = (offset: number): number =>
            all.findIndex((_, i) => offset < sum(all.slice(0, i + 1)));
          expect(finder.records).toEqual(Array.from(new Set(offsets.map(recordOf))));
        },
      ),
    );
  });

  it('takes places that are found while it is under way', () => {
    const offsets: number[] = [];
    const finder = new RecordFinder(offsets);
    const [first, second] = batchesOf([4, 4, 4, 4], 2);
    finder.see(first!);
    offsets.push(13);
    finder.see(second!);
    expect(finder.records).toEqual([3]);
  });
});
