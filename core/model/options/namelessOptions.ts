/** Thresholds of proposing fields for columns without names, each with its unit and the reason for its figure. */
export const namelessOptions = {
  /** Share of the known values that must be of a kind: one in five may be odd, as a person looks at each of these columns. */
  share: 0.8,
  /**
   * Confidence where values can be nothing else, and where they are names of which nobody says whose. No labelled data says
   * how often people take these; both stay below what may be accepted in bulk, the first above what a pack's fit asks for.
   */
  sure: 0.8,
  likely: 0.5,
  /** Different values below which names may be any words. */
  leastNames: 3,
} as const;
