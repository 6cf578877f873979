import { ListFilter } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordPack, RecordRow } from '../../../../core/contract/recordViews.ts';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { focusSoon, leadsAttribute } from '../../../components/focus.ts';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { setLeadsDesk } from '../../../keys/leadsDesk.ts';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import { emptyQuery, isNarrowed, type LeadsPlace } from '../../../state/leads/leadsPlace.ts';
import { partAround } from '../../../state/leads/listPart.ts';
import { usePageSize } from '../../../state/leads/pageSize.ts';
import {
  askRecords,
  placeOf,
  recordAt,
  rowsAt,
  showRecords,
  useRecordList,
} from '../../../state/leads/recordList.ts';
import { text } from '../../../text/en.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { noKeys } from '../list/noKeys.ts';
import { suggestionKeys } from './suggestionKeys.ts';
import { recordColumns, shownFields } from '../list/recordColumns.tsx';
import { RecordDetails } from './RecordDetails.tsx';
import { RecordFilters } from './RecordFilters.tsx';
import { RecordNarrowing } from '../list/RecordNarrowing.tsx';
import { RecordPager } from '../list/RecordPager.tsx';
import { type SeenRows, usePageSteps } from '../list/usePageSteps.ts';
import { useRecordSort } from '../list/useRecordSort.ts';

/** Rows shown as being fetched before it is known how many there are. */
const expectedRows = 20;
/** Pixels of window from which the filters stand beside the list without being asked for. */
const widePx = 1_600;

