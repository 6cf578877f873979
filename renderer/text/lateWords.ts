import type { Job } from '../../core/contract/views.ts';
import { formatCount, formatCounted, formatShare } from './format.ts';

const leads = (count: number): string => formatCounted(count, 'lead', 'leads');
const parts = (count: number): string => formatCounted(count, 'part', 'parts');

/** Words of what is taken into leads, ended with something missing, and what came after that. */
export const lateWords = {
  leadsTitle: 'Leads',
  /** The share is cut off and not rounded, so that 100 % is said of all and of nothing less. */
  leadsIn: (done: number, total: number) =>
    `${formatCount(done)} of ${leads(total)} in · ${formatShare(total === 0 ? 1 : Math.floor((done / total) * 100) / 100)}`,
  forcedWithout: ({ missing, of }: NonNullable<Job['forced']>) => {
    if (missing === 0) return 'Ended by force before it was looked for duplicates';
    return `Ended by force without ${of === 'leads' ? leads(missing) : parts(missing)}`;
  },
  ended: 'Ended by force',
  forcedBy: 'By',
  somebody: 'somebody without a name',
  lateTitle: 'Came late',
  came: ({ parts: results, leads: count }: NonNullable<Job['late']>) =>
    count === null
      ? `${formatCounted(results, 'result', 'results')} came after it was closed`
      : `${leads(count)} came after it was closed`,
  notCounted: (place: Job['place']) =>
    place === 'desk'
      ? 'They are kept aside and counted nowhere. Take them in, or drop them; either stays in the history.'
      : 'They are kept aside and counted nowhere. Taking them in sends what is missing through once more; either stays in the history.',
  take: 'Take them in',
  drop: 'Drop them',
  taken: (name: string) => `What came late of ${name} is taken in.`,
  dropped: (name: string) => `What came late of ${name} is dropped.`,
  stop: 'Stop',
  stopped: (name: string) => `${name} is stopped; what is in stays.`,
  force: {
    explain: (missing: number) =>
      missing === 0
        ? 'All leads are in. It ends without looking for likely duplicates any further.'
        : `It ends without ${leads(missing)}. What is in stays, and is looked through for duplicates. What still comes is kept aside, and you are asked about it.`,
    forced: (name: string) => `${name} is closed as it is.`,
  },
} as const;
