import { Suspense } from 'react';
import { ProgressBar } from '../components/ProgressLine.tsx';
import { Keys } from '../components/Keys.tsx';
import { openOverlay, useApp } from '../state/app/appState.ts';
import { text } from '../text/en.ts';
import { lazyPart } from '../components/lazyPart.ts';

// Asked for only where a pipeline is set up.
const PipelineStatus = lazyPart(
  async () => (await import('../screens/jobs/PipelineStatus.tsx')).PipelineStatus,
);

const dots = {
  live: 'bg-q-valid',
  connecting: 'bg-q-missing',
  reconnecting: 'bg-q-invalid',
  refused: 'bg-q-invalid',
} as const;

/** The line at the bottom: connection, what runs, and the way to the keys. */
export function StatusBar() {
  const connection = useApp((state) => state.connection);
  const host = useApp((state) => state.host);
  const jobs = useApp((state) => state.inbox?.filter((item) => item.progress !== null).length ?? 0);
  const isShared = useApp(
    ({ jobs: board }) => board?.pipelines.some(({ place }) => place === 'aws') === true,
  );
  const hasPipeline = useApp(
    ({ jobs: board }) => board !== null && board.pipelines.length + board.outbox.length > 0,
  );
  const share = useApp((state) => {
    const busy = state.inbox?.flatMap((item) => (item.progress === null ? [] : [item.progress])) ?? [];
    const total = busy.reduce((sum, job) => sum + job.totalBytes, 0);
    return total === 0 ? null : busy.reduce((sum, job) => sum + job.doneBytes, 0) / total;
  });
  return (
    <footer className="flex h-6 shrink-0 items-center gap-4 border-t border-line bg-app px-3 text-12 text-ink-2">
      <output className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`bar size-2 rounded-full ${dots[connection]}`} />
        {text.connection[connection]}
      </output>
      <span className="truncate">
        {host === null
          ? ''
          : isShared
            ? text.host[host.kind]
            : `${text.host[host.kind]} · ${text.host.local}`}
      </span>
      {host !== null && host.note !== '' ? (
        <span className="truncate text-ink-3" title={host.note}>
          {host.note}
        </span>
      ) : null}
      {jobs > 0 ? (
        <span className="flex items-center gap-2">
          <ProgressBar share={share} label={text.progress.reading} />
          {text.progress.reading} {jobs}
        </span>
      ) : null}
      {hasPipeline ? (
        <Suspense fallback={null}>
          <PipelineStatus />
        </Suspense>
      ) : null}
      <span className="ml-auto flex items-center gap-3">
        <button
          type="button"
          onClick={() => openOverlay('palette')}
          className="flex h-6 items-center gap-1.5 px-1 hover:text-ink"
        >
          {text.keys.palette} <Keys command="view.palette" />
        </button>
        <button
          type="button"
          onClick={() => openOverlay('keys')}
          className="flex h-6 items-center gap-1.5 px-1 hover:text-ink"
        >
          {text.keys.title} <Keys command="view.keys" />
        </button>
      </span>
    </footer>
  );
}
