import type { QualityDimension } from '../../core/contract/views.ts';
import { formatCount, formatCounted, formatBytes } from './format.ts';

const figures = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A score from 0 to 1 as a percentage, rounded down to a tenth, so that nothing reads 100 % that is below it. */
export function formatScore(score: number): string {
  return figures.format(Math.floor(score * 1_000 + 1e-9) / 1_000);
}

const dimensions: Readonly<Record<QualityDimension, string>> = {
  completeness: 'Completeness',
  validity: 'Validity',
  consistency: 'Consistency',
  uniqueness: 'Uniqueness',
};

/** Words of a run's record: quality, rules, changes, duplicates, outputs in groups, and what is held back. */
export const runWords = {
  quality: {
    title: 'Quality',
    overall: 'Overall',
    dimensions,
    nothing: 'nothing to go by',
    how: 'How it is computed',
    hideHow: 'Hide',
    formula: {
      completeness: 'Rows in which nothing is missing that is required.',
      validity: 'Rows whose values can be read and fit their fields.',
      consistency: 'Rows whose values agree with each other, by the rules of the pack.',
      uniqueness: 'Rows that do not stand a second time, by the key and by unique fields.',
    } satisfies Readonly<Record<QualityDimension, string>>,
    weights:
      'Each is the share of rows without fault. A row counts whole where it is rejected or breaks a rule of high or critical severity, half for a medium one, and not at all for a low one.',
    whole: 'The mean of the dimensions that something speaks of.',
  },
  rules: 'Rules',
  noRules: 'The pack has no rule about the fields that were fed.',
  allKept: (count: number) => `${formatCounted(count, 'rule holds', 'rules hold')} in every row.`,
  changes: 'Changes',
  noChanges: 'Every value is written as in the source.',
  duplicates: 'Duplicates',
  likely: 'Likely duplicates',
  groups: { data: 'Data', rejects: 'Rejects and duplicates', reports: 'Reports', source: 'Source' },
  /** Of the copy of a source; its content has the digest that stands among the facts of the run. */
  copyHolds: (sourceBytes: number, sha256: string) =>
    `unpacks to ${formatBytes(sourceBytes)} · SHA-256 ${sha256.slice(0, 12)}…`,
  copyDigest: (sha256: string) => `SHA-256 of the packed file: ${sha256}`,
  folded: (count: number, sizeBytes: number) =>
    `${formatCounted(count, 'file', 'files')}, ${formatBytes(sizeBytes)} in all`,
  foldedGone: (count: number) => `${formatCount(count)} moved or deleted`,
  showFiles: 'Files',
  showFilesOf: (kind: string) => `Show the files of ${kind}`,
  quarantine: {
    held: 'Held back',
    heldMore: 'Its outputs are written and stay here. Release them, or correct the mapping and run again.',
    release: 'Release…',
    releaseNow: 'Release',
    correct: 'Correct mapping',
    title: (name: string) => `Release ${name}?`,
    explain: 'The run counts as done from then on. Name and reason are kept with it.',
    reason: 'Why it may go on',
    reasonNeeded: 'A release needs a reason',
    released: (by: string, at: string) => `Released by ${by === '' ? 'somebody' : by}, ${at}`,
    told: (name: string) => `${name} released.`,
  },
} as const;
