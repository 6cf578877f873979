import { aiWords } from './aiWords.ts';
import { approveWords, diffWords } from './approveWords.ts';
import { commandWords, keyWords } from './commandWords.ts';
import { columns, fields, rows } from './counts.ts';
import { correctionWords } from './correctionWords.ts';
import { driftWords } from './driftWords.ts';
import { findWords } from './findWords.ts';
import { formatCount, formatCounted, formatDuration } from './format.ts';
import { gridWords } from './gridWords.ts';
import { historyWords } from './historyWords.ts';
import { inboxWords, tourWords } from './inboxWords.ts';
import { coverageWords, inspectorWords } from './inspectorWords.ts';
import { memoryWords } from './memoryWords.ts';
import { mergeWords } from './mergeWords.ts';
import { bulkWords } from './bulkWords.ts';
import { checkWords, previewWords, rejectWords } from './previewWords.ts';
import { guessWords, issueWords, recordWords, sheetWords } from './readingWords.ts';
import { reviewWords, stepWords } from './reviewWords.ts';
import { transformWords } from './transformWords.ts';
import { whyWords } from './whyWords.ts';

/**
 * Every word of the screens. Plain, short, present tense; object, fact, action. The same noun everywhere:
 * file, column, target field, mapping, version, run.
 */
export const text = {
  appName: 'Mapwright',
  columns,
  rows,
  fields,
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  remove: 'Remove',
  clear: 'Clear',
  save: 'Save',
  copied: 'Copied',
  none: '–',
  unexpected: {
    message: 'Mapwright did not get an answer.',
    remedy: 'Try again. What was saved before is safe.',
    retryable: true,
  },
  lost: {
    message: 'The connection to Mapwright broke before the answer came.',
    remedy: 'Try again when it is back. What was saved before is safe.',
    retryable: true,
  },
  uploadFailed: {
    message: 'The file could not be copied.',
    remedy: 'Check that the file is still there and that Mapwright is running, then drop it again.',
    retryable: true,
  },
  crashed: {
    title: 'This view stopped working',
    remedy: 'Your draft is saved. Load the view again.',
    action: 'Load again',
  },
  views: {
    inbox: 'Inbox',
    review: 'Review',
    schemas: 'Schemas',
    history: 'History',
    jobs: 'Jobs',
    scan: 'Scan',
    ask: 'Ask',
    leads: 'Leads',
    settings: 'Settings',
  },
  connection: {
    connecting: 'Connecting',
    live: 'Connected',
    reconnecting: 'Reconnecting',
    refused: 'Closed',
    startedAnew:
      'Mapwright was started anew and asks for a new link. Press Enter in its terminal and open the link it prints in another tab; this one goes on by itself.',
    lost: 'The connection to Mapwright is lost; work goes on by itself when it is back.',
    saved: 'Everything so far is saved.',
    waiting: (count: number) =>
      `${formatCounted(count, 'change waits', 'changes wait')} here and will be saved then. Keep this tab open.`,
  },
  host: {
    desktop: 'Desktop',
    web: 'Local host',
    local: 'Files stay on this computer',
  },
  skip: 'Skip to content',
  navigation: 'Views',
  progress: {
    fetching: 'Fetching',
    unpacking: 'Unpacking',
    reading: 'Reading',
    profiling: 'Profiling',
    checking: 'Checking',
    finding: 'Searching',
    writing: 'Writing',
    finishing: 'Making outputs',
    copying: 'Copying',
    left: (remainingMs: number) => `${formatDuration(remainingMs)} left`,
    failed: (count: number) => `${rows(count)} would fail so far`,
    rejected: (count: number) => `${rows(count)} rejected so far`,
    part: (number: number, count: number) => `${formatCount(number)} of ${formatCount(count)}`,
    waiting: 'Waiting to be read',
  },
  grid: gridWords,
  inbox: inboxWords,
  tour: tourWords,
  review: reviewWords,
  reading: correctionWords,
  guesses: guessWords,
  sheets: sheetWords,
  records: recordWords,
  issues: issueWords,
  drift: driftWords,
  why: whyWords,
  memory: memoryWords,
  ai: aiWords,
  inspector: inspectorWords,
  transforms: transformWords,
  coverage: coverageWords,
  preview: previewWords,
  find: findWords,
  rejects: rejectWords,
  check: checkWords,
  approve: approveWords,
  merge: mergeWords,
  bulk: bulkWords,
  diff: diffWords,
  history: historyWords,
  keys: keyWords,
  commands: commandWords,
  steps: stepWords,
} as const;