/** The list of records, what narrows it down, and all that is known of the one under the cursor. */
export function RecordsView({
  place,
  pack,
  revision,
}: {
  readonly place: LeadsPlace;
  readonly pack: RecordPack;
  readonly revision: number;
}) {
  const { query } = place;
  const { packId } = pack;
  const list = useRecordList();
  const [filtersOpen, setFiltersOpen] = useState(() => window.innerWidth >= widePx);
  const [cursor, setCursor] = useState(0);
  const [column, setColumn] = useState<string | undefined>();
  const [editing, setEditing] = useState(false);
  const [seen, setSeen] = useState<SeenRows | null>(null);
  const inSight = useRef(0);
  const facets = useMemo(
    () => pack.fields.filter(({ isFacet, isUsed }) => isFacet && isUsed).map(({ name }) => name),
    [pack.fields],
  );
  const facetKey = facets.join(' ');
  const queryKey = JSON.stringify(query);
  const asked = useRef('');
  useEffect(() => {
    const isOther = asked.current !== queryKey;
    asked.current = queryKey;
    if (isOther) setCursor(0);
    void askRecords({ packId, query, facets, first: isOther ? 0 : inSight.current });
    // The query is made anew with every address; its text says whether it is another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [packId, queryKey, facetKey, revision]);

  const { pages, counting, trouble } = list;
  const total = counting?.total ?? null;
  // A link to a record brings the cursor to it, where it is among those at hand.
  const linked = place.recordId === null ? -1 : placeOf(pages, place.recordId);
  const seenLink = useRef<number | null>(null);
  useEffect(() => {
    if (linked < 0 || seenLink.current === place.recordId) return;
    seenLink.current = place.recordId;
    setCursor(linked);
  }, [linked, place.recordId]);

  const { size } = usePageSize();
  const part = partAround(cursor, total ?? expectedRows, size);
  const { firstRow } = part;
  const rowAt = useCallback((index: number) => recordAt(pages, firstRow + index), [pages, firstRow]);
  const onRange = useCallback(
    (first: number, last: number) => {
      inSight.current = firstRow + first;
      showRecords(firstRow + first, firstRow + last);
    },
    [firstRow],
  );
  const onSeen = useCallback(
    (first: number, last: number) => setSeen({ first: firstRow + first, last: firstRow + last }),
    [firstRow],
  );
  const goToRow = (row: number): void => {
    setCursor(row);
    setEditing(false);
  };
  const shown = useMemo(() => shownFields(pack.fields), [pack.fields]);
  // The number of a record says nothing of how many are found, so the column is as wide as for all.
  const columns = useMemo(
    () => recordColumns(pack.fields, shown, pack.records),
    [pack.fields, shown, pack.records],
  );
  const cells = useMemo(
    () => ({ fetchRows: (first: number, count: number) => rowsAt(firstRow + first, count) }),
    [firstRow],
  );
  const sort = useRecordSort(place);
  const row = recordAt(pages, cursor);
  const canEdit = row !== undefined && shown.some(({ name }) => name === column);
  const startEditing = useCallback(() => {
    if (canEdit) setEditing(true);
  }, [canEdit]);
  const pageRows = size === null ? seen : { first: firstRow, last: firstRow + part.count - 1 };
  const { steps, takeStep, takeStepNow } = usePageSteps({ pageRows, total, size, goToRow });
  useEffect(() => {
    setLeadsDesk({ ...noKeys, ...suggestionKeys(pack, column), edit: startEditing, page: takeStepNow });
    return () => setLeadsDesk(null);
  }, [startEditing, takeStepNow, pack, column]);

  return (
    <>
      {trouble === null ? null : (
        <div className="shrink-0 p-3">
          <TroublePanel trouble={trouble}>
            <Button onClick={() => void askRecords({ packId, query, facets })}>{text.retry}</Button>
          </TroublePanel>
        </div>
      )}
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
        <button
          type="button"
          aria-expanded={filtersOpen}
          aria-controls="leads-filters"
          onClick={() => setFiltersOpen(!filtersOpen)}
          className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-1 px-1.5 text-12 text-ink-2 hover:bg-hover"
        >
          <ListFilter aria-hidden="true" size={14} />
          {words.filters}
        </button>
        <output className="shrink-0 text-12 text-ink-2">
          {total === null
            ? ''
            : isNarrowed(query)
              ? words.found(total, pack.records)
              : recordWords(pack, total)}
        </output>
        <RecordNarrowing place={place} pack={pack} />
        {total === null || total === 0 || pageRows === null ? null : (
          <RecordPager
            seen={pageRows}
            total={total}
            size={size}
            steps={steps}
            onStep={takeStep}
            onRow={goToRow}
          />
        )}
      </div>
      <div className="flex min-h-0 flex-1">
        <div id="leads-filters" hidden={!filtersOpen} className="flex min-h-0">
          <RecordFilters place={place} pack={pack} />
        </div>
        <DataGrid<RecordRow>
          label={words.title}
          columns={columns}
          rowCount={part.count}
          partOf={size === null || total === null ? undefined : { firstRow, total }}
          sort={sort}
          rowAt={rowAt}
          rowKey={(index) => rowAt(index)?.id ?? `at ${String(firstRow + index)}`}
          rowHeight={28}
          layoutKey={`records ${packId}`}
          cursor={total === 0 ? -1 : cursor - firstRow}
          onCursor={(index) => goToRow(firstRow + index)}
          onColumn={setColumn}
          onActivate={startEditing}
          onRange={onRange}
          onSeen={onSeen}
          cells={cells}
          gridAttribute={leadsAttribute}
          empty={
            <EmptyState
              title={words.noMatch}
              actions={
                <Button onClick={() => goToLeads({ ...place, query: { ...emptyQuery, order: query.order } })}>
                  {words.clear}
                </Button>
              }
            />
          }
        />
        <aside
          id="lead-details"
          aria-label={words.details}
          className="w-96 shrink-0 overflow-auto border-l border-line max-xl:w-80 2xl:w-112"
        >
          {row === undefined ? (
            <p className="p-4 text-ink-2">{words.select}</p>
          ) : (
            <RecordDetails
              key={row.id}
              pack={pack}
              recordId={row.id}
              revision={revision}
              editing={editing ? (column ?? null) : null}
              onEdited={() => {
                setEditing(false);
                focusSoon(leadsAttribute);
              }}
            />
          )}
        </aside>
      </div>
    </>
  );
}

/** Leads are called leads; what other packs load are records. */
function recordWords(pack: RecordPack, count: number): string {
  return pack.packId === 'crm.leads' ? words.leads(count) : words.records(count);
}
