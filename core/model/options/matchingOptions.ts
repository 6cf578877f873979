/** Thresholds of proposing a mapping and of reviewing it, each with its unit and the reason for its figure. */

export const matchOptions = {
  /** Below this a column has no field. On families of pairs that were not learned from, F1 is the same from 0.2 to 0.4 within a hundredth, and precision rises a little; at a third, two are wrong for one that is right. */
  floor: 0.33,
  /** Confidence at least of a header that is a spelling of one field alone; the least of the kinds of pairs where that was measured, a target of 736 fields, had 0.77. */
  spelledAlone: 0.8,
  /** From here a proposal may be accepted in bulk, unless something speaks against it. The same figure as `draftOptions.acceptThreshold`. */
  auto: 0.9,
  /** From this confidence for a required field that is open, a column is left to a person whatever else it fits. */
  perhapsRequired: 0.05,
  alternatives: 5,
  /** An alternative less likely than this only makes the list longer. */
  leastAlternative: 0.02,
  /** Fields listed a column on `--ranked`. */
  ranked: 20,
  /** Up to this many cells (columns x fields) each is judged, which takes a quarter of a second. Above, shared words and values choose candidates; measured on targets of 736 fields, that costs a tenth and loses nothing. */
  exhaustiveCells: 12_000,
  /** Fields a column that each of names, descriptions and values choose for judging in wide tables. */
  candidates: 24,
  /** Fields of a column, and columns of a field, that are looked at closely; beyond them no truth of the labelled pairs is found. */
  likelyFields: 24,
  likelyColumns: 4,
  /** Work of the exact assignment (fewer side squared, times the other) beyond which it is done greedily; 4e8 steps take about a second. */
  assignmentSteps: 400_000_000,
  /** Another column this close (log-odds of the score) for the same field, or above the floor for it, keeps a proposal out of bulk acceptance. */
  closeRival: 1,
  /** Share of filled cells that cannot be read as the field's type from which a person should look: one in twenty is no typing slip. */
  invalidShare: 0.05,
  /** Log-odds that a header approved for the field in an earlier mapping of the pack adds. With 6, memory outweighs any likeness but yields to a clash of types. */
  memoryLogOdds: 6,
  /** Confidence of a column whose whole layout was approved before: the person has said so. */
  sameLayout: 0.995,
  /** Confidence of a header that every earlier mapping of the pack gave to the same field; less where they contradict each other. */
  sameHeader: 0.97,
  /** Most that is left to a field which was proposed for the header and turned down. */
  refused: 0.5,
  /** Part of a left-out header's certainty that is taken off every field: with all approvals agreeing 0.37 are left. */
  setAside: 0.65,
  /** Confidence of a column that was approved but has changed since, where the matcher does not agree. */
  drifted: 0.7,
} as const;

/** Log-odds that what the whole table says adds to a cell, for evidence that is as strong as can be. */
export const contextOptions = {
  /** Columns that add up as their fields do. Two columns alike by name differ by less. */
  sum: 2.5,
  /** Dates and figures in the order of their fields. */
  order: 1,
  /** All other fields of the group are claimed. */
  group: 0.5,
  /** Score of a cell whose values rule the field out, before the rest is added: a chance in three thousand. */
  ruledOut: -8,
  /** Score of a cell that neither name nor values speak for; what a person approved before may still lift it. */
  unspoken: -4,
  /** Log-odds that name or values must have for a cell by themselves, so that it may be proposed. Of 6,000 true cells in labelled pairs and senders whose columns and fields share anything, 12 have less; of all cells three quarters. */
  leastSign: 0.5,
} as const;

/** Rows that are read for a proposal, to compare values and to look for sums between columns. */
export const sampleOptions = {
  /** More told nothing more on the labelled pairs, none of which has more. */
  rows: 200,
  fewestRows: 40,
  /** Cells of all rows together, so that a table of thousands of columns stays bounded. */
  cells: 60_000,
  /** Longer cells are prose and are cut, in characters. */
  characters: 400,
} as const;

export const draftOptions = {
  /** Bulk accept takes proposals at or above this confidence unless the person set another. */
  acceptThreshold: 0.9,
} as const;
