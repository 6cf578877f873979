/** Of scans that the desk has a pipeline work off, each with its unit and the reason for its figure. */
export const cloudScanOptions = {
  /** Documents sent at the same time: drawings are small, and each waits for an answer that is some 50 ms away. */
  sendLanes: 8,
  /** Bytes that S3 copies in one step. */
  copiedBytes: 5 * 1_024 ** 3,
  /** Milliseconds in which a request over the connection is answered; a function that starts cold takes some seconds. */
  answerMs: 60_000,
  /** Milliseconds without a word after which the state is asked for: a word may be lost, and the connection stays. */
  quietMs: 60_000,
  /** Milliseconds between two looks at all results, and how many times longer than a look that is at least. */
  lookMs: 3_000,
  lookTimes: 8,
  /** Results of single documents asked for at the same time, as their matches are told. */
  askedAtOnce: 8,
  /** Milliseconds before a connection that ended is opened again. */
  reopenMs: 1_000,
} as const;
