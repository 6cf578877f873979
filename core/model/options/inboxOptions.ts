/** The Inbox: when a guess is doubted, how long what was removed can be brought back, how waiting files are taken up. */
export const inboxOptions = {
  /** Lead over the runner-up (0 to 1) below which a guess is told of in the list; the chips of the desk call it unsure from there on. */
  doubtfulBelow: 0.4,
  /** Days for which a removed file can be brought back; longer than a week off, and its bytes do not stay for ever. */
  keptDays: 14,
  /** Files read at the same time; the engine's workers share two cores with the person's other programs. */
  readersAtOnce: 2,
  /** Milliseconds between two tries to reach a language model that files wait for: short enough for a person who has come back online, and 30 lines of the ledger in an hour without network. */
  retryMs: 120_000,
} as const;
