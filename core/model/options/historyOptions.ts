/** Bounds of what History answers at once. */
export const historyOptions = {
  /** Values of one facet; who has more senders finds them by search. */
  facetValues: 300,
  /** Words of a search that count: each costs a look at every name. */
  words: 8,
  /** Runs of the same source or layout beside a record. */
  related: 10,
  /** Columns kept with a run, some 100 bytes each. */
  columns: 1_000,
  /** Runs read from the store at once for an export. */
  exportRuns: 500,
} as const;
