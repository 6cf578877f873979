import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Run, RunEntry, RunId } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { historyAttribute } from '../../components/focus.ts';
import { runRowMenu } from '../../keys/rowMenu.ts';
import { useApp } from '../../state/app/appState.ts';
import { goToHistory, narrowHistory } from '../../state/history/historyActions.ts';
import { entryAt, placeOf, showHistory, useHistory } from '../../state/history/historyList.ts';
import { emptyQuery, type HistoryPlace } from '../../state/history/historyPlace.ts';
import { tell } from '../../state/app/toasts.ts';
import { text } from '../../text/en.ts';
import { liveEntry } from './liveEntry.ts';
import { runColumns } from './runColumns.tsx';
import { RunDetails } from './RunDetails.tsx';

/** Rows shown as being fetched before it is known how many there are. */
const expectedRows = 12;

/** The runs found, and beside them the record of the one under the cursor. */
export function RunList({ place }: { readonly place: HistoryPlace }) {
  const { runId } = place;
  const pages = useHistory((state) => state.pages);
  const counting = useHistory((state) => state.counting);
  const runs = useApp((state) => state.runs);
  const live = useMemo(() => new Map((runs ?? []).map((run) => [run.id, run])), [runs]);
  const total = counting?.total ?? null;
  const [at, setAt] = useChosen(place);
  const listed = runId === null ? (total === 0 ? -1 : 0) : placeOf(pages, runId);
  const cursor = at ?? listed;
  const shownId = runId ?? entryAt(pages, 0)?.id ?? null;
  const rowAt = useCallback((index: number) => entryNow(entryAt(pages, index), live), [pages, live]);
  const onRange = useCallback((first: number, last: number) => showHistory(first, last), []);
  // What is in sight of a new list is the same rows; they are asked for when the list is.
  useEffect(() => {
    if (total !== null) showHistory(0, 0);
  }, [total]);

  const compareWith = (row: number): void => {
    const other = entryAt(pages, row);
    const own = entryAt(pages, cursor);
    if (other === undefined || shownId === null || other.id === shownId) return;
    if (own !== undefined && own.mappingId !== other.mappingId) return tell(text.history.otherLayout);
    goToHistory({ ...place, runId: shownId, against: other.id });
  };
  return (
    <>
      <div
        className="flex min-w-0 flex-1 flex-col"
        onMouseDownCapture={(event) => {
          const row = event.ctrlKey || event.metaKey ? rowUnder(event.target) : -1;
          if (row < 0 || event.button !== 0) return;
          event.stopPropagation();
          event.preventDefault();
          compareWith(row);
        }}
      >
        <DataGrid<RunEntry>
          label={text.history.title}
          columns={runColumns}
          rowCount={total ?? expectedRows}
          rowAt={rowAt}
          rowKey={(index) => entryAt(pages, index)?.id ?? index}
          rowHeight={36}
          layoutKey="history"
          cursor={cursor}
          onCursor={setAt}
          onRange={onRange}
          gridAttribute={historyAttribute}
          rowMenu={runRowMenu}
          empty={
            <EmptyState
              title={text.history.noMatch}
              actions={
                <Button onClick={() => narrowHistory({ ...emptyQuery, sort: place.query.sort })}>
                  {text.history.clearAll}
                </Button>
              }
            />
          }
        />
      </div>
      <aside
        id="history-record"
        aria-label={text.history.details}
        className="w-96 shrink-0 overflow-auto border-l border-line max-xl:w-88 2xl:w-120"
      >
        {shownId === null ? (
          <p className="p-4 text-ink-2">{text.history.select}</p>
        ) : (
          <RunDetails key={shownId} runId={shownId} place={place} />
        )}
      </aside>
    </>
  );
}

/**
 * The row with the cursor, which may not be fetched yet; the address follows as soon as its run is known. `null` while
 * the address alone says which.
 */
function useChosen(place: HistoryPlace): readonly [number | null, (index: number) => void] {
  const [chosen, setChosen] = useState<number | null>(null);
  const id = useHistory((state) => (chosen === null ? undefined : entryAt(state.pages, chosen)?.id));
  useEffect(() => {
    if (chosen !== null) showHistory(chosen, chosen);
  }, [chosen]);
  useEffect(() => {
    // Stepping through a list is no way that Back is to go.
    if (id !== undefined) goToHistory({ ...place, runId: id }, true);
    // Only another row moves the address; another address moves the row.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  const [known, setKnown] = useState<RunId | null>(place.runId);
  if (known !== place.runId) {
    setKnown(place.runId);
    // From here on the address says which, wherever the run stands in a list that is asked for anew.
    setChosen(null);
  }
  return [chosen, setChosen];
}

function entryNow(entry: RunEntry | undefined, live: ReadonlyMap<RunId, Run>): RunEntry | undefined {
  const run = entry === undefined ? undefined : live.get(entry.id);
  return entry === undefined || run === undefined || run.state === entry.state
    ? entry
    : liveEntry(entry, run);
}

/** The row of the list that was pressed, from 0; -1 for none. */
function rowUnder(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('[role="row"][aria-rowindex]') : null;
  return row === null ? -1 : Number(row.getAttribute('aria-rowindex')) - 2;
}
