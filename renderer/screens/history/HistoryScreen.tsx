import { Download, History, ListFilter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { goTo, routes } from '../../state/app/routes.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { askHistory, useHistory } from '../../state/history/historyList.ts';
import {
  exportHistory,
  narrowHistory,
  rememberedQuery,
  rememberQuery,
} from '../../state/history/historyActions.ts';
import {
  type HistoryPlace,
  historyPlaceOf,
  type HistoryQuery,
  isNarrowed,
} from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import { Charts } from './Charts.tsx';
import { CompareView } from './CompareView.tsx';
import { scanHistoryOf } from '../../state/history/scanPlace.ts';
import { FacetBar } from './FacetBar.tsx';
import { HistoryKinds } from './HistoryKinds.tsx';
import { ScanHistory } from './ScanHistory.tsx';
import { OutputView } from './OutputView.tsx';
import { RunList } from './RunList.tsx';
import { sortMenu } from './sortMenu.ts';
import { useLiveHistory } from './useLiveHistory.ts';

/** Pixels of window from which the filters stand beside the list without being asked for. */
const widePx = 1_280;
/** Quiet before a search is asked for, in milliseconds: keys come in bursts. */
const typingMs = 150;

/** Every run, or every scan: search, facets, figures over time, the list, and the record of the chosen one. */
export function HistoryScreen({ path }: { readonly path: string }) {
  const scans = scanHistoryOf(path);
  if (scans !== null) return <ScanHistory place={scans} />;
  const place = historyPlaceOf(path);
  if (place.runId !== null && place.output !== null)
    return <OutputView key={`${place.runId} ${place.output}`} place={place} />;
  if (place.runId !== null && place.against !== null)
    return <CompareView key={`${place.runId} ${place.against}`} place={place} />;
  return <HistoryList place={place} />;
}

function HistoryList({ place }: { readonly place: HistoryPlace }) {
  const { query, runId } = place;
  const counting = useHistory((state) => state.counting);
  const trouble = useHistory((state) => state.trouble);
  const [filtersOpen, setFiltersOpen] = useState(() => window.innerWidth >= widePx);
  useAsking(place);
  const fresh = useLiveHistory(runId);

  const empty = counting?.total === 0 && counting.newest === null;
  return (
    <>
      <ScreenHeader
        title={text.history.title}
        facts={
          counting === null || empty ? null : (
            <>
              <output>{text.history.runs(counting.total)}</output>
              {fresh === 0 ? null : (
                <Button look="quiet" onClick={() => void askHistory(query)}>
                  <span className="text-accent">↑ {text.history.fresh(fresh)}</span>
                </Button>
              )}
            </>
          )
        }
      >
        <HistoryKinds kind="runs" />
        {empty ? null : (
          <>
            <Search query={query} />
            <MenuButton prefix={text.history.sort} entries={sortMenu(query)}>
              {text.history.sorts[query.sort]}
            </MenuButton>
            <MenuButton
              entries={[
                {
                  id: 'csv',
                  label: text.history.exportCsv,
                  onPick: () => void exportHistory(query, 'csv'),
                },
                {
                  id: 'json',
                  label: text.history.exportJson,
                  onPick: () => void exportHistory(query, 'json'),
                },
              ]}
            >
              <Download aria-hidden="true" size={14} />
              {text.history.exportList}
            </MenuButton>
          </>
        )}
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
        <>
          {trouble === null ? null : (
            <div className="shrink-0 p-3">
              <TroublePanel trouble={trouble}>
                <Button onClick={() => void askHistory(query)}>{text.retry}</Button>
              </TroublePanel>
            </div>
          )}
          <Charts query={query} />
          <div className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line px-3 py-1">
            <button
              type="button"
              aria-expanded={filtersOpen}
              aria-controls="history-filters"
              onClick={() => setFiltersOpen(!filtersOpen)}
              className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-1 px-1.5 text-12 text-ink-2 hover:bg-hover"
            >
              <ListFilter aria-hidden="true" size={14} />
              {text.history.filters}
            </button>
            <ActiveFilters query={query} />
          </div>
          <div className="flex min-h-0 flex-1">
            <div id="history-filters" hidden={!filtersOpen} className="flex min-h-0">
              <FacetBar query={query} />
            </div>
            <RunList place={place} />
          </div>
        </>
      )}
    </>
  );
}

/** Asks whenever the address says something else; the view left last comes back with the plain address. */
function useAsking({ query, runId }: HistoryPlace): void {
  const key = JSON.stringify(query);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const saved = restored || runId !== null || isNarrowed(query) ? null : rememberedQuery();
    setRestored(true);
    if (saved !== null) {
      narrowHistory(saved, true);
      return;
    }
    // A link to a run says nothing of the list.
    if (runId === null || isNarrowed(query)) rememberQuery(query);
    void askHistory(query);
    // The query is made anew with every address; its text says whether it is another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
}

function Search({ query }: { readonly query: HistoryQuery }) {
  const [typed, setTyped] = useState(query.text);
  const [seen, setSeen] = useState(query.text);
  // An address that was opened, not typed here, has its say.
  if (seen !== query.text) {
    setSeen(query.text);
    setTyped(query.text);
  }
  useEffect(() => {
    if (typed === query.text) return undefined;
    const timer = setTimeout(() => {
      setSeen(typed);
      // Back is to leave the search, not to take it apart letter by letter.
      narrowHistory({ ...query, text: typed }, query.text !== '');
    }, typingMs);
    return () => clearTimeout(timer);
  }, [typed, query]);
  return <SearchField label={text.history.filter} value={typed} onChange={setTyped} />;
}
