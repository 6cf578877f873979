import { columns, rows } from './counts.ts';
import { formatCount, formatCounted } from './format.ts';

/* Words of the tables themselves: selecting, copying and arranging columns. */

const cells = (count: number): string => formatCounted(count, 'cell', 'cells');

export const gridWords = {
  copy: {
    plain: 'Copy',
    withHeaders: 'Copy with headers',
    json: 'Copy as JSON',
    name: 'Copy column name',
    nothing: 'These columns hold nothing to copy.',
    tooMany: (count: number, most: number) =>
      `${cells(count)} are too many for one copy, which takes up to ${formatCount(most)}. Select fewer rows or columns.`,
    done: (rowCount: number, columnCount: number) =>
      rowCount === 1 && columnCount === 1
        ? '1 cell copied'
        : `${rows(rowCount)} × ${columns(columnCount)} copied`,
    doneName: (name: string) => `Column name copied: ${name}`,
    cancelled: 'Copying was cancelled',
    ready: 'The cells are ready to copy.',
    now: 'Copy now',
    copying: (share: string) => `Copying ${share}`,
  },
  selected: (rowCount: number, columnCount: number) => `${rows(rowCount)} × ${columns(columnCount)} selected`,
  place: (row: number, rowCount: number, column: string) =>
    `Row ${formatCount(row)} / ${formatCount(rowCount)} · ${column}`,
  facts: {
    cells: (count: number) => cells(count),
    filled: (count: number) => `${formatCount(count)} filled`,
    distinct: (count: number) => `${formatCount(count)} different`,
    sum: (sum: string) => `Sum ${sum}`,
  },
  menu: {
    open: (name: string) => `Menu of column ${name}`,
    cells: 'Selected cells',
    sortUp: 'Order A to Z',
    sortDown: 'Order Z to A',
    sort: (name: string) => `Order by ${name}`,
    copyColumn: 'Copy column',
    selectRow: 'Select row',
    selectColumn: 'Select column',
    selectAll: 'Select all',
    pin: 'Pin to the left',
    unpin: 'Unpin',
    left: 'Move left',
    right: 'Move right',
    first: 'Move to the start',
    last: 'Move to the end',
    hide: 'Hide column',
    fit: 'Fit width to content',
    fitAll: 'Fit all columns',
    columns: 'Show or hide columns…',
    goTo: 'Go to row or column…',
    reset: 'Reset columns',
  },
  told: {
    moved: (name: string, place: number, count: number) =>
      `${name}: column ${formatCount(place)} of ${formatCount(count)}`,
    pinned: (name: string) => `${name} pinned`,
    unpinned: (name: string) => `${name} unpinned`,
    hidden: (name: string) => `${name} hidden`,
    width: (name: string, px: number) => `${name}: ${formatCount(px)} pixels wide`,
    sorted: (name: string, descending: boolean) => (descending ? `${name}, Z to A` : `${name}, A to Z`),
    reset: 'Columns as they were at first',
    notHidden: 'The last column in sight stays.',
  },
  commands: {
    goTo: 'Go to a row or find a column of the table',
    columns: 'Show or hide columns of the table',
    fitAll: 'Fit all columns of the table to their content',
    reset: 'Give the columns of the table back their first order',
  },
  waiting: 'This row is being read',
  undo: 'Undo',
  hidden: (count: number) => `${formatCount(count)} hidden`,
  goTo: {
    title: 'Go to row or column',
    label: 'Row number or column name',
    nothing: 'No column has this name.',
    row: (row: number) => `Row ${formatCount(row)}`,
    rowKind: 'row',
    hidden: 'hidden',
    button: 'Go to…',
  },
  columns: {
    title: 'Columns',
    filter: 'Find a column',
    shown: (count: number, total: number) => `${formatCount(count)} of ${formatCount(total)} shown`,
    showAll: 'Show all',
    reset: 'Reset order, widths and pins',
    more: (count: number) => `${columns(count)} more. Type a part of the name.`,
    nothing: 'No column has this name.',
    button: 'Columns',
    noneHidden: 'No column is hidden.',
    nothingArranged: 'The columns are as they were at first.',
  },
} as const;
