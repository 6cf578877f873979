/** Limits of loaded records. */
export const recordOptions = {
  /**
   * Rows read from a source at once and written in one transaction: some 60 ms of the engine, a megabyte on the way, and
   * 150 ms during which an edit waits; fewer write the same pages of the indexes more often.
   */
  readRows: 4_000,
  /** Records or pairs handled between two pauses while likely duplicates are looked for. */
  compareRecords: 500,
  /** Records of a pack that are all compared when some come; of more, only those near the new ones: some 100 MB by then. */
  compareAll: 200_000,
  /** New records of a larger pack that are compared at once, with those near them: some 100 MB again, and seconds. */
  compareOwn: 50_000,
  /**
   * How long loads wait to be compared while files are being read or run whose rows may come, in milliseconds, from the
   * last load on; and how often it is looked whether more is coming.
   */
  compareWaitMs: 30_000,
  compareLookMs: 500,
  /** A load that comes no further for so long is stuck, in milliseconds: a batch takes some 200 ms, comparing 200,000 records a minute. */
  stuckMs: 120_000,
  /** How often it is looked whether one is, in milliseconds. */
  standingMs: 5_000,
  /** Runs, the newest first, whose rows are looked for at a start: what a host ended before it could begin with them. */
  unbegunRuns: 200,
  /** Records near one that it is compared with in a larger pack, those of the smallest blocks first. */
  compareNear: 4,
  /** Records whose blocks are noted at once, in order: 300,000 entries, sorted so that each page is written once. */
  blockedAtOnce: 50_000,
  /** Records of one block that a new one is compared with; a block that is larger tells nothing. */
  blockRecords: 40,
  /** Records of one group; more cannot be looked at side by side. */
  groupRecords: 12,
  /** Words of a search; further ones are passed over. */
  words: 8,
  /** Records a list gives at once. */
  pageRecords: 200,
  /** Records up to which counts by value are made under a search; more would keep a person waiting. */
  facetRecords: 50_000,
  /** Values listed of a field. */
  facetValues: 30,
  /** Fields that a list can be narrowed down by. */
  facetFields: 6,
  /** Records from which on a field gets an index when it is asked by: without one the answer takes 50 ms by then. */
  indexedFrom: 20_000,
  /** Indexes by two fields that a pack gets at most, for lists that are narrowed down by one and sorted by the other: 50 MB each for a million. */
  pairIndexes: 6,
  /** Records exported in one piece. */
  exportRecords: 500,
  /** Longest value that a person may type, in characters. */
  valueLength: 10_000,
} as const;
