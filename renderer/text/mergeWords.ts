import { columns } from './counts.ts';
import { formatCount, formatCounted, formatDateTime } from './format.ts';

export interface Approved {
  readonly version: number;
  readonly approvedBy: string;
  readonly approvedAt: string;
}

const nameOf = (name: string): string => (name === '' ? 'Somebody' : name);

/** Words of a draft that another approval has overtaken. */
export const mergeWords = {
  title: (version: number) => `Merge your draft with v${String(version)}`,
  newer: ({ version, approvedBy }: Approved) => `${nameOf(approvedBy)} approved v${String(version)}`,
  newerLong: (title: string, { version, approvedBy, approvedAt }: Approved) =>
    `${nameOf(approvedBy)} approved ${title} v${String(version)} after you began, ${formatDateTime(approvedAt)}. Your decisions are kept.`,
  compare: 'Compare and merge',
  facts: (by: string, at: string, baseVersion: number) =>
    `${nameOf(by)} approved it ${formatDateTime(at)}. Your draft began with ${
      baseVersion === 0 ? 'no approved version' : `v${String(baseVersion)}`
    }.`,
  theirReason: (reason: string) => `Their reason: ${reason}`,
  counts: (slots: { theirs: number; yours: number; both: number; same: number }) =>
    [
      `${formatCounted(slots.theirs, 'change is', 'changes are')} theirs alone`,
      `${formatCount(slots.yours)} yours alone`,
      ...(slots.both > 0 ? [`${formatCount(slots.both)} the same on both sides`] : []),
      `${formatCount(slots.same)} unchanged`,
    ].join(' · '),
  noConflict: 'No column was changed differently by both. The changes fit together.',
  conflicts: (open: number, total: number) =>
    open === 0
      ? `All ${formatCounted(total, 'conflict is', 'conflicts are')} decided.`
      : `${formatCount(open)} of ${formatCounted(total, 'conflict', 'conflicts')} to decide.`,
  hint: '1 takes theirs, 2 takes yours, 3 goes on without deciding.',
  column: 'Column',
  base: 'Before',
  theirs: 'Theirs',
  yours: 'Yours',
  merged: 'Merged',
  takeTheirs: 'Take theirs',
  takeYours: 'Take yours',
  kinds: {
    theirs: 'Theirs',
    yours: 'Yours',
    both: 'Both the same',
    conflict: 'Conflict',
    same: 'Unchanged',
  },
  leftOut: 'left out',
  nothing: 'no field',
  open: 'to decide',
  twice: (fields: readonly string[]) =>
    `After the merge several columns feed ${fields.join(', ')}. The table asks you which one stays.`,
  take: 'Merge',
  takeAndApprove: 'Merge, then approve',
  busy: 'Merging',
  choose: (open: number) => `Choose theirs or yours for ${columns(open)} first.`,
  undo: 'Merging is one undo step.',
  loading: 'Comparing',
  step: (version: number) => `Merged with v${String(version)}`,
  done: (version: number) => `The draft is merged with v${String(version)}.`,
  slots: 'Columns that differ',
  showAgreed: (count: number) => `Also show ${formatCount(count)} on which both agree`,
} as const;
