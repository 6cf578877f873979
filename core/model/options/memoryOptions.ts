/** Bounds and thresholds of what is remembered of approvals, each with its unit and the reason for its figure. */

export const memoryOptions = {
  /** Most values kept of a column that repeats a short list; longer lists are no enumeration that a person would look through. */
  values: 50,
  /** Characters kept of a value or a shape; a value that is longer makes the list no list of codes or labels. */
  valueCharacters: 60,
  /** Filled cells a value, on average, from which a column is said to repeat a list: below it the next file has other values by chance. */
  cellsPerValue: 5,
  /** Shapes kept of a column. */
  patterns: 4,
  /** New values named in a change. */
  newValues: 10,
} as const;

export const refineOptions = {
  /** Decisions of a pack before they move any figure: fewer are an afternoon's chance. */
  leastDecisions: 20,
  /** Latest decisions that count; older ones speak of older versions of matcher and pack. */
  mostDecisions: 1_000,
  /**
   * Weight of the belief that the confidences are right as they are, in the unit of the information that decisions bring:
   * 16 is that of 340 decisions at 95 %. Five wrong ones of five at 95 % then move it by two points, 20 of 200 by three.
   */
  priorWeight: 16,
  /** Confidence about which the line is tilted; where it matters most. */
  centre: 0.9,
  /** Standard deviations of the bound up to which a confidence may be raised (Wilson, two-sided 95 %). */
  deviations: 1.96,
  /** Where the bins of the record begin. */
  bins: [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99],
} as const;
