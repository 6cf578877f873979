import type { UploadEvent } from '../../core/contract/views.ts';
import { rows } from './counts.ts';
import { formatCount, formatCounted } from './format.ts';
import { jobsWords } from './jobsWords.ts';

/** What happened to a job, in words; the detail holds ids, counts, codes and typed reasons. */
export function eventWords({ kind, by, detail }: Pick<UploadEvent, 'kind' | 'by' | 'detail'>): string {
  const person = by === '' ? '' : ` by ${by}`;
  const number = (name: string): number | null => (typeof detail[name] === 'number' ? detail[name] : null);
  const words = (name: string): string => (typeof detail[name] === 'string' ? detail[name] : '');
  switch (kind) {
    case 'received':
      return 'Arrived';
    case 'analyzed': {
      const [count, columns] = [number('rowCount'), number('columns')];
      return count === null || columns === null
        ? 'Read'
        : `Read: ${rows(count)}, ${formatCounted(columns, 'column', 'columns')}`;
    }
    case 'waiting':
      return 'Waits for a mapping of its layout';
    case 'released':
      return 'Mapping approved, goes on';
    case 'started': {
      const version = number('mappingVersion');
      return version === null ? 'Run started' : `Run started with mapping v${formatCount(version)}`;
    }
    case 'ended': {
      const [out, rejected] = [number('rowsOut'), number('rowsRejected')];
      return out === null || rejected === null ? 'Done' : `Done: ${jobsWords.outcome(out, rejected)}`;
    }
    case 'failed':
      return words('code') === '' ? 'Failed' : `Failed: ${words('code')}`;
    case 'quarantined':
      return words('reason') === '' ? 'Held back' : `Held back: ${words('reason')}`;
    case 'retried':
      return `Tried again${person}`;
    case 'redriven':
      return `Parts sent through again${person}`;
    case 'forced':
      return `Completed by force${person}${words('reason') === '' ? '' : `: ${words('reason')}`}`;
    case 'compared':
      return detail['same'] === true
        ? 'Compared with the other lane: the same'
        : `Compared with the other lane: ${formatCounted(number('differences') ?? 0, 'difference', 'differences')}`;
    case 'loaded':
      return `Loaded into the warehouse: ${rows(number('rows') ?? 0)}`;
    case 'notLoaded':
      return `Not loaded into the warehouse: ${words('code')}`;
    case 'leadsTaken': {
      const [added, updated] = [number('added') ?? 0, number('updated') ?? 0];
      const taken = `Leads: ${formatCount(added)} new, ${formatCount(updated)} updated, ${formatCount(number('same') ?? 0)} as they were`;
      const failed = number('failed') ?? 0;
      const missing = number('missing') ?? 0;
      return [
        taken,
        ...(failed === 0 ? [] : [`${formatCounted(failed, 'part', 'parts')} failed`]),
        ...(missing === 0 ? [] : [`${formatCount(missing)} missing`]),
      ].join('; ');
    }
    case 'leadsBegun':
      return `Taking into Leads: ${rows(number('rows') ?? 0)}`;
    case 'stopped':
      return `Stopped${person}`;
    case 'late':
      return `Came after it was closed: ${rows(number('rows') ?? 0)}, kept aside`;
    case 'lateTaken':
      return `What came late taken in${person}: ${lateCount(detail)}`;
    case 'lateDropped':
      return `What came late dropped${person}: ${lateCount(detail)}`;
    case 'divided':
      return `Sheets worked on as files of their own: ${formatCount(number('files') ?? 0)}`;
    case 'unpacked': {
      const failed = number('failed') ?? 0;
      const taken = `Taken apart: ${formatCounted(number('members') ?? 0, 'file', 'files')}`;
      return failed === 0 ? taken : `${taken}, ${formatCount(failed)} failed`;
    }
  }
}

/** On this machine rows are counted, in a pipeline results and, of leads, how many they hold. */
function lateCount({ rows: count, results, leads }: UploadEvent['detail']): string {
  const known = typeof leads === 'number' ? leads : count;
  return typeof known === 'number'
    ? formatCounted(known, 'lead', 'leads')
    : formatCounted(Number(results ?? 0), 'result', 'results');
}
