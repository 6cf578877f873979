import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../core/model/analysis.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { Engine } from '../../../core/ports/engine.ts';
import { columnTexts } from '../../../core/scanning/columnTexts.ts';

/** A table of one column with so many rows, as an engine pages it. */
function tableOf(rows: number): Parameters<typeof columnTexts>[0] {
  const engine: Pick<Engine, 'inspect' | 'readRows'> = {
    inspect: async () => ({ table: { columnNames: ['code'] } }) as unknown as Inspection,
    async readRows({ selection }) {
      if (!('first' in selection)) return [];
      const count = Math.max(0, Math.min(selection.count, rows - selection.first));
      return Array.from({ length: count }, (_, n) => ({
        rowIndex: selection.first + n,
        record: n,
        line: 1,
        byteOffset: 0,
        cells: [n % 2 === 0 ? ' HOLE-1 ' : ' '],
      }));
    },
  };
  return { engine, stores: { files: { get: async () => undefined } } } as unknown as Parameters<
    typeof columnTexts
  >[0];
}

describe('the codes of a column', () => {
  const place = { fileId: asId<FileId>('f'), column: 0 };

  it('are its cells without blanks and blank ones', async () => {
    expect(await columnTexts(tableOf(3), place)).toEqual({ columns: ['code'], texts: ['HOLE-1', 'HOLE-1'] });
  });

  it('are as many as a scan may have', async () => {
    const { texts } = await columnTexts(tableOf(scanOptions.mostCodes * 2), place);
    expect(texts).toHaveLength(scanOptions.mostCodes);
  });

  it('are refused where there are more, and not cut off in silence', async () => {
    await expect(columnTexts(tableOf(scanOptions.mostCodes * 2 + 1), place)).rejects.toMatchObject({
      code: 'USAGE',
      message: 'The column holds more than 500,000 codes.',
    });
  });
});
