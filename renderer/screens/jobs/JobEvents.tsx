import { TroublePanel } from '../../components/TroublePanel.tsx';
import { formatClock, formatDate, formatDateTime } from '../../text/format.ts';
import { eventWords } from '../../text/jobEventWords.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import type { JobHistory } from './useJobEvents.ts';

/** What happened to a job, newest first, as that is what is looked for. */
export function JobEvents({ history: { events, trouble } }: { readonly history: JobHistory }) {
  const shown = (events ?? []).toReversed();
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.history}</h3>
      {trouble === null ? null : <TroublePanel trouble={trouble} />}
      {events === null && trouble === null ? <span className="skeleton block h-3 w-3/5" /> : null}
      {events?.length === 0 ? <p className="text-ink-2">{words.noHistory}</p> : null}
      <ol className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {shown.map((event, at) => (
          <li key={`${event.at} ${event.kind} ${String(shown.length - at)}`} className="contents">
            <time dateTime={event.at} title={formatDateTime(event.at)} className="text-ink-2">
              {isToday(event.at) ? formatClock(event.at) : formatDate(event.at)}
            </time>
            <bdi className="min-w-0 wrap-anywhere">{eventWords(event)}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isToday(iso: string): boolean {
  return new Date(iso).toDateString() === new Date().toDateString();
}
