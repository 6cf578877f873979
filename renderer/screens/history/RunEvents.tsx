import type { Run, RunRecord } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';

/** What happened to a run, in the order of time. */
export function RunEvents({ run, record }: { readonly run: Run; readonly record: RunRecord | null }) {
  const approved = record?.approved;
  const words = text.history;
  const events = [
    ...(approved == null
      ? []
      : [{ at: approved.at, what: words.event.approved(approved.by, run.mappingVersion) }]),
    { at: run.startedAt, what: words.triggers[run.trigger] },
    ...(run.takenUp ?? []).map((at) => ({ at, what: words.event.takenUp })),
    ...(run.finishedAt === null || run.state === 'running'
      ? []
      : [
          {
            at: run.finishedAt,
            // A run that was released was held back first.
            what: words.event[run.quarantine === undefined ? run.state : 'quarantined'],
          },
        ]),
    ...(run.quarantine?.released === undefined
      ? []
      : [{ at: run.quarantine.released.at, what: words.event.released(run.quarantine.released.by) }]),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.events}</h3>
      <ol className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {events.map(({ at, what }) => (
          <li key={`${at} ${what}`} className="contents">
            <time dateTime={at} className="text-ink-2">
              {formatDateTime(at)}
            </time>
            <bdi className="min-w-0 wrap-anywhere">{what}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
