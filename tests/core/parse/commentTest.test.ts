import { describe, expect, it } from 'vitest';
import type { DelimiterGuess, TableStructure } from '../../../core/model/dialect.ts';
import { CommentTest } from '../../../core/parse/commentTest.ts';
import { readData } from '../../../core/parse/readData.ts';
import { createSplitter } from '../../../core/parse/splitRecords.ts';
import { recordTexts } from '../../../core/parse/cellText.ts';
import { standardDialect } from './encodeRecord.ts';
import { memorySource } from './memorySource.ts';

const structure: TableStructure = {
  headerRows: [1],
  firstDataRow: 2,
  skippedRows: [0],
  headerMargin: 1,
  columnNames: ['a', 'b'],
};

describe('CommentTest', () => {
  it('knows remarks by how they begin, unless that stands in quotes', () => {
    const text = '// x\n/ x\n"//",1\n /\n//\n\n';
    const batch = createSplitter(standardDialect).push(new TextEncoder().encode(text))!;
    const test = new CommentTest('//');
    const found = Array.from({ length: batch.recordCount }, (_, r) => test.isComment(batch, r));
    expect(found).toEqual([true, false, false, false, true, false]);
  });

  it('keeps remarks among the data of a table from being rows, a header that begins like one is one', async () => {
    const dialect: DelimiterGuess = { ...standardDialect, commentPrefix: '#' };
    const text = '# by hand\n#a,b\n1,2\n# so, and so, and so\n3,4\n#5,6\n';
    const rows: string[][] = [];
    const classes: string[] = [];
    const skipped: number[] = [];
    const onReport = (report: { lineClasses?: readonly string[]; skippedRows: readonly number[] }): void => {
      classes.push(...(report.lineClasses ?? []));
      skipped.push(...report.skippedRows);
    };
    for await (const data of readData(memorySource(text), { dialect, structure }, { lines: true, onReport }))
      for (const r of data.selected) rows.push(recordTexts(data.batch, r));
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(classes).toEqual(['metadata', 'header', 'data', 'metadata', 'data', 'metadata']);
    expect(skipped).toEqual([0, 3, 5]);
  });
});
