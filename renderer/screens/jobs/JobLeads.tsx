import type { Job } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { settleLate } from '../../state/jobs/jobActions.ts';
import { formatDateTime } from '../../text/format.ts';
import { lateWords as words } from '../../text/lateWords.ts';

/** How many leads are in, to the last one. */
export function JobLeads({ leads }: { readonly leads: NonNullable<Job['leads']> }) {
  const said = words.leadsIn(leads.done, leads.total);
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.leadsTitle}</h3>
      <div className="flex min-w-0 items-center gap-3">
        <ProgressBar share={leads.total === 0 ? 1 : leads.done / leads.total} label={said} />
        <span className="min-w-0 tabular-nums">{said}</span>
      </div>
    </section>
  );
}

/** Who ended it with something missing, and why. */
export function JobForced({ forced }: { readonly forced: NonNullable<Job['forced']> }) {
  return (
    <section className="rounded-3 border border-line bg-warn-bg px-3 py-2">
      <p className="font-medium text-warn">
        <span aria-hidden="true">⚠</span> {words.forcedWithout(forced)}
      </p>
      <p className="mt-0.5 text-12 text-ink-2">
        {words.forcedBy}{' '}
        <bdi className="font-medium text-ink">{forced.by === '' ? words.somebody : forced.by}</bdi>
        {', '}
        <time dateTime={forced.at}>{formatDateTime(forced.at)}</time>
      </p>
      <p className="mt-1 wrap-anywhere">
        <bdi>{forced.reason}</bdi>
      </p>
    </section>
  );
}

/** What came after the end, counted nowhere until somebody says what becomes of it. */
export function JobLate({ job, late }: { readonly job: Job; readonly late: NonNullable<Job['late']> }) {
  return (
    <section className="rounded-3 border border-line bg-app px-3 py-2" aria-label={words.lateTitle}>
      <p className="font-medium">{words.came(late)}</p>
      <p className="mt-0.5 text-12 text-ink-2">{words.notCounted(job.place)}</p>
      {job.can.settleLate ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button command="jobs.takeLate" onClick={() => void settleLate(job, true)}>
            {words.take}
          </Button>
          <Button command="jobs.dropLate" onClick={() => void settleLate(job, false)}>
            {words.drop}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
