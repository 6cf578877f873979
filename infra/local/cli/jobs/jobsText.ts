import type { Job, UploadEvent } from '../../../../core/contract/views.ts';
import type { JobMark } from '../orders/jobsOrder.ts';
import { printable, textTable } from '../session/textTable.ts';

/** Whether a job is what the Jobs view counts under that name. */
export function isMarked({ state, stuckSince }: Job, mark: JobMark): boolean {
  switch (mark) {
    case 'stuck':
      return stuckSince !== null;
    case 'running':
      return (state === 'received' || state === 'analyzing' || state === 'running') && stuckSince === null;
    case 'waiting':
    case 'failed':
    case 'quarantined':
    case 'done':
      return state === mark && stuckSince === null;
  }
}

/** Jobs, for the eye. */
export function jobsText(jobs: readonly Job[]): string {
  if (jobs.length === 0) return 'No job fits.';
  return textTable(
    [
      { title: 'changed' },
      { title: 'file', mostCharacters: 50 },
      { title: 'where' },
      { title: 'lane' },
      { title: 'state' },
      { title: 'at' },
      { title: 'rows', right: true },
      { title: 'rejected', right: true },
      { title: 'can' },
      { title: 'job' },
    ],
    jobs.map((job) => [
      job.changedAt.slice(0, 19).replace('T', ' '),
      printable(job.fileName),
      job.place,
      job.lane,
      stateText(job),
      shareText(job),
      String(job.counts?.rowsIn ?? job.rowCount ?? ''),
      String(job.counts?.rowsRejected ?? ''),
      canText(job),
      job.id,
    ]),
  );
}

/** What is known of one job, for the eye. */
export function jobText(job: Job): string {
  const { parts, error, mapping, leads, forced } = job;
  const rows: readonly (readonly [string, string])[] = [
    ['where', `${job.place}, ${job.lane} lane`],
    ['state', stateText(job)],
    ['at', shareText(job)],
    ['arrived', job.receivedAt],
    ['by', job.by ?? ''],
    ['pack', job.packId ?? ''],
    ['mapping', mapping === null ? '' : `${mapping.id} version ${mapping.version}`],
    ['leads', leads === null ? '' : `${leads.done} of ${leads.total} in`],
    [
      'closed by',
      forced === null
        ? ''
        : `${forced.by}, ${forced.at}, without ${forced.missing} ${forced.of}: ${forced.reason}`,
    ],
    ['late', lateText(job)],
    ['parts', parts === null ? '' : `${parts.done} of ${parts.total} done, ${parts.failed} failed`],
    ['rows', String(job.counts?.rowsIn ?? job.rowCount ?? '')],
    ['rejected', String(job.counts?.rowsRejected ?? '')],
    ['outputs', job.outputs.join(', ')],
    ['error', error === null ? '' : `${error.message} ${error.remedy}`],
    ['can', canText(job)],
  ];
  const told = rows.filter(([, value]) => value !== '').map(([name, value]) => [name, printable(value)]);
  return textTable(
    [{ title: 'job' }, { title: job.id, mostCharacters: 160 }],
    [['file', printable(job.fileName)], ...told],
  );
}

/** What happened to it, oldest first. */
export function eventsText(events: readonly UploadEvent[]): string {
  return textTable(
    [{ title: 'when' }, { title: 'what' }, { title: 'by' }, { title: 'detail', mostCharacters: 120 }],
    events.map(({ at, kind, by, detail }) => [
      at.slice(0, 19).replace('T', ' '),
      kind,
      printable(by),
      printable(
        Object.entries(detail)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', '),
      ),
    ]),
  );
}

function stateText({ state, stuckSince }: Job): string {
  return stuckSince === null ? state : `stuck since ${stuckSince.slice(0, 19).replace('T', ' ')}`;
}

function shareText({ stage, fraction, secondsLeft }: Job): string {
  const share = fraction === null ? '' : ` ${Math.floor(fraction * 100)} %`;
  return `${stage}${share}${secondsLeft === null ? '' : `, ${Math.ceil(secondsLeft)} s left`}`;
}

function lateText({ late }: Job): string {
  if (late === null) return '';
  const what = late.leads === null ? `${late.parts} results` : `${late.leads} leads`;
  return `${what} came after it was closed: jobs late --take or --drop`;
}

function canText({ can }: Job): string {
  return [
    ...(can.retry ? ['retry'] : []),
    ...(can.stop ? ['stop'] : []),
    ...(can.forceComplete ? ['force'] : []),
    ...(can.settleLate ? ['late'] : []),
    ...(can.review ? ['review in the app'] : []),
  ].join(', ');
}
