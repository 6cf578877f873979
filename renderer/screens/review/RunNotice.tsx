import { goTo, routes } from '../../state/routes.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/appState.ts';
import { text } from '../../text/en.ts';

/** Says that the file has been run already, so that nobody reviews it a second time without need. */
export function RunNotice() {
  const item = useApp((state) => state.inbox?.find((entry) => entry.file.id === state.review?.fileId));
  const version = useApp((state) => state.review?.view?.approved?.version ?? null);
  const title = useApp((state) => state.review?.view?.schema?.title ?? '');
  if (item === undefined || item.lastRunId === null) return null;
  const { state } = item.file;
  if (state !== 'done' && state !== 'running') return null;
  const { lastRunId } = item;
  const mapping = version === null ? title : `${title} v${String(version)}`;
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line bg-info-bg px-4 py-1 text-info">
      <output className="min-w-0 truncate">
        {state === 'running' ? text.review.runsNow(mapping) : text.review.hasRun(mapping)}
      </output>
      <Button look="quiet" onClick={() => goTo(routes.history(lastRunId))}>
        {text.history.openResults}
      </Button>
    </div>
  );
}
