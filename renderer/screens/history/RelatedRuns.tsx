import { useState } from 'react';
import type { RunEntry } from '../../../core/contract/views.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { historyPath } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { formatCount, formatMoment } from '../../text/format.ts';
import { RunState } from './runColumns.tsx';

/** Runs that belong to the one shown, newest first. */
export function RelatedRuns({
  title,
  runs,
  at,
}: {
  readonly title: string;
  readonly runs: readonly RunEntry[];
  readonly at: HistoryPlace;
}) {
  const [now] = useState(() => new Date());
  if (runs.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{title}</h3>
      <ul className="overflow-hidden rounded-3 border border-line">
        {runs.map((run) => (
          <li key={run.id} className="border-b border-line last:border-b-0">
            <a
              href={`#${historyPath({ ...at, runId: run.id })}`}
              className="flex min-h-8 items-center gap-3 px-3 py-1 -outline-offset-2 hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate" title={run.fileName}>
                <bdi>{run.fileName}</bdi>
              </span>
              <span className="shrink-0 text-12 text-ink-2">
                {run.rowsRejected === null || run.rowsRejected === 0
                  ? ''
                  : `${formatCount(run.rowsRejected)} ${text.history.rejected.toLowerCase()} · `}
                {formatMoment(run.startedAt, now)}
              </span>
              {run.state === 'done' ? null : <RunState run={run} />}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
