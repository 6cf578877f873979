/** Limits of having a language model standardise values, each with its unit and the reason for its figure. */
export const standardOptions = {
  /** Values of one request at most: an answer of so many takes some ten seconds, one fault costs no more than these, and two items of a table for each fit into one transaction of 100. */
  batchValues: 48,
  /** Tokens of the values of one request at most: half of what a request's fixed part and the list of countries take. */
  batchTokens: 1_200,
  /** Bytes of a batch as the session keeps it; below what an item's work may have. */
  batchBytes: 7_000,
  /** Longest value that is asked about, in characters; what is longer is prose. */
  valueCharacters: 120,
  /** Different values of a field that are looked through; beyond it the rest is left for the next time. */
  distinctValues: 50_000,
  /** Different values read from the store at once. */
  readValues: 5_000,
  /** Tokens that an answer may have: for its frame and what a model thinks before, and for each value. */
  answerTokens: 600,
  answerTokensPerValue: 60,
  /** Characters of an answer that are read: 50 values of 120 characters with their keys, several times over. */
  answerCharacters: 65_536,
  /** Times the estimated tokens that a job may take: one repair of each request, and each halved once. */
  ceilingFactor: 3,
  /** Tokens that every job may take: one batch that is halved down to a bad value takes some twenty requests. */
  leastCeiling: 60_000,
  /** Requests whose bodies are shown at once before anything is sent. */
  shownRequests: 20,
  /** Milliseconds that a batch is held: two requests of the longest time-out and a pause. */
  leaseMs: 660_000,
  /** Milliseconds that going through leads takes at most, and changing them, within the 29 s of a request to the API. */
  lookMs: 18_000,
  writeMs: 15_000,
  /** Leads read at once, and pages side by side: a hundred thousand within that time. */
  lookedLeads: 200,
  lookedPages: 8,
  /** Leads changed side by side. */
  writtenLeads: 8,
  /** Milliseconds that the values of a look are those that a start goes by: as long as somebody reads an estimate. */
  freshMs: 900_000,
  /** Milliseconds that what was read of a look is not read again: a request, and the ones that follow at once. */
  seenMs: 5_000,
  /** Milliseconds of a function after which it asks no more: its 600 s end within one request of the longest time-out. */
  askingMs: 420_000,
  /** Records changed in one step when a suggestion is accepted. */
  recordsAtOnce: 200,
  /** Values that are asked about once more at a time. */
  deadAtOnce: 1_000,
  /** Suggestions listed at once. */
  pageSuggestions: 100,
  /** Share of the countries in a field that is written in codes from which on suggestions are codes, too. */
  codeShare: 0.5,
} as const;

/** Milliseconds between two questions how far a pipeline is, while a job of its own runs there and while none does. */
export const standardWatch = { busyMs: 2_000, quietMs: 20_000 } as const;
