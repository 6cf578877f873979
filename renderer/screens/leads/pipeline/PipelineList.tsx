import { ContactRound, ListFilter } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { LeadPack } from '../../../../core/contract/leadViews.ts';
import type { RecordId, RecordPack, RecordRow } from '../../../../core/contract/recordViews.ts';
import type { PipelinePlace } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { arrangeColumns, naturalLayout } from '../../../components/grid/arrangeColumns.ts';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { focusSoon, leadsAttribute } from '../../../components/focus.ts';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { setLeadsDesk } from '../../../keys/leadsDesk.ts';
import { useColumnLayoutOf } from '../../../state/app/columnLayouts.ts';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import { emptyQuery, isNarrowed, type LeadsPlace } from '../../../state/leads/leadsPlace.ts';
import type { PageSize } from '../../../state/leads/listPart.ts';
import { usePageSize } from '../../../state/leads/pageSize.ts';
import { askLeads, isSearch, lookFurther, usePipelineList } from '../../../state/leads/pipelineList.ts';
import { text } from '../../../text/en.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';
import { leadsWords } from '../../../text/leadsWords.ts';
import { noKeys } from '../list/noKeys.ts';
import { changedColumn, changedId } from '../list/changedColumn.tsx';
import { recordColumns } from '../list/recordColumns.tsx';
import { RecordNarrowing } from '../list/RecordNarrowing.tsx';
import { RecordPager } from '../list/RecordPager.tsx';
import { usePageSteps } from '../list/usePageSteps.ts';
import { useRecordSort } from '../list/useRecordSort.ts';
import { LeadDetails } from './LeadDetails.tsx';
import { LeadFilterForm } from './LeadFilterForm.tsx';
import { useSlow } from './useSlow.ts';

/** Leads of a page; the API gives 200 at most. */
const sizes: readonly PageSize[] = [25, 50, 100, 200];
const usualSize = 100;
/** Bits of `recordMarks`. */
const [updatedMark, editedMark] = [1, 2];

