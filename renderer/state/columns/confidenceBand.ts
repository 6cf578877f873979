/** How far a proposal can be trusted at a glance; `none` where no field was proposed. */
export type ConfidenceBand = 'high' | 'medium' | 'low' | 'none';

/** Lowest confidence of each band (0 to 1), as the interaction conventions set them. */
const bandFrom = { high: 0.9, medium: 0.75 } as const;

export function confidenceBand(confidence: number): Exclude<ConfidenceBand, 'none'> {
  if (confidence >= bandFrom.high) return 'high';
  return confidence >= bandFrom.medium ? 'medium' : 'low';
}
