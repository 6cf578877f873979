import { FileSearch, ListFilter } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { countScans, findScans } from '../../../core/contract/scanSearch.ts';
import type { Scan } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import {
  allScans,
  goToScans,
  isNarrowedToScans,
  type ScanHistoryPlace,
  scanSearchOf,
} from '../../state/history/scanPlace.ts';
import { goTo } from '../../state/app/routes.ts';
import { noQuery, scanPath } from '../../state/scan/scanAddress.ts';
import { loadAllScans, useScans } from '../../state/scan/scanBoard.ts';
import { text } from '../../text/en.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { historyScanColumns } from '../scan/scanColumns.tsx';
import { scanRowMenu } from '../scan/scanRowMenu.ts';
import { HistoryKinds } from './HistoryKinds.tsx';
import { ScanFacetBar } from './ScanFacetBar.tsx';
import { ScanFilters } from './ScanFilters.tsx';
import { ScanRecord } from './ScanRecord.tsx';

/** Pixels of window from which the filters stand beside the list without being asked for. */
const widePx = 1_280;
/** Rows shown as being fetched before it is known how many there are. */
const expectedRows = 12;

/** Every scan there was: search, facets, the list, and what is known of the chosen one. */
export function ScanHistory({ place }: { readonly place: ScanHistoryPlace }) {
  const scans = useScans((state) => state.scans);
  const [filtersOpen, setFiltersOpen] = useState(() => window.innerWidth >= widePx);
  useEffect(loadAllScans, []);
  const search = useMemo(() => scanSearchOf(place), [place]);
  const found = useMemo(() => (scans === null ? null : findScans(scans, search)), [scans, search]);
  const counted = useMemo(() => (scans === null ? null : countScans(scans, search)), [scans, search]);
  const at = Math.max(0, found?.findIndex(({ id }) => id === place.scanId) ?? 0);
  const chosen = found?.[at];
  if (scans?.length === 0) {
    return (
      <>
        <ScreenHeader title={text.history.title}>
          <HistoryKinds kind="scans" />
        </ScreenHeader>
        <EmptyState
          picture={<FileSearch size={40} strokeWidth={1.25} />}
          title={words.emptyTitle}
          actions={
            <Button command="scan.new" onClick={() => goTo(scanPath({ kind: 'new' }))}>
              {words.newScan}
            </Button>
          }
        >
          {words.empty}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <ScreenHeader
        title={text.history.title}
        facts={found === null ? null : <output>{words.scans(found.length)}</output>}
      >
        <HistoryKinds kind="scans" />
        <SearchField
          label={words.searchScans}
          value={place.text}
          // Back is to leave the search, not to take it apart letter by letter.
          onChange={(typed) => goToScans({ ...place, text: typed, scanId: null }, place.text !== '')}
        />
      </ScreenHeader>
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
        <ScanFilters place={place} />
      </div>
      <div className="flex min-h-0 flex-1">
        <div id="history-filters" hidden={!filtersOpen} className="flex min-h-0">
          <ScanFacetBar place={place} counted={counted} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <DataGrid<Scan>
            label={words.history}
            columns={historyScanColumns}
            rowCount={found?.length ?? expectedRows}
            rowAt={(index) => found?.[index]}
            rowKey={(index) => found?.[index]?.id ?? index}
            rowHeight={36}
            layoutKey="history-scans"
            cursor={at}
            // Stepping through a list is no way that Back is to go.
            onCursor={(index) => goToScans({ ...place, scanId: found?.[index]?.id ?? null }, true)}
            onActivate={(index) => openScan(found?.[index])}
            rowMenu={(index) => scanRowMenu(found?.[index], openScan)}
            empty={
              <EmptyState
                title={words.noneFit}
                actions={
                  isNarrowedToScans(place) ? (
                    <Button onClick={() => goToScans(allScans)}>{text.history.clearAll}</Button>
                  ) : null
                }
              />
            }
          />
        </div>
        <aside
          id="history-record"
          aria-label={words.record}
          className="w-96 shrink-0 overflow-auto border-l border-line max-xl:w-80 2xl:w-120"
        >
          {chosen === undefined ? null : <ScanRecord scan={chosen} onOpen={() => openScan(chosen)} />}
        </aside>
      </div>
    </>
  );
}

function openScan(scan: Scan | undefined): void {
  if (scan !== undefined) goTo(scanPath({ kind: 'scan', scanId: scan.id, part: 'matches', query: noQuery }));
}
