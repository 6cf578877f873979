/** Thresholds of proposing transforms and derived fields, each with its unit and the reason for its figure. */
export const derivingOptions = {
  /** Share of a column's values that a rule must fit before it is proposed: one in ten may be odd, a person tests it anyway. */
  share: 0.9,
  /** Distinct values below which a share says nothing. */
  leastValues: 3,
  /**
   * Confidence where a rule fits every value and the names agree. No labelled data says how often people take derived fields, so
   * it stays below what may be accepted in bulk.
   */
  most: 0.85,
  /** The same where only the values speak for the field, and its name just allows it. */
  byValues: 0.65,
  /** Derived fields proposed for one table; more would bury the columns. */
  proposals: 24,
  /** Share of digit codes that must have their full length before shorter ones are taken to have lost zeros. */
  fullLength: 0.5,
  /** Rows looked at; a share of nine in ten is told well enough by these. */
  rows: 150,
} as const;
