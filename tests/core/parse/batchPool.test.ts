import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyTail } from '../../../core/dialect/structure/classifyTail.ts';
import { inferColumn } from '../../../core/infer/inferColumn.ts';
import type { RecordBatch, SourceRow } from '../../../core/model/records.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import { cellText } from '../../../core/parse/cellText.ts';
import type { DataBatch } from '../../../core/parse/dataBatch.ts';
import { type DataOptions, readData } from '../../../core/parse/readData.ts';
import { rowsOf } from '../../../core/parse/readRows.ts';
import { RowIndexBuilder } from '../../../core/parse/rowIndex.ts';
import { finishTable, startTable, stepTable } from '../../../core/profile/tableFold.ts';
import { checkTable } from '../../../core/quality/checkTable.ts';
import { encodeRecord, standardDialect } from './encodeRecord.ts';
import { memorySource } from './memorySource.ts';

/** Spoils what it gets back at once, so that whoever has kept something of it shows. */
class SpoilingPool extends BatchPool {
  override giveBack(batch: RecordBatch): void {
    batch.bytes.fill(0x22);
    const { recordFirstCell, recordStart, recordLine, cellStart, cellEnd, cellFlags } = batch;
    for (const array of [recordFirstCell, recordStart, recordLine, cellStart, cellEnd]) array.fill(-7);
    cellFlags.fill(0xff);
    super.giveBack(batch);
  }
}

/** Never uses memory twice. */
class KeepingPool extends BatchPool {
  override giveBack(): void {}
}

const columnNames = ['id', 'name', 'amount'];
const structure = { headerRows: [0], firstDataRow: 1, skippedRows: [], headerMargin: 1, columnNames };
const table = { dialect: standardDialect, structure };

/** Everything that the stages make of a text. */
async function read(text: string, options: DataOptions): Promise<unknown> {
  const fold = startTable(columnNames.length, { readText: cellText });
  const index = new RowIndexBuilder();
  const rows: SourceRow[] = [];
  const batches = readData(memorySource(text), table, { ...options, classifyTail });
  for (;;) {
    const step = await batches.next();
    if (step.done === true) {
      const finished = finishTable(fold, columnNames, { inferColumn, checkTable });
      return { finished, index: index.finish(), rows, report: step.value };
    }
    stepTable(fold, step.value.batch, step.value.selected);
    index.add(step.value);
    rows.push(...rowsOf(step.value));
  }
}

const cell = fc.oneof(
  fc.nat(50).map(String),
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom('', 'a "quoted" word', 'two\nlines', 'Müller', 'x'.repeat(90)),
);
const record = fc.tuple(fc.nat().map(String), cell, cell);

describe('batches whose memory is used again', () => {
  it('give the same rows, places and statistics as batches that stay, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 150 }),
        fc.integer({ min: 16, max: 3_000 }),
        async (records, chunkBytes) => {
          const text = [columnNames, ...records, ['Total', '', '12']]
            .map((cells) => encodeRecord(cells))
            .join('');
          expect(await read(text, { chunkBytes, pool: new SpoilingPool() })).toEqual(
            await read(text, { pool: new KeepingPool() }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are spoiled for whoever keeps one beyond its turn', async () => {
    const text = 'id,name,amount\n1,a,2\n3,b,4\n';
    const kept: DataBatch[] = [];
    const options = { chunkBytes: 9, pool: new SpoilingPool() };
    for await (const data of readData(memorySource(text), table, options)) kept.push(data);
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.flatMap((data) => rowsOf(data))[0]?.cells).not.toEqual(['1', 'a', '2']);
  });

  it('are as many for a long text as for a short one', async () => {
    for (const tail of [{}, { classifyTail }]) {
      const made: number[] = [];
      for (const rows of [2_000, 20_000, 200_000]) {
        const pool = new BatchPool();
        const text = `id,name,amount\n${'1,a,2\n'.repeat(rows)}`;
        let read = 0;
        const batches = readData(memorySource(text), table, { chunkBytes: 4_096, pool, ...tail });
        for await (const { selected } of batches) read += selected.length;
        expect(read).toBe(rows);
        made.push(pool.made);
      }
      expect(Math.max(...made)).toBeLessThanOrEqual(3);
      expect(new Set(made).size).toBe(1);
    }
  });
});