/** The list of a pipeline's leads page by page, what narrows it down, and all that is known of the one under the cursor. */
export function PipelineList({
  place,
  on,
  pack,
  onSignInNeeded,
}: {
  readonly place: LeadsPlace;
  readonly on: PipelinePlace;
  readonly pack: LeadPack;
  readonly onSignInNeeded: () => void;
}) {
  const { query } = place;
  const { lines, total, of, firstRow, next, isBusy, trouble } = usePipelineList();
  const chosen = usePageSize((state) => state.size);
  const size = sizes.includes(chosen) && chosen !== null ? chosen : usualSize;
  const queryKey = JSON.stringify(query);
  /** The page belongs to a query; another one begins with its first. */
  const [turned, setTurned] = useState({ queryKey, page: 1, row: 0 });
  const { page, row } = turned.queryKey === queryKey ? turned : { page: 1, row: 0 };
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [column, setColumn] = useState<string | undefined>();
  const [editing, setEditing] = useState(false);
  const [hasMoved, setMoved] = useState(false);
  const isSlow = useSlow(isBusy);
  const search = isSearch(query);

  const ask = useCallback(
    () => askLeads({ place: on, pack, query: place.query, page, pageSize: size }),
    // The query is made anew with every address; its text says whether it is another one.
    // oxlint-disable-next-line react/exhaustive-deps
    [on, pack, queryKey, page, size],
  );
  useEffect(() => void ask(), [ask]);
  const needsSignIn = trouble?.code === 'SIGN_IN_NEEDED';
  useEffect(() => {
    if (needsSignIn) onSignInNeeded();
    // Once for each time that it is needed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [needsSignIn]);

  const goToRow = (index: number): void => {
    setEditing(false);
    setMoved(true);
    setTurned({
      queryKey,
      page: search ? 1 : Math.floor(index / size) + 1,
      row: search ? index : index % size,
    });
  };
  const rows = useMemo(
    () =>
      lines.map(
        ({ values, isEdited, isUpdated, changedAt }, index): RecordRow => ({
          id: (firstRow + index + 1) as RecordId,
          // The time stands behind the fields.
          values: [...values, changedAt],
          marks: (isEdited ? editedMark : 0) + (isUpdated ? updatedMark : 0),
        }),
      ),
    [lines, firstRow],
  );
  // What nobody in sight has is no column, so that the few that are filled are seen.
  const used = pack.fields.map((field, at) => field.isKey || lines.some(({ values }) => values[at] != null));
  const usedKey = used.join();
  const columns = useMemo(
    () => {
      const listed = recordColumns(
        pack.fields,
        pack.fields.filter((_, at) => used[at]),
        of ?? lines.length,
      );
      // Behind number and state, which are no fields.
      return listed.toSpliced(2, 0, changedColumn(pack.fields.length));
    },
    // The same columns at every drawing that has them.
    // oxlint-disable-next-line react/exhaustive-deps
    [pack.fields, usedKey, of],
  );
  const layoutKey = `leads ${on} ${pack.packId}`;
  const layout = useColumnLayoutOf(layoutKey) ?? naturalLayout;
  useEffect(() => {
    const names = new Set([...pack.fields.map(({ name }) => name), changedId]);
    const { shown } = arrangeColumns(columns, layout);
    usePipelineList.setState({ columns: shown.flatMap(({ id }) => (names.has(id) ? [id] : [])) });
  }, [columns, layout, pack.fields]);
  const sort = useRecordSort(place);
  const recordPack: RecordPack = { ...pack, fields: [...pack.fields], records: of ?? 0, waiting: 0 };
  const cursor = Math.min(row, lines.length - 1);
  const lead = lines[cursor];
  // A link to a lead opens it, wherever in the list it stands, until somebody goes to another row.
  const shownId = place.leadId !== undefined && !hasMoved ? place.leadId : lead?.id;
  const canEdit = lead !== undefined && pack.fields.some(({ name }) => name === column);
  const startEditing = useCallback(() => {
    if (canEdit) setEditing(true);
  }, [canEdit]);
  const pageRows = lines.length === 0 ? null : { first: firstRow, last: firstRow + lines.length - 1 };
  const { steps, takeStep, takeStepNow } = usePageSteps({ pageRows, total, size, goToRow });
  useEffect(() => {
    setLeadsDesk({ ...noKeys, edit: startEditing, page: takeStepNow });
    return () => setLeadsDesk(null);
  }, [startEditing, takeStepNow]);
  const count = search ? words.found(lines.length, next !== null) : countWords({ total, of });
  return (
    <>
      {trouble === null || needsSignIn ? null : (
        <div className="shrink-0 p-3">
          <TroublePanel trouble={trouble}>
            <Button onClick={() => void ask()}>{text.retry}</Button>
          </TroublePanel>
        </div>
      )}
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
        <button
          type="button"
          aria-expanded={filtersOpen}
          onClick={() => setFiltersOpen(!filtersOpen)}
          className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-1 px-1.5 text-12 text-ink-2 hover:bg-hover"
        >
          <ListFilter aria-hidden="true" size={14} />
          {leadsWords.filters}
        </button>
        <output className="shrink-0 text-12 text-ink-2">{count}</output>
        <RecordNarrowing place={place} pack={recordPack} />
        {isBusy ? (
          <output className="min-w-0 truncate text-12 text-ink-3">{isSlow ? words.slow : words.asked}</output>
        ) : null}
        {search ? (
          <span className="ml-auto flex shrink-0 items-center gap-2 text-12 text-ink-3">
            {words.arrivalOnly}
            {next === null ? null : (
              <Button
                blocked={isBusy ? words.looking : undefined}
                onClick={() => void lookFurther({ place: on, pack, query, page, pageSize: size })}
              >
                {words.lookOn}
              </Button>
            )}
          </span>
        ) : total === null || pageRows === null ? null : (
          <RecordPager
            seen={pageRows}
            total={total}
            size={size}
            sizes={sizes}
            steps={steps}
            onStep={takeStep}
            onRow={goToRow}
          />
        )}
      </div>
      {filtersOpen ? <LeadFilterForm place={place} pack={pack} /> : null}
      <div className="flex min-h-0 flex-1">
        <DataGrid<RecordRow>
          label={leadsWords.title}
          columns={columns}
          rowCount={rows.length}
          partOf={search || total === null ? undefined : { firstRow, total }}
          sort={search ? undefined : sort}
          rowAt={(index) => rows[index]}
          rowKey={(index) => lines[index]?.id ?? index}
          rowHeight={28}
          layoutKey={layoutKey}
          cursor={cursor}
          onCursor={(index) => goToRow(firstRow + index)}
          onColumn={setColumn}
          onActivate={startEditing}
          cells={wholeRows(rows)}
          gridAttribute={leadsAttribute}
          empty={isBusy || trouble !== null ? null : <NoLeads place={place} />}
        />
        <aside
          id="lead-details"
          aria-label={leadsWords.details}
          className="w-96 shrink-0 overflow-auto border-l border-line max-xl:w-80 2xl:w-112"
        >
          {shownId === undefined ? (
            <p className="p-4 text-ink-2">{leadsWords.select}</p>
          ) : (
            <LeadDetails
              key={shownId}
              on={on}
              pack={pack}
              leadId={shownId}
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

function wholeRows(rows: readonly RecordRow[]) {
  return {
    fetchRows: (first: number, count: number) => Promise.resolve(rows.slice(first, first + count)),
  };
}

function countWords({ total, of }: { readonly total: number | null; readonly of: number | null }): string {
  if (total === null) return '';
  return of === null || of === total ? leadsWords.leads(total) : leadsWords.found(total, of);
}

function NoLeads({ place }: { readonly place: LeadsPlace }) {
  const { query } = place;
  if (!isNarrowed(query))
    return (
      <EmptyState picture={<ContactRound size={40} strokeWidth={1.25} />} title={words.emptyTitle}>
        {words.empty}
      </EmptyState>
    );
  return (
    <EmptyState
      title={leadsWords.noMatch}
      actions={
        <Button onClick={() => goToLeads({ ...place, query: { ...emptyQuery, order: query.order } })}>
          {leadsWords.clear}
        </Button>
      }
    />
  );
}
