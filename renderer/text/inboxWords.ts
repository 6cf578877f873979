import type { FileDoubt } from '../../core/contract/views.ts';
import { columns, rows } from './counts.ts';
import { formatCount, formatCounted, formatDuration } from './format.ts';

const files = (count: number): string => formatCounted(count, 'file', 'files');

const leftOutKinds = {
  system: (count: number) => formatCounted(count, 'hidden or system file', 'hidden or system files'),
  pictures: (count: number) => formatCounted(count, 'picture', 'pictures'),
  documents: (count: number) => formatCounted(count, 'document', 'documents'),
  media: (count: number) => formatCounted(count, 'recording', 'recordings'),
  programs: (count: number) => formatCounted(count, 'program or data file', 'program or data files'),
  other: (count: number) => formatCounted(count, 'other file', 'other files'),
} as const;

const doubts: Record<FileDoubt, string> = {
  encoding: 'Encoding looks unsure',
  delimiter: 'Delimiter looks unsure',
  header: 'Header row looks unsure',
  sheet: 'Sheet looks unsure',
  tables: 'Table looks unsure',
};

/** Words of the Inbox. */
export const inboxWords = {
  title: 'Inbox',
  open: 'Open files',
  openFolder: 'Open folder',
  dropTitle: 'Drop CSV files, workbooks, archives or folders here',
  dropAnywhere: 'or anywhere in this window',
  stays: 'Files stay on this computer.',
  staysUntil: 'Files stay on this computer until you approve.',
  dropNow: 'Drop to open',
  dropNowMore: 'CSV, TSV, TXT, XLSX, XLSM, XLSB, XLS, ODS, gz or zip of these, and folders; several at once',
  samples: 'No file at hand? Try with sample data:',
  sampleShort: 'Sample data:',
  sampleMenu: 'Sample data',
  empty: 'Drop a file to see what is in it and where its columns belong.',
  filter: 'Filter files',
  states: 'State of files',
  filters: {
    all: 'All',
    todo: 'To do',
    working: 'Working',
    failed: 'Failed',
    quarantined: 'Quarantined',
    done: 'Done',
    waiting: 'Waiting for network',
    removed: 'Removed',
  },
  doneToday: (count: number) => `${formatCount(count)} done today`,
  order: 'Order',
  orders: { risk: 'Risk first', newest: 'Newest first', name: 'By name', size: 'Largest first' },
  anyTarget: 'Any target',
  noMatch: 'No file matches this filter.',
  clearFilter: 'Clear filter',
  file: 'File',
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
  doubts,
  doubled: (name: string, time: string) => `Same bytes as ${name}, added ${time}`,
  openOther: (name: string) => `Open ${name}`,
  keepBoth: 'Keep both',
  tables: 'Tables…',
  tablesFound: (count: number) => `${formatCounted(count, 'table', 'tables')}, one is read`,
  undivide: (name: string) => `Make ${name} one file again`,
  alike: (count: number, isRun: boolean) =>
    `${files(count)} of this layout wait: review one and the others ${isRun ? 'run by themselves' : 'become ready'}`,
  draft: (time: string) => `Draft of ${time}`,
  ai: {
    asking: 'AI is asked',
    waiting: 'AI waits for network',
    unreached: 'AI not reached',
    answered: (count: number) => `AI: ${formatCounted(count, 'suggestion', 'suggestions')}`,
    refused: 'AI gave no answer',
  },
  send: 'Send to pipeline…',
  done: 'Done',
  held: 'Quarantined',
  outcome: (rowsIn: number, rowsOut: number, rejected: number) =>
    `${formatCount(rowsIn)} rows in · ${formatCount(rowsOut)} out · ${formatCount(rejected)} rejected`,
  openResults: 'Open results',
  openJob: 'Open job',
  inPipeline: 'Runs in the pipeline',
  release: 'Release…',
  correct: 'Correct mapping',
  review: 'Review',
  running: 'Running',
  run: 'Run',
  failed: 'Failed',
  failedKind: (count: number) => `${files(count)} failed alike`,
  tryAll: 'Try all again',
  removeAll: 'Remove all',
  cancelReading: (name: string) => `Cancel reading ${name}`,
  moreActions: (name: string) => `More actions for ${name}`,
  selected: (count: number) => `${files(count)} selected`,
  clearSelection: 'Clear selection',
  selectAll: 'Select all files',
  undo: 'Undo',
  removedNow: (count: number, name: string | undefined) =>
    count === 1 && name !== undefined ? `${name} removed` : `${files(count)} removed`,
  restored: (count: number) => `${files(count)} brought back`,
  purged: (count: number) => `${files(count)} deleted for good`,
  bringBack: 'Bring back',
  purge: 'Delete for good',
  removedAt: (time: string) => `Removed ${time}; kept for two weeks with its draft`,
  batch: (done: number, total: number) => `Reading ${formatCount(done)} of ${formatCount(total)}`,
  left: (remainingMs: number) => `${formatDuration(remainingMs)} left`,
  cancelAll: 'Cancel all',
  leftOut: (count: number) => `${files(count)} left out`,
  leftOutKinds,
  showLeftOut: 'Show which',
  leftOutTitle: 'Files left out',
  leftOutMore: 'These lie in the folders you opened and do not look like tables. Nothing was changed.',
  openAnyway: 'Open anyway',
  noneTaken: 'None of these files looks like a table.',
  tooManyTitle: (count: number) => `Open ${files(count)}?`,
  tooManyMore: (seconds: string) =>
    `Reading them takes about ${seconds}. You can work on the first ones meanwhile.`,
  takeAll: (count: number) => `Open all ${formatCount(count)}`,
  takeFirst: (count: number) => `Only the first ${formatCount(count)}`,
  nowReady: (count: number, name: string) =>
    count === 1 ? `${name} is ready for review.` : `${files(count)} are ready for review.`,
  nowFailed: (count: number, name: string) =>
    count === 1 ? `${name} could not be read.` : `${files(count)} could not be read.`,
  nowDone: (count: number, name: string) => (count === 1 ? `${name} is done.` : `${files(count)} are done.`),
  titleCount: (count: number, title: string) => (count === 0 ? title : `(${formatCount(count)}) ${title}`),
  openDraft: 'Open draft',
  restoredDrafts: (count: number, time: string) =>
    `Restored ${formatCounted(count, 'draft', 'drafts')} from ${time}`,
} as const;

/** Words of the tour of the first run. */
export const tourWords = {
  title: 'Tour',
  take: 'Take the tour',
  step: (step: number, count: number) => `Step ${formatCount(step)} of ${formatCount(count)}`,
  next: 'Next',
  back: 'Back',
  skip: 'Skip tour',
  end: 'End tour',
  steps: [
    {
      title: 'Drop a file',
      more: 'Drop a CSV, a workbook or a whole folder anywhere in this window, or try sample data. Mapwright reads every row on this computer.',
    },
    {
      title: 'Review the columns',
      more: 'Each column has a proposed target field with its confidence and reason. Press A to accept and go on, E to choose another field, Shift+A to accept all sure ones.',
    },
    {
      title: 'Approve',
      more: 'Press Ctrl+Enter. You see what is new, what passes and what fails before anything is written. The next file of the same layout then runs by itself.',
    },
    {
      title: 'Find the results',
      more: 'History lists every run with the rows in, out and rejected, the files it wrote, and who approved what.',
    },
  ],
} as const;
