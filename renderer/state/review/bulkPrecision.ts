import type { DecisionBin, MeasuredBin } from '../../../core/contract/views.ts';
import { binOf } from './memoryActions.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';

/** How often proposals like those that are to be accepted have proved right, and on what that rests. */
export interface BulkPrecision {
  /** 0 to 1, over the columns of the matcher's own; `null` where there is none of them or nothing was measured. */
  readonly right: number | null;
  /** Proposals on labelled files at the confidences of these columns, and those that were right. */
  readonly labelled: { readonly proposals: number; readonly right: number };
  /** Decisions of this installation at these confidences, and those that kept the proposal. */
  readonly own: { readonly decisions: number; readonly right: number };
  /** Columns carried over from an approved version: nothing was estimated for them. */
  readonly carried: number;
  /** Fewer cases than say something about one in a hundred. */
  readonly isThin: boolean;
}

/** Labelled proposals count as at most so many decisions, so that some hundred of a person's own decide. */
const labelledWeight = 200;
/** Cases below which a share is no more than a hint; with 100 cases and none wrong, 97 % is sure at 95 %. */
const leastCases = 100;

/** The mean over the columns of what was measured at each one's confidence, the labelled files and this installation together. */
export function bulkPrecision(
  taken: readonly Pick<ReviewRow, 'proposal'>[],
  measured: readonly MeasuredBin[],
  own: readonly DecisionBin[],
): BulkPrecision {
  const judged = taken.flatMap(({ proposal }) =>
    proposal === null || proposal.origin === 'memory' ? [] : [proposal.confidence],
  );
  const labelledBins = new Set<MeasuredBin>();
  const ownBins = new Set<DecisionBin>();
  let sum = 0;
  let counted = 0;
  for (const confidence of judged) {
    const labelled = binOf(measured, confidence);
    const decided = binOf(own, confidence);
    if (labelled !== undefined) labelledBins.add(labelled);
    if (decided !== undefined) ownBins.add(decided);
    const share = shareOf(labelled, decided);
    if (share === null) continue;
    sum += share;
    counted += 1;
  }
  const labelled = total([...labelledBins].map(({ proposals, right }) => ({ count: proposals, right })));
  const decided = total([...ownBins].map(({ decisions, right }) => ({ count: decisions, right })));
  return {
    right: counted === 0 ? null : sum / counted,
    labelled: { proposals: labelled.count, right: labelled.right },
    own: { decisions: decided.count, right: decided.right },
    carried: taken.length - judged.length,
    isThin: labelled.count + decided.count < leastCases,
  };
}

function shareOf(labelled: MeasuredBin | undefined, own: DecisionBin | undefined): number | null {
  const proposals = labelled?.proposals ?? 0;
  const weight = Math.min(labelledWeight, proposals);
  const decisions = own?.decisions ?? 0;
  if (weight + decisions === 0) return null;
  const right = proposals === 0 ? 0 : (weight * (labelled?.right ?? 0)) / proposals;
  return (right + (own?.right ?? 0)) / (weight + decisions);
}

function total(parts: readonly { readonly count: number; readonly right: number }[]): {
  readonly count: number;
  readonly right: number;
} {
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    right: parts.reduce((sum, { right }) => sum + right, 0),
  };
}
