/** Limits of the leads of pipelines, each with its unit and the reason for its figure. */
export const leadOptions = {
  /** Bytes of a text's part whose rows are taken in as one item: some 20,000 leads, within a minute at 500 a second. */
  partBytes: 2 * 1024 ** 2,
  /** Rows handed to the store at once. */
  takenRows: 1_000,
  /** Leads that one answer of a search looks at: a second of DynamoDB, and some 2 MB. */
  lookedAt: 1_000,
  /** Milliseconds after which a change is found for sure by when it was made: the function that writes leads lives 120 s, and the index lags behind by some seconds. */
  settleMs: 150_000,
  /** When the first lead can have changed; what is asked since an earlier time is asked since then. */
  firstChange: '2024-01-01T00:00:00.000Z',
  /** Leads by when they changed whose places can be asked for: 20,000 keys are some 400 read units and half a second of DynamoDB. */
  changedPlaces: 20_000,
  /** Leads of a page, at most. */
  pageLeads: 200,
  /** Fields by whose values there are indexes. */
  findFields: 2,
  /** Characters of a value that are kept; the run's outputs have all of them. 400 KB is what an item of DynamoDB holds. */
  valueCharacters: 4_000,
  /** Words of a search; further ones are passed over. */
  words: 8,
  /** Leads of one exported file. */
  exportLeads: 50_000,
  /** Milliseconds after which an exported file ends, within the 29 s that a request may take. */
  exportMs: 18_000,
  /** Rows that one step of an export writes: held until its end, some 50 MB, and a workbook of them takes 5 s of a third of a processor. */
  stepRows: 25_000,
  /** Milliseconds after which a step of an export reads no further; what it writes then takes 10 s at most. */
  stepMs: 12_000,
  /** Seconds that the link to an export lives: an hour, as links to reports do. */
  exportSeconds: 3_600,
} as const;

/** How a desk asks the HTTP API of a pipeline. Milliseconds unless a name says otherwise. */
export const leadApiOptions = {
  /** First and last wait where the API asks for patience; each is twice the one before, and up to half of it by chance. */
  retryMs: { first: 500, last: 4_000 },
  /** Waits in all before the person is told: longer, and one would press again. */
  patienceMs: 15_000,
  /** Longest wait for one answer: API Gateway ends what takes 30 s. */
  answerMs: 35_000,
  /** A token that lives so much longer only is renewed before it is used. */
  tokenSpareMs: 60_000,
  /** How long a person has to sign in: with a second factor that lies in another room. */
  signInMs: 600_000,
} as const;

/** Of leads in DynamoDB. */
export const leadTableOptions = {
  /** Rows of one transaction: three items each for a new lead, of 100 that there may be. */
  transactionRows: 30,
  /** Bytes of documents in one transaction, of 4 MB that there may be. */
  transactionBytes: 1_500_000,
  /** Rows from which on further ones are written beside the first: few rows lie together, many do not take turns. */
  stripeRows: 150,
  /** Writers side by side within a process. */
  stripes: 8,
  /** Leads of a segment of the list, which has one writer, so that nobody waits for its count. */
  segmentLeads: 1_000,
  /** Segments of a block, whose counts are read at once; a million leads are 16 blocks. */
  blockSegments: 64,
  /** Items that the count of a block is spread over. */
  sumShards: 8,
  /** Milliseconds for which a process goes on with its segment, so that leads of different days do not lie together. */
  segmentMs: 60_000,
  /** Times that rows are read and written again where others write to the same leads. */
  tries: 40,
} as const;
