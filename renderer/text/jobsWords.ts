import type {
  Job,
  JobStage,
  OutboxEntry,
  JobPlace,
  PipelineState,
  UploadLane,
} from '../../core/contract/views.ts';
import { rows } from './counts.ts';
import { formatCount, formatCounted, formatDuration, formatShare, formatTime } from './format.ts';

const files = (count: number): string => formatCounted(count, 'file', 'files');
const parts = (count: number): string => formatCounted(count, 'part', 'parts');
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

const places: Readonly<Record<JobPlace, string>> = { desk: 'This machine', folder: 'Folder', aws: 'AWS' };
const lanes: Readonly<Record<UploadLane, string>> = { main: 'Main', test: 'Test' };

const pipelineStates: Readonly<Record<PipelineState, string>> = {
  connecting: 'connecting',
  live: 'live',
  polling: 'polling',
  offline: 'offline',
  signIn: 'signed out',
  denied: 'no permission',
  failed: 'failed',
};

const stages: Readonly<Record<JobStage, string>> = {
  upload: 'Upload',
  queue: 'Queue',
  analyze: 'Analyze',
  transform: 'Transform',
  finish: 'Finish',
  leads: 'Leads',
};

/** Words of Jobs. */
export const jobsWords = {
  title: 'Jobs',
  part: 'Part of Jobs',
  parts: { list: 'Jobs', outbox: 'Outbox' },
  outboxCount: (count: number) => (count === 0 ? 'Outbox' : `Outbox ${formatCount(count)}`),
  search: 'Search jobs',
  states: 'State of jobs',
  filters: {
    all: 'All',
    running: 'Running',
    waiting: 'Needs a mapping',
    stuck: 'Stuck',
    failed: 'Failed',
    quarantined: 'Held back',
    done: 'Done today',
  },
  facets: {
    place: 'Where',
    lane: 'Lane',
    pack: 'Target',
    person: 'Sent by',
  },
  facetBar: 'Filters',
  clearAll: 'Clear all',
  without: (name: string) => `Remove the filter ${name}`,
  more: (count: number) => `${formatCount(count)} more`,
  fewer: 'Fewer',
  nobody: 'Nobody named',
  noPack: 'Not known yet',
  places,
  lanes,
  stages,
  pipelineStates,
  pipelineTitles: {
    connecting: 'The pipeline is being reached.',
    live: 'Changes are told as they happen.',
    polling: 'Changes are asked for every few seconds, as nobody can tell them.',
    offline: 'The pipeline cannot be reached and is tried again by itself.',
    signIn: 'The session has run out.',
    denied: 'A permission is missing.',
    failed: 'The pipeline cannot be used as it is set up.',
  } satisfies Readonly<Record<PipelineState, string>>,
  since: (at: string) => `since ${formatTime(at)}`,
  signIn: 'Sign in again',
  runThis: 'Run this in a terminal; work goes on by itself then.',
  copyCommand: 'Copy command',
  tryNow: 'Try now',
  settings: 'Pipeline settings',
  awsSettings: 'AWS settings',
  emptyTitle: 'No jobs yet',
  empty:
    'What runs of this machine write into Leads shows here while it is taken in. No pipeline is set up: name a folder to be watched, or connect AWS, and files that arrive there run by their approved mappings.',
  chooseFolder: 'Choose a folder',
  connectAws: 'Connect AWS',
  noJobsTitle: 'No jobs yet',
  noJobsFolder: (folder: string) => `Put a file into raw/ of ${folder}, and it appears here.`,
  noJobsDesk: 'What runs of this machine write into Leads shows here while it is taken in.',
  noJobsAws: 'Send a file from the Inbox, or put one into raw/ of the bucket, and it appears here.',
  openInbox: 'Open Inbox',
  noMatch: 'No job matches these filters.',
  file: 'File',
  pipeline: 'Where',
  progress: 'Progress',
  rows: 'Rows',
  by: 'Sent by',
  changed: 'Changed',
  actions: 'Actions',
  testLane: 'Test',
  testLaneTitle: 'Runs beside the main lane; its outcome is compared and goes no further.',
  version: (version: number) => `v${formatCount(version)}`,
  speed: (rowsPerSecond: number) => `${compact.format(rowsPerSecond)} rows/s`,
  left: (seconds: number) => `${formatDuration(seconds * 1_000)} left`,
  share: (fraction: number) => formatShare(Math.floor(fraction * 100) / 100),
  stuck: (ms: number) =>
    `No update for ${formatDuration(Math.max(60_000, Math.floor(ms / 60_000) * 60_000))}`,
  done: 'Done',
  failed: (stage: string) => `Failed at ${stage}`,
  needsMapping: 'Needs a mapping',
  looksLike: (pack: string) => `Looks like ${pack}`,
  inReview: 'Mapping is in review',
  heldBack: 'Held back',
  outcome: (out: number, rejected: number) =>
    rejected === 0 ? `${rows(out)} out` : `${rows(out)} out · ${formatCount(rejected)} rejected`,
  retry: 'Retry',
  force: 'Force complete…',
  review: 'Review',
  openReview: 'Open in Review',
  outputs: 'Outputs',
  noOutputs: 'Nothing was written.',
  heldOutputs: 'Outputs are held back until somebody has looked at them.',
  save: 'Save',
  files,
  saveOutput: (name: string) => `Save ${name}`,
  details: 'Details of the job',
  select: 'Choose a job to see what became of it.',
  lastEvent: 'Last event',
  newRows: (count: number) => formatCounted(count, 'new job', 'new jobs'),
  movedOn: (count: number) => `${formatCounted(count, 'job', 'jobs')} moved on`,
  older: 'Load older jobs',
  loadingOlder: 'Loading older jobs',
  shown: (count: number) => formatCounted(count, 'job', 'jobs'),
  found: (count: number, total: number) => `${formatCount(count)} of ${formatCounted(total, 'job', 'jobs')}`,
  rowsIn: 'Rows in',
  rowsOut: 'Rows out',
  rejected: 'Rejected',
  partsTitle: 'Parts',
  batchesTitle: 'Batches',
  partsDone: (done: number, total: number) => `${formatCount(done)} of ${parts(total)} done`,
  batchesDone: (done: number, total: number) =>
    `${formatCount(done)} of ${formatCounted(total, 'batch', 'batches')} done`,
  partStates: {
    failed: (count: number) => `${formatCount(count)} failed`,
    quarantined: (count: number) => `${formatCount(count)} set aside`,
    late: (count: number) => `${formatCount(count)} late, not counted`,
    open: (count: number) => `${formatCount(count)} open`,
  },
  facts: 'Facts',
  fact: {
    name: 'File',
    size: 'Size',
    received: 'Arrived',
    changed: 'Changed',
    by: 'Sent by',
    target: 'Target',
    mapping: 'Mapping',
    lane: 'Lane',
    pipeline: 'Where',
    rows: 'Rows read',
    leads: 'Leads',
    id: 'Job',
  },
  unknownTime: 'not known',
  history: 'History',
  noHistory: 'Nothing is told of it yet.',
  compare: {
    title: 'Compared with the other lane',
    same: 'Schema, counts, statistics and mapping are the same.',
    differs: (count: number) => `${formatCounted(count, 'difference', 'differences')} to the other lane.`,
    where: 'The report lies in validation-reports/comparison of the pipeline.',
  },
  retried: (name: string) => `${name} is sent through again.`,
  forced: (name: string) => `${name} is completed without its open parts.`,
  sent: (count: number) => `${files(count)} in the outbox.`,
  showOutbox: 'Show outbox',
  discarded: (name: string, kind: OutboxEntry['kind']) =>
    kind === 'approval' ? `The approval of ${name} is a draft again.` : `${name} is not sent.`,
  turned: {
    done: (count: number, name: string) => (count === 1 ? `${name} is done.` : `${files(count)} are done.`),
    failed: (count: number, name: string) => (count === 1 ? `${name} failed.` : `${files(count)} failed.`),
    stuck: (count: number, name: string) =>
      count === 1 ? `${name} is stuck.` : `${files(count)} are stuck.`,
    waiting: (count: number, name: string) =>
      count === 1 ? `${name} needs a mapping.` : `${files(count)} need a mapping.`,
  },
  forceDialog: {
    title: (name: string) => `Force complete ${name}?`,
    explain: (open: number | null) =>
      open === null
        ? 'The run ends with what there is. Its outputs are held back until somebody releases them.'
        : `The run ends without ${parts(open)}. What there is is written and held back until somebody releases it.`,
    logged: (name: string) =>
      `Logged: ${name === '' ? 'your name' : `your name (${name})`}, the file’s name and the reason.`,
    name: 'Type the file’s name',
    nameNeeded: 'Type the file’s name exactly as it stands above',
    reason: 'Why it is completed without them',
    reasonNeeded: 'Write a reason',
    confirm: 'Force complete',
    busy: 'Completing',
  },
  send: {
    title: (count: number) => `Send ${files(count)} to a pipeline?`,
    pipeline: 'Pipeline',
    lane: 'Lane',
    laneHelp: {
      main: 'Runs by its approved mapping; one without a mapping waits for it.',
      test: 'Runs beside the main lane and is compared with it; its outputs go no further.',
    } satisfies Readonly<Record<UploadLane, string>>,
    sent: (names: string, size: string) => `Sent: ${names} (${size}), your name.`,
    many: (count: number) => files(count),
    goesTo: (pipeline: string) => `To ${pipeline}.`,
    offline: 'It cannot be reached now: the files wait in the outbox and are sent by themselves.',
    none: 'No pipeline is set up.',
    confirm: 'Send',
    busy: 'Sending',
  },
  inbox: {
    needsMapping: 'Arrived in the pipeline, needs a mapping',
    pending: {
      approval: 'Approved, waiting for network',
      file: 'Waits to be sent',
    } satisfies Readonly<Record<OutboxEntry['kind'], string>>,
  },
  status: {
    running: (count: number) => `Jobs ${formatCount(count)} running`,
    stuck: (count: number) => `${formatCount(count)} stuck`,
  },
} as const;

/** The stage that a job is at, as one line: what, how far, how fast, how long yet. */
export function stageWords({ stage, fraction, rowsPerSecond, secondsLeft }: Job): string {
  return [
    fraction === null ? stages[stage] : `${stages[stage]} ${jobsWords.share(fraction)}`,
    ...(rowsPerSecond === null ? [] : [jobsWords.speed(rowsPerSecond)]),
    ...(secondsLeft === null ? [] : [jobsWords.left(secondsLeft)]),
  ].join(' · ');
}
