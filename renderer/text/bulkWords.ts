import { columns } from './counts.ts';
import { formatConfidence, formatCount, formatCounted, formatShare } from './format.ts';

/** Words of accepting several columns together. */
export const bulkWords = {
  button: (count: number, threshold: number) =>
    `Accept ${formatCount(count)} ≥ ${formatConfidence(threshold)}`,
  right: (share: number) => `${formatShare(share)} right`,
  rightThin: 'few measured',
  none: (threshold: number) => `None left ≥ ${formatConfidence(threshold)}`,
  details: 'Which columns, and why others are left out',
  grid: 'Open columns: accepted together or left out',
  threshold: 'Least confidence in percent',
  lower: 'Lower the threshold',
  raise: 'Raise the threshold',
  column: 'Column',
  field: 'Target field',
  confidence: 'Confidence',
  state: 'State',
  why: 'Why',
  taken: 'Included',
  leftOut: 'Left out',
  counts: (taken: number, left: number) =>
    `${columns(taken)} would be accepted, ${formatCount(left)} left to you.`,
  basis: ({
    labelled,
    own,
    carried,
  }: {
    labelled: { proposals: number; right: number };
    own: { decisions: number; right: number };
    carried: number;
  }) =>
    [
      labelled.proposals === 0
        ? 'No labelled proposals at these confidences.'
        : `On labelled files ${formatCount(labelled.right)} of ${formatCount(labelled.proposals)} proposals at these confidences were right.`,
      own.decisions === 0
        ? 'None was decided here yet.'
        : `Here ${formatCount(own.right)} of ${formatCounted(own.decisions, 'decision', 'decisions')} kept the proposal.`,
      ...(carried === 0
        ? []
        : [
            `${formatCounted(carried, 'column is', 'columns are')} as approved before, which is no estimate.`,
          ]),
    ].join(' '),
  thin: 'So few cases are no more than a hint.',
  step: 'This is one undo step.',
  empty: 'No open column has a proposed field.',
  whys: {
    conflict: 'Another column is proposed for the same field',
    edited: 'You chose the field; accept it by itself',
    changed: 'Changed since the approved version',
    aiOnly: 'Only the AI suggests it',
    aiDiffers: 'The AI names another field',
    requiredKey: 'Rows are told apart by this field; look at it',
    openValues: 'Some values are not in the field’s list',
    lossy: 'Something of the values would be lost',
    caution: 'The matcher has a doubt',
    band: 'Below the threshold',
    review: 'The matcher wants you to look',
  },
} as const;
