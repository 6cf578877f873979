/** Limits of working off sessions, each with its unit and the reason for its figure. */

/** Of an item and its messages. */
export const itemOptions = {
  /** Milliseconds that a worker holds an item. Longer than the 120 s after which a function is ended, so that nobody begins beside a living one; shorter than the 720 s for which its message is hidden, so that whoever gets it next may begin. */
  leaseMs: 150_000,
  /** Times that work on an item is begun in an epoch. A crash by chance is over at the second; five leave room for an outage of a minute. */
  attempts: 5,
  /** Seconds before the second attempt; each further one waits twice as long. Throttling and restarts are over by then. */
  firstDelaySeconds: 30,
  /** Seconds, at most: the longest delay that SQS has for a message. */
  mostDelaySeconds: 900,
  /** UTF-8 bytes of `work`: 99 of them fit into the 4 MB of one transaction of DynamoDB with room to spare. */
  workBytes: 8 * 1024,
} as const;

/** Of a session. */
export const sessionOptions = {
  /** Milliseconds without progress after which a session is looked into: four leases, so that a slow part is no alarm. */
  stuckMs: 600_000,
  /** Times that idle items are called to mind again before a person is told: one lost message is mended by the first. */
  rounds: 2,
  /** Sessions looked into at once. The detector runs each minute, and what is left over comes next. */
  stuckSessions: 100,
  /** Items read at once: 1,000 of 1 KB are read from either store in a tenth of a second. */
  pageItems: 1_000,
  /** Characters of the reason for ending a session by force: a sentence, so that others understand it later. */
  reasonCharacters: 10,
  /** Events told in one go of the publisher: within its minute at 10 a second. */
  eventsAtOnce: 200,
} as const;

/** Of sessions in DynamoDB. */
export const sessionTableOptions = {
  /** Items above which a session's counts are spread: one item of a table takes some 100 transactions a second. */
  shardAbove: 2_000,
  /** Items that the counts are spread over: 800 transactions a second, as many as functions ever run at once. */
  shards: 8,
  /** Partitions of the index `stuck`. It is written twice a session, so few are enough; each costs a query a minute. */
  stuckShards: 4,
  /** Items that one transaction writes: DynamoDB takes 100 actions, of which the session and its shards need 9. */
  transactionItems: 90,
  /** Times that a transaction is tried while others have hold of its items: 12 of them last 2 s, within any time-out. */
  tries: 12,
  /** Milliseconds before the second try, at most; each further one may wait twice as long. */
  firstWaitMs: 5,
  /** Milliseconds between two tries, at most. */
  mostWaitMs: 400,
} as const;
