import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferColumn } from '../../../core/infer/inferColumn.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import { cellText } from '../../../core/parse/cellText.ts';
import { readData } from '../../../core/parse/readData.ts';
import { finishTable, startTable, stepTable } from '../../../core/profile/tableFold.ts';
import { checkTable } from '../../../core/quality/checkTable.ts';
import { kernelPool } from '../kernel/compiledKernel.ts';
import { standardDialect } from '../parse/encodeRecord.ts';
import { memorySource } from '../parse/memorySource.ts';
import type { Finished } from './foldTable.ts';
import { uglyTable } from './ugly.ts';

async function profileOf(
  { text, names }: { readonly text: string; readonly names: readonly string[] },
  { pool, chunkBytes }: { readonly pool: BatchPool; readonly chunkBytes: number },
): Promise<Finished> {
  const fold = startTable(names.length, { readText: cellText, batches: pool });
  const structure = {
    headerRows: [0],
    firstDataRow: 1,
    skippedRows: [],
    columnNames: names,
    headerMargin: 1,
  };
  const table = { dialect: standardDialect, structure };
  for await (const { batch, selected } of readData(memorySource(text), table, { pool, chunkBytes }))
    stepTable(fold, batch, selected);
  return finishTable(fold, names, { inferColumn, checkTable });
}

describe('kernelTable', () => {
  it('counts every table as the fold does without a kernel', async () => {
    await fc.assert(
      fc.asyncProperty(uglyTable, fc.integer({ min: 999, max: 70_000 }), async (table, chunkBytes) => {
        const plain = await profileOf(table, { pool: new BatchPool(), chunkBytes });
        const quick = await profileOf(table, { pool: kernelPool(), chunkBytes });
        expect(quick).toEqual(plain);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('counts a late sign, whose shape another column has taught, as what it is', async () => {
    // Found by the law above: the second `12 kg` was counted as an e-mail address.
    const rows = Array.from({ length: 6000 }, (_, row) => `12 kg,user${row}@example.org`);
    const text = `weight,email\n${rows.join('\n')}\n12 kg,12 kg\n12 kg,12 kg\n`;
    const { columns } = await profileOf(
      { text, names: ['weight', 'email'] },
      { pool: kernelPool(), chunkBytes: 20_000 },
    );
    expect(columns[1]).toMatchObject({ semanticType: 'email', invalid: 2 });
  });
});
