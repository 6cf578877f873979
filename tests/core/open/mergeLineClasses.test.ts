import { describe, expect, it } from 'vitest';
import type { TableAnalysis } from '../../../core/model/analysis.ts';
import type { LineClass } from '../../../core/model/dialect.ts';
import { mergeLineClasses } from '../../../core/open/mergeLineClasses.ts';

const table = (classes?: string): { readonly analysis: TableAnalysis } => ({
  analysis: {
    name: 'a.csv',
    ...(classes === undefined ? {} : { lineClasses: classes.split(' ') as LineClass[] }),
  } as unknown as TableAnalysis,
});

describe('mergeLineClasses', () => {
  it('takes for each record what the table says that it belongs to', () => {
    const merged = mergeLineClasses([
      table('metadata header data empty'),
      table('metadata metadata metadata empty metadata header data'),
    ]);
    const expected = 'metadata header data empty metadata header data'.split(' ');
    expect(merged.map(({ analysis }) => analysis.lineClasses)).toEqual([expected, expected]);
  });

  it('leaves a single table, and tables without classes, as they are', () => {
    const one = [table('header data')];
    expect(mergeLineClasses(one)).toBe(one);
    const without = [table(), table()];
    expect(mergeLineClasses(without)).toBe(without);
  });
});
