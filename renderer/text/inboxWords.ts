import { columns, rows } from './counts.ts';
import { formatCount } from './format.ts';

/** Words of the Inbox. */
export const inboxWords = {
  title: 'Inbox',
  open: 'Open files',
  dropTitle: 'Drop CSV files, workbooks or archives of them here',
  dropAnywhere: 'or anywhere in this window',
  stays: 'Files stay on this computer.',
  dropNow: 'Drop to open',
  dropNowMore: 'CSV, TSV, TXT, XLSX, XLSM, XLSB, XLS, ODS, and gz or zip of these; several at once',
  samples: 'No file at hand? Try with sample data:',
  sampleShort: 'Sample data:',
  emptyTitle: 'Nothing waits for you',
  empty: 'Drop a file to see what is in it and where its columns belong.',
  filter: 'Filter files',
  noMatch: 'No file matches this filter.',
  clearFilter: 'Clear filter',
  counts: (todo: number, busy: number, done: number) =>
    [
      `To do ${formatCount(todo)}`,
      ...(busy > 0 ? [`In progress ${formatCount(busy)}`] : []),
      `Done ${formatCount(done)}`,
    ].join(' · '),
  file: 'File',
  size: 'Size',
  state: 'State',
  added: 'Added',
  target: 'Target',
  actions: 'Actions',
  shape: (rowCount: number, columnCount: number) => `${rows(rowCount)} · ${columns(columnCount)}`,
  toDecide: (count: number) => `${formatCount(count)} to decide`,
  ready: 'Ready to approve',
  drift: (same: number, changed: number) => `${formatCount(same)} same · ${formatCount(changed)} changed`,
  sameAs: (day: string, by: string) =>
    `Same as approved ${day}${by === '' ? '' : ` by ${by}`}, nothing to do`,
  known: (same: number) => `Known layout · ${formatCount(same)} same`,
  done: 'Done',
  openResults: 'Open results',
  review: 'Review',
  running: 'Running',
  failed: 'Failed',
  cancelReading: (name: string) => `Cancel reading ${name}`,
  removeFile: (name: string) => `Remove ${name}`,
  moreActions: (name: string) => `More actions for ${name}`,
} as const;
