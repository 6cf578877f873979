import type { PipelineState, ScanSite } from '../../core/contract/views.ts';
import { formatBytes, formatCount, formatCounted } from './format.ts';

/** Words of scans that a pipeline on AWS works off. */
export const cloudScanWords = {
  site: 'Where the scan runs',
  runs: 'Runs',
  sites: { here: 'On this machine', aws: 'On AWS' } satisfies Readonly<Record<ScanSite, string>>,
  siteOf: (pipeline: string) => `On AWS, ${pipeline}`,
  /** What leaves the machine, by where the documents are. */
  sent: {
    folder: 'The files and the codes are sent to S3, searched there and removed after some days.',
    files: 'The files and the codes are sent to S3, searched there and removed after some days.',
    s3: 'What lies below scans/ of the pipeline’s bucket is searched there; the rest is copied to it first.',
    drive: 'A Google Drive folder is scanned on this machine only.',
  },
  goesOn: 'It goes on when Mapwright is closed.',
  driveHere: 'Choose On this machine for a Google Drive folder.',
  away: {
    connecting: 'The pipeline is being reached.',
    offline: 'The pipeline cannot be reached now.',
    signIn: 'The session with AWS has run out.',
    denied: 'The account lacks a permission.',
    failed: 'The pipeline cannot be used as it is set up.',
  } satisfies Readonly<Record<Exclude<PipelineState, 'live' | 'polling'>, string>>,
  openJobs: 'Open Jobs',
  sending: (done: number, total: number) =>
    `Sending to AWS: ${formatCount(done)} of ${formatCounted(total, 'file', 'files')}`,
  bytes: (done: number, total: number) => `${formatBytes(done)} of ${formatBytes(total)}`,
  sendingBar: 'Files sent',
  /** Of a scan that rests here, while AWS goes on with it. */
  follow: 'Follow',
  followHelp: 'It goes on on AWS; Follow takes over what was found meanwhile.',
  stopTitle: 'Stop this scan on AWS?',
  stopBody: (left: number) =>
    `${formatCounted(left, 'file', 'files')} will not be searched. What was found stays, and the report lists the rest. This cannot be taken back.`,
  reason: 'Reason',
  reasonHelp: (by: string) => `Ten characters or more; it stays with the scan, with the name ${by}.`,
  reasonShort: 'Say in ten characters or more why.',
  stopping: 'Stopping',
  removeBody:
    'Its matches and its report are deleted here. On AWS its results and its workbook stay. The documents stay.',
} as const;
