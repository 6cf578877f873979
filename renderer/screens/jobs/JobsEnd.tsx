import { useApp } from '../../state/app/appState.ts';
import { loadOlderJobs, useOlderJobs } from '../../state/jobs/olderJobs.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** Jobs that the board tells of, at most; fewer are all that there are. */
const mostOnBoard = 500;

/** Below the list: how many there are, and the way to older ones. */
export function JobsEnd({ shown, total }: { readonly shown: number; readonly total: number }) {
  const isLoading = useOlderJobs((state) => state.isLoading);
  const atEnd = useOlderJobs((state) => state.atEnd);
  const pipelines = useApp((state) => state.jobs?.pipelines);
  const isWhole = useApp((state) => (state.jobs?.jobs.length ?? 0) < mostOnBoard);
  const isAll = isWhole || (pipelines ?? []).every(({ place }) => atEnd.has(place));
  return (
    <div className="flex h-6 shrink-0 items-center gap-3 border-t border-line bg-app px-3 text-12 text-ink-2">
      <output>{shown === total ? words.shown(total) : words.found(shown, total)}</output>
      {isAll || total === 0 ? null : (
        <button
          type="button"
          aria-disabled={isLoading || undefined}
          onClick={() => void loadOlderJobs()}
          className="h-6 text-accent hover:underline"
        >
          {isLoading ? words.loadingOlder : words.older}
        </button>
      )}
    </div>
  );
}
