import type { Run } from '../../core/contract/views.ts';
import { formatCount, formatCounted, formatDuration } from './format.ts';

const files = (count: number): string => formatCounted(count, 'file', 'files');

/** Words of running many files at once. */
export const manyWords = {
  running: ({
    done,
    total,
    remainingMs,
  }: {
    readonly done: number;
    readonly total: number;
    readonly remainingMs: number | null;
  }) =>
    [
      `Running: ${formatCount(done)} of ${files(total)} ended`,
      ...(remainingMs === null ? [] : [`${formatDuration(remainingMs)} left`]),
    ].join(' · '),
  starting: 'Looking for approved mappings',
  /** "37 files: 35 done, 1 quarantined, 1 failed". */
  ended: (ended: Readonly<Record<Exclude<Run['state'], 'running'>, number>>, left: number) => {
    const { done, quarantined, failed, cancelled } = ended;
    const parts = [
      [done, 'done'],
      [quarantined, 'quarantined'],
      [failed, 'failed'],
      [cancelled, 'cancelled'],
      [left, 'not run'],
    ] as const;
    const total = done + quarantined + failed + cancelled + left;
    const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
    return `${files(total)}: ${told.join(', ')}`;
  },
  cancel: 'Cancel all',
  again: (count: number) => (count === 1 ? 'Run the failed one again' : `Run ${formatCount(count)} again`),
  showLeft: (count: number) => `${formatCount(count)} not run: show why`,
  leftTitle: (count: number) => `${files(count)} not run`,
  leftMore: 'Only files whose layout has an approved mapping are run. Open one to review it.',
  file: 'File',
  why: 'Why',
  open: 'Open in Review',
} as const;
