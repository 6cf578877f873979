import { formatCount } from './format.ts';

/** Words about one row as a form. */
export const rowWords = {
  title: (row: string) => `Row ${row}`,
  line: (line: number) => `Line ${formatCount(line)}`,
  grid: 'Cells of the row and what they become',
  previous: 'Previous row',
  next: 'Next row',
  hint: '← → rows · ↑ ↓ columns',
  made: 'made of columns',
  column: { source: 'Source column', cell: 'In the file', field: 'Target field', value: 'Becomes' },
  fits: 'This row fits',
  fails: (count: number) => `${formatCount(count)} ${count === 1 ? 'value fails' : 'values fail'}`,
  reading: 'Reading the row…',
} as const;
