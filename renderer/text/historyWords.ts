import type { Run } from '../../core/contract/views.ts';
import { rows } from './counts.ts';
import { formatCount } from './format.ts';

/** Words of History. */
export const historyWords = {
  title: 'History',
  emptyTitle: 'No runs yet',
  empty: 'Approve a mapping and its run appears here, live.',
  filter: 'Filter runs',
  noMatch: 'No run matches this filter.',
  looking: 'Looking through older runs',
  olderFailed: 'Older runs could not be read.',
  file: 'File',
  target: 'Target',
  state: 'State',
  rowsOut: 'Rows out',
  rejected: 'Rejected',
  started: 'Started',
  by: 'By',
  states: { running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  triggers: {
    approval: 'Started by approval',
    automatic: 'Started by itself, layout known',
    person: 'Started again by hand',
  },
  openResults: 'Open results',
  select: 'Select a run to see its results.',
  rowsIn: 'Rows in',
  outputs: 'Outputs',
  outputKinds: {
    'cleaned-csv': 'Cleaned data, CSV',
    'cleaned-xlsx': 'Cleaned data, Excel',
    'rejects-csv': 'Rejected rows with reasons',
    'summary-json': 'Summary',
  },
  saveOutput: (name: string) => `Save ${name}`,
  saved: (name: string) => `${name} saved.`,
  failures: 'Why rows were rejected',
  noFailures: 'No row was rejected.',
  again: 'Run again',
  cancelRun: 'Cancel run',
  openMapping: (version: number) => `Mapping v${String(version)}`,
  openFile: 'Open file in Review',
  duration: 'Took',
  details: 'Details',
  ended: (name: string, counts: NonNullable<Run['counts']>) =>
    counts.rowsRejected === 0
      ? `${name}: ${rows(counts.rowsOut)} written.`
      : `${name}: ${rows(counts.rowsOut)} written, ${formatCount(counts.rowsRejected)} rejected.`,
  broke: (name: string) => `The run of ${name} failed.`,
} as const;
