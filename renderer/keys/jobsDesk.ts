/** What the keys of Jobs do. */
export type JobsAction =
  | 'details'
  | 'retry'
  | 'force'
  | 'stop'
  | 'takeLate'
  | 'dropLate'
  | 'review'
  | 'outputs'
  | 'fresh'
  | 'open'
  | 'pause'
  | 'again'
  | 'discard';

/** The actions that mean something now, for the job or the entry with the cursor. */
export type JobsDesk = Partial<Readonly<Record<JobsAction, () => void>>>;

let present: JobsDesk = {};

/** Called by the screen with each change and with nothing when it is left, so that nothing of it is read at the start. */
export function setJobsDesk(desk: JobsDesk): void {
  present = desk;
}

export function jobsDesk(): JobsDesk {
  return present;
}
