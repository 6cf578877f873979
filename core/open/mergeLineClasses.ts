import type { TableAnalysis } from '../model/analysis.ts';
import type { LineClass } from '../model/dialect.ts';

/**
 * Gives all tables of one text the line classes of all of them: what is a title or nothing at all to one table may be a
 * data row of another. Tables without line classes stay as they are.
 */
export function mergeLineClasses<Table extends { readonly analysis: TableAnalysis }>(
  tables: readonly Table[],
): readonly Table[] {
  const lists = tables.flatMap(({ analysis }) =>
    analysis.lineClasses === undefined ? [] : [analysis.lineClasses],
  );
  if (lists.length < 2) return tables;
  const lineClasses = mergedClasses(lists);
  return tables.map((table) => ({ ...table, analysis: { ...table.analysis, lineClasses } }));
}

/** What each record of a text is, by what it is to each of its tables. */
export function mergedClasses(lists: readonly (readonly LineClass[])[]): readonly LineClass[] {
  const count = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: count }, (_, record): LineClass => {
    const said = lists.flatMap((list) => list[record] ?? []);
    const inTable = said.find((one) => one !== 'metadata' && one !== 'empty');
    return inTable ?? (said.includes('empty') ? 'empty' : 'metadata');
  });
}
