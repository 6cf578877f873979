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

/**
 * When values are said to have changed. Two samples of one distribution set off fewer than one alarm in a thousand columns
 * (tests draw them anew); beyond that every change must be larger than one month is from the next.
 */
export const driftOptions = {
  /** Cells on either side below which nothing is said. */
  leastCells: 8,
  /** Difference of the shares of missing cells, 0 to 1: from 1 % to 21 %, say. */
  missingApart: 0.2,
  /** Standard errors that shares must lie apart. */
  deviations: 4,
  /** Share missing from which a column counts as emptied. */
  emptied: 0.95,
  /** Change of size that units make, in powers of ten: eight times. */
  scaleLeast: 0.9,
  /** Standard errors that a change of size must have. */
  scaleErrors: 5,
  /** Difference between the quartiles' changes up to which all figures changed by one factor, in powers of ten. */
  scaleUneven: 0.3,
  /** Change of the median that is told where figures lie beyond those before, in powers of ten: three times. */
  beyondLeast: 0.48,
  /** Difference of the medians up to which figures are the same with the other sign, in powers of ten. */
  mirrorApart: 0.5,
  /** Different values that a column must have had for it to be told that one is left, and cells on either side. */
  variedDistinct: 10,
  variedCells: 20,
  /** Share of cells with one shape before, and of the same shape now, for the shape to be gone. */
  shapeBefore: 0.9,
  shapeNow: 0.1,
  /** Share of different values from which a column of whole numbers counts rows. */
  allDiffer: 0.95,
  /** Negative logarithm of the chance that a value as frequent as this was not met before; 1 in 1,000. */
  newValueOdds: 6.9,
} as const;

export const recallOptions = {
  /** What an approval of a header weighs against the next newer one: the newer of two outweighs, two older ones outweigh one. */
  ageing: 0.8,
  /** Factor on the certainty where this sender's files agree and those of others do not; .97 becomes .93, still above bulk acceptance. */
  contradicted: 0.96,
  /** Approved headers that a field takes among its synonyms, and characters of the longest. */
  names: 30,
  longestName: 80,
} as const;
