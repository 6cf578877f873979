import { History } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Run, RunId } from '../../../core/contract/views.ts';
import { goTo, routes } from '../../state/routes.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useApp } from '../../state/appState.ts';
import { loadOlderRuns, loadRun } from '../../state/runActions.ts';
import { text } from '../../text/en.ts';
import { runColumns } from './runColumns.tsx';
import { RunDetails } from './RunDetails.tsx';

/** Rows left to scroll when the next page is asked for: it is there before the end is. */
const fetchAheadRows = 40;

/** Every run, live, and the results of the chosen one. */
export function HistoryScreen({ runId }: { readonly runId: RunId | null }) {
  const runs = useApp((state) => state.runs);
  const [query, setQuery] = useState('');
  const shown = useMemo(() => filterRuns(runs ?? [], query), [runs, query]);
  const cursor = Math.max(
    runId === null && shown.length > 0 ? 0 : -1,
    shown.findIndex((run) => run.id === runId),
  );
  const open = useCallback(
    (index: number) => {
      const run = shown[index];
      if (run !== undefined) goTo(routes.history(run.id));
    },
    [shown],
  );
  const listed = runs?.find((item) => item.id === runId) ?? (runId === null ? shown[0] : undefined);
  const single = useApp((state) => state.singleRun);
  const run = listed ?? (single?.id === runId ? single : undefined);
  const unlisted = runs !== null && listed === undefined;
  useEffect(() => {
    if (unlisted && runId !== null) void loadRun(runId);
  }, [unlisted, runId]);

  const older = useApp((state) => state.olderRuns);
  const [lastInSight, setLastInSight] = useState(-1);
  const nearEnd = runs !== null && lastInSight + fetchAheadRows >= shown.length;
  useEffect(() => {
    if (nearEnd && older === 'some') void loadOlderRuns();
  }, [nearEnd, older]);
  const onRange = useCallback((_: number, last: number) => setLastInSight(last), []);
  const empty = runs !== null && runs.length === 0;
  return (
    <>
      <ScreenHeader title={text.history.title}>
        {empty ? null : <SearchField label={text.history.filter} value={query} onChange={setQuery} />}
      </ScreenHeader>
      {empty ? (
        <EmptyState
          picture={<History size={40} strokeWidth={1.25} />}
          title={text.history.emptyTitle}
          actions={<Button onClick={() => goTo(routes.inbox())}>{text.review.openInbox}</Button>}
        >
          {text.history.empty}
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            <DataGrid<Run>
              label={text.history.title}
              columns={runColumns}
              rowCount={runs === null ? 6 : shown.length}
              rowAt={(index) => shown[index]}
              rowKey={(index) => shown[index]?.id ?? index}
              rowHeight={36}
              cursor={cursor}
              onCursor={open}
              onRange={onRange}
              empty={
                <EmptyState
                  title={
                    older === 'some' || older === 'loading' ? text.history.looking : text.history.noMatch
                  }
                  actions={<Button onClick={() => setQuery('')}>{text.inbox.clearFilter}</Button>}
                />
              }
            />
            {older === 'failed' ? (
              <p className="flex shrink-0 items-center justify-between gap-3 border-t border-line px-3 py-1.5 text-bad">
                {text.history.olderFailed}
                <Button onClick={() => void loadOlderRuns(true)}>{text.retry}</Button>
              </p>
            ) : null}
          </div>
          <aside
            aria-label={text.history.details}
            className="w-120 shrink-0 overflow-auto border-l border-line max-xl:w-100"
          >
            {run === undefined ? (
              <p className="p-4 text-ink-2">{text.history.select}</p>
            ) : (
              <RunDetails key={run.id} run={run} />
            )}
          </aside>
        </div>
      )}
    </>
  );
}

/** Runs whose file, approver or state holds every word of the query. */
function filterRuns(runs: readonly Run[], query: string): readonly Run[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return runs;
  return runs.filter((run) => {
    const hay = [run.fileName, run.startedBy, run.packId, text.history.states[run.state]]
      .join('\n')
      .toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
