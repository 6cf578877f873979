import { columns, rows } from './counts.ts';
import { formatCount, formatCounted } from './format.ts';

const tables = (count: number): string => formatCounted(count, 'table', 'tables');

/** Words of several tables that stand in one file. */
export const fileTableWords = {
  title: (count: number, place: string) => `${tables(count)} in ${place}`,
  sheet: (name: string) => `sheet ${name}`,
  more: 'Each chosen table becomes a file with a mapping and a run of its own. Those of the same columns stay together. The next file of this sender is divided alike.',
  looking: 'Looking for tables…',
  list: 'Tables',
  range: (top: number, bottom: number | null) =>
    bottom === null
      ? `From row ${formatCount(top + 1)} on`
      : `Rows ${formatCount(top + 1)} to ${formatCount(bottom + 1)}`,
  shape: (rowCount: number | null, columnCount: number) =>
    rowCount === null ? columns(columnCount) : `${rows(rowCount)} · ${columns(columnCount)}`,
  isRead: 'Read now',
  lookup: 'Lookup list',
  noHeader: 'No header',
  alike: (name: string) => `Same columns as ${name}`,
  divide: (count: number) => `Divide into ${formatCounted(count, 'file', 'files')}`,
  chooseTwo: 'Choose two tables of different columns at least.',
  one: 'Read as one table',
  largest: 'Only the one that is read',
  kept: (name: string, isOne: boolean) =>
    isOne ? `${name} is read as one table` : `The other tables of ${name} are left out`,
  undone: (name: string) => `${name} is one file again`,
} as const;
