import { inflate } from './workbook/workbookFixture.ts';
import { describe, expect, it } from 'vitest';
import { analyze, type AnalyzeInput } from '../../core/analyze.ts';
import type { TableAnalysis } from '../../core/model/analysis.ts';
import { AppError } from '../../core/model/errors.ts';
import type { ByteSource } from '../../core/model/bytes.ts';
import { readRowsAt } from '../../core/parse/rowIndex.ts';
import { type PartHelper, profilePart } from '../../core/profileTable.ts';
import { compiledKernel, otherKernel } from './kernel/compiledKernel.ts';
import { memorySource } from './parse/memorySource.ts';
import { figures } from './profile/ugly.ts';

/** Does what another thread would: what is asked and answered goes through the same copying. */
function helperFor(source: ByteSource): PartHelper & { asked: number; used: boolean } {
  return {
    leastBytes: 0,
    asked: 0,
    used: false,
    async profile(_, request) {
      this.asked += 1;
      const answer = await profilePart(source, structuredClone(request), { kernel: otherKernel });
      this.used = true;
      return structuredClone(answer);
    },
    cancel: () => undefined,
  };
}

function inputFor(source: ByteSource, helper?: PartHelper): AnalyzeInput {
  const noScratch = (): never => {
    throw new AppError('DISK_FULL', 'This text is read as it lies.');
  };
  return {
    source,
    name: 'loss.csv',
    overrides: {},
    kernel: compiledKernel,
    helper,
    scratch: { create: noScratch },
    inflate,
    now: () => 0,
  };
}

const words = ['OPEN', 'CLOSED', 'N/A', 'pending ', '', 'réouvert'];

/** Rows with few different values a column, so that every count is exact; a total at the end. */
function lossRegister(rows: number): string {
  const next = figures(7);
  const lines = ['claim,amount,loss date,status,remark'];
  for (let row = 0; row < rows; row += 1) {
    const day = String(1 + next(28)).padStart(2, '0');
    const remark = next(50) === 0 ? '"two\nlines, ""quoted"""' : words[next(words.length)];
    lines.push(`C-${row % 900},${next(500)},2024-05-${day},${words[next(words.length)]},${remark}`);
    if (next(2000) === 0) lines.push('C-1,short');
  }
  lines.push('Total,123456,,,');
  return `${lines.join('\n')}\n`;
}

async function analysisOf(source: ByteSource, helper?: PartHelper): Promise<TableAnalysis> {
  const { analysis } = await analyze(inputFor(source, helper));
  const [table] = analysis.tables;
  if (table === undefined) throw new Error('There is no table.');
  return table;
}

describe('profileTable', () => {
  it('says the same of a text whether one reads it or two', async () => {
    const source = memorySource(lossRegister(20_000));
    const helper = helperFor(source);
    expect(await analysisOf(source, helper)).toEqual(await analysisOf(source));
    expect(helper.used).toBe(true);
  });

  it('tells how far both readers are, so that the end of the first part is the end of the work', async () => {
    const source = memorySource(lossRegister(60_000));
    const told: { readonly share: number; readonly rows: number }[] = [];
    const input = inputFor(source, helperFor(source));
    const { analysis } = await analyze({
      ...input,
      onProgress: ({ doneBytes, totalBytes, rows }) => told.push({ share: doneBytes / totalBytes, rows }),
    });
    const last = told.at(-1);
    expect(last?.share).toBeGreaterThan(0.99);
    expect(last?.share).toBeLessThanOrEqual(1);
    // Rows are told as their bytes are read, those of the last chunks not yet counted.
    const rowShare = (last?.rows ?? 0) / (analysis.tables[0]?.rowCount ?? 0);
    expect(rowShare).toBeGreaterThan(0.4);
    expect(rowShare).toBeLessThan(1.1);
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).toSorted((a, b) => a - b));
  });

  it('finds rows through the index of two parts', async () => {
    const source = memorySource(lossRegister(20_000));
    const [one, two] = [await analyze(inputFor(source)), await analyze(inputFor(source, helperFor(source)))];
    const rows = { rows: [0, 1, 1023, 1024, 9_999, 10_900, 12_345, 19_999] };
    const read = async ({ tables }: typeof one) => {
      const [found] = tables;
      if (found === undefined) throw new Error('There is no table.');
      return readRowsAt(source, { ...found.table, index: found.index }, rows);
    };
    expect(await read(two)).toEqual(await read(one));
  });

  it('reads a text to its end alone when the place to cut stood within a quoted cell', async () => {
    const rows = lossRegister(4_000);
    const long = `C-7,1,2024-05-01,OPEN,"${'a line in a cell\n'.repeat(9_000)}"\n`;
    const source = memorySource(rows + long + rows.slice(rows.indexOf('\n') + 1));
    const helper = helperFor(source);
    expect(await analysisOf(source, helper)).toEqual(await analysisOf(source));
    expect(helper.asked).toBe(1);
  });

  it('reads a text alone when its second part holds something odd', async () => {
    const text = new TextEncoder().encode(lossRegister(20_000));
    text[text.length - 5_000] = 0xe9;
    const source = memorySource(text);
    const table = await analysisOf(memorySource(text), helperFor(source)).catch((error: unknown) => error);
    // It is no UTF-8, so it would have to be written anew, for which this test lends no room.
    expect(table).toMatchObject({ code: 'DISK_FULL' });
    const marked = new TextEncoder().encode(
      lossRegister(20_000).replace(/C-1,short(?![^]*C-1,short)/u, 'C-1,\uFEFFshort'),
    );
    expect(await analysisOf(memorySource(marked), helperFor(memorySource(marked)))).toEqual(
      await analysisOf(memorySource(marked)),
    );
  });

  it('goes on alone when the other reader fails', async () => {
    const source = memorySource(lossRegister(20_000));
    const failing: PartHelper = { leastBytes: 0, profile: async () => undefined, cancel: () => undefined };
    expect(await analysisOf(source, failing)).toEqual(await analysisOf(source));
  });

  it('reads a table of more columns than the kernel has room for', async () => {
    const names = Array.from({ length: 16_000 }, (_, column) => `c${column}`);
    const rows = [1, 2, 3].map((row) => names.map((_, column) => row * column).join(','));
    const { columns, rowCount } = await analysisOf(memorySource(`${names.join(',')}\n${rows.join('\n')}\n`));
    expect(rowCount).toBe(3);
    expect(columns[15_999]).toMatchObject({ name: 'c15999', type: 'integer', max: 47_997 });
  });
});
