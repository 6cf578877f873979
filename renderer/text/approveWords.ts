import { columns } from './counts.ts';
import { formatCount, formatCounted } from './format.ts';

/* Words of the approval and of differences between versions. */

export const approveWords = {
  title: (name: string, version: number) => `Approve as ${name} v${String(version)}?`,
  facts: (unchanged: number, changed: number, added: number) =>
    `${formatCount(unchanged)} unchanged · ${formatCount(changed)} changed · ${formatCount(added)} new`,
  firstFacts: (added: number) => `${formatCounted(added, 'field', 'fields')} mapped, first version`,
  removed: (count: number) => `${formatCount(count)} removed`,
  leftOut: (count: number) => `${columns(count)} left out`,
  stays: 'The outputs are written on this computer. The original file stays as it is.',
  missing: (labels: readonly string[]) =>
    labels.length === 1
      ? `${labels[0] ?? ''} is required and has no source.`
      : `${formatCount(labels.length)} required fields have no source: ${labels.join(', ')}.`,
  missingFails: 'Rows without it fail, unless each has a value.',
  reason: 'Why approve anyway',
  reasonPlaceholder: 'For example: the sender does not have this figure yet',
  reasonNeeded: 'Write a reason to approve with required fields missing.',
  confirm: 'Approve and run',
  confirming: 'Approving',
  showDiff: 'Show difference',
  hideDiff: 'Hide difference',
  checking: 'Checking every row',
  asApprover: (name: string) => `Approved by ${name}`,
  noApprover: 'No name is set. Add yours in Settings to sign approvals.',
  conflictReload: 'Load what is new',
} as const;

export const diffWords = {
  added: 'New',
  changed: 'Changed',
  removed: 'Removed',
  same: 'Unchanged',
  sameCount: (count: number) => `${formatCount(count)} unchanged`,
  nothing: 'Both versions map the same.',
  before: (version: number) => `v${String(version)}`,
  from: 'From',
  constantOnly: 'same value in every row',
} as const;
