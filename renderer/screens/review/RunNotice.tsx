import { goTo, routes } from '../../state/app/routes.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { knownVersion } from '../../state/review/knownVersion.ts';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';

/** Says that the file has been run already or is as it was approved, so that nobody reviews it without need. */
export function RunNotice() {
  const item = useApp((state) => state.inbox?.find((entry) => entry.file.id === state.review?.fileId));
  const run = useApp((state) => state.runs?.find((entry) => entry.id === item?.lastRunId));
  const mappings = useApp((state) => state.mappings);
  const version = useApp((state) => state.review?.view?.approved?.version ?? null);
  const title = useApp((state) => state.review?.view?.schema?.title ?? '');
  const isOvertaken = useApp((state) => state.review?.view?.newer !== undefined);
  const isBegun = useApp((state) => (state.review?.view?.draft.position ?? 0) > 0);
  if (item === undefined) return null;
  const { state } = item.file;
  if (state === 'review') {
    // What differs from a newer version is told by a notice of its own, and a draft that was begun may differ.
    if (isOvertaken || isBegun) return null;
    if (item.drift === null || item.drift.changes.length > 0 || item.compared === undefined) return null;
    const { approvedAt, approvedBy } = item.compared;
    return <Notice words={text.drift.unchangedApprove(formatDateTime(approvedAt), approvedBy)} />;
  }
  if (item.lastRunId === null || title === '' || (state !== 'done' && state !== 'running')) return null;
  const { lastRunId } = item;
  const mapping = version === null ? title : `${title} v${String(version)}`;
  const known = knownVersion(run, mappings);
  return (
    <Notice
      words={
        state === 'running'
          ? text.review.runsNow(mapping)
          : known === null
            ? text.review.hasRun(mapping)
            : `${text.review.hasRun(mapping)} ${text.drift.ranByItself(formatDateTime(known.approvedAt), known.approvedBy)}`
      }
    >
      <Button look="quiet" onClick={() => goTo(routes.history(lastRunId))}>
        {text.history.openResults}
      </Button>
    </Notice>
  );
}

function Notice({ words, children }: { readonly words: string; readonly children?: React.ReactNode }) {
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 border-b border-line bg-info-bg px-4 py-1 text-info">
      <output className="min-w-0 truncate">{words}</output>
      {children}
    </div>
  );
}
