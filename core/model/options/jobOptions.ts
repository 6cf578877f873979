/** How the desk keeps up with its pipelines. Milliseconds unless a name says otherwise. */
export const jobOptions = {
  /** Before pipelines are reached after a start, so that the first screens have machine and disk for themselves. */
  startMs: 2_000,
  /** A person who asks something of a pipeline that is being reached for the first time waits for so long. */
  patienceMs: 5_000,
  /** Between two looks while something is under way: parts of 32 MiB end every few seconds. */
  busyMs: 5_000,
  /** Between two looks while nothing is. */
  quietMs: 30_000,
  /** Between two looks while changes are told, or nobody watches: only for what was not told. */
  seldomMs: 60_000,
  /** Gathering of words that come close together; the answer to them is one question each. */
  gatherMs: 200,
  /** Between two boards told to one watcher: a few times a second is as much as anybody reads. */
  tellMs: 300,
  /** First and last wait before a pipeline that could not be reached is tried again; each is twice the one before. */
  retryMs: { first: 1_000, last: 60_000 },
  /** The same for live connections, without which things go on by asking. */
  relistenMs: { first: 2_000, last: 300_000 },
  /** The same for what waits in the outbox while its pipeline is reached. */
  resendMs: { first: 5_000, last: 300_000 },
  /** A session without progress for so long is stuck, as the pipeline's own detector has it. */
  stuckSessionMs: 600_000,
  /** A file is analyzed within 15 minutes, or its function is ended and the message comes again. */
  stuckAnalysisMs: 1_200_000,
  /** Jobs of a board. */
  boardJobs: 500,
  /** Ended uploads that a pipeline's book keeps, for counts of a busy day. */
  keptEnded: 5_000,
  /** Newest ended uploads asked for in a look: more than end between two. */
  newestEnded: 100,
  /** Questions about single uploads in one look, and at a time. */
  statuses: { most: 60, atOnce: 6 },
} as const;
