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
  conflictReload: 'Load what is new',
  showFields: 'Show fields',
  leftOutNames: 'Left out:',
  showFailures: (count: number) => `Show ${formatCounted(count, 'reason', 'reasons')}`,
  hideFailures: 'Hide reasons',
  rules: 'Rules that rows break',
  rulesBroken: (count: number, grave: number) =>
    `${formatCounted(count, 'rule is broken', 'rules are broken')} by rows that go out${grave === 0 ? '' : `, ${formatCount(grave)} of them of high severity`}.`,
  showRules: 'Show rules',
  hideRules: 'Hide rules',
  objections: 'What speaks against it',
  goTo: 'Go there',
  manyFail: 'More than one row in twenty fails.',
  manyFailMore: 'These rows go to the rejects file and are in no output.',
  reasonUnchecked: 'Why approve before the check has ended (only then)',
  waiting: 'Waiting for the check',
  name: 'Your name, written beside the approval',
  nameNeeded: 'Write your name to sign the approval.',
  writes: 'Writes a new version, runs the file with it, and lists cleaned rows and rejects in History.',
  otherWindow: 'Another window changed this draft',
  otherUndone: (count: number) => `${formatCounted(count, 'step is', 'steps are')} undone`,
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
  value: ({ from, before, after }: { from: string; before: string | null; after: string | null }) =>
    before === null
      ? `+ “${from}” → ${after ?? ''}`
      : after === null
        ? `− “${from}” → ${before}`
        : `“${from}”: ${before} → ${after}`,
  moreValues: (count: number) => `and ${formatCount(count)} more spellings`,
  otherwise: (before: 'keep' | 'reject', after: 'keep' | 'reject') =>
    `Other values: ${before === 'keep' ? 'kept' : 'rejected'} → ${after === 'keep' ? 'kept' : 'rejected'}`,
} as const;
