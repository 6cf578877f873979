import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Scan, ScanEntry } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { focusSoon, pageAttribute, scanAttribute } from '../../../components/focus.ts';
import { getSession } from '../../../client/session.ts';
import { setScanDesk } from '../../../keys/scanDesk.ts';
import { filterOf, isNarrowed, noQuery, type ScanQuery } from '../../../state/scan/scanAddress.ts';
import { isOpen } from '../../../state/scan/scanBoard.ts';
import { useLiveList } from '../../../state/scan/useLiveList.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { DocumentPanel } from '../page/DocumentPanel.tsx';
import { ListTrouble } from './ListTrouble.tsx';
import { MatchFilters } from './MatchFilters.tsx';
import { matchColumns } from './matchColumns.tsx';
import { matchRowMenu } from './matchRowMenu.ts';
import { useFreshRows } from './useFreshRows.ts';

/** Heights of a row with the picture of its place, and without. */
const pictureRowPx = 44;
const plainRowPx = 28;

/** Matches in the order in which they were found; new ones come below. */
export function MatchesPart({
  scan,
  query,
  onQuery,
}: {
  readonly scan: Scan;
  readonly query: ScanQuery;
  readonly onQuery: (query: ScanQuery) => void;
}) {
  const { id: scanId, counts } = scan;
  const [cursor, setCursor] = useState(0);
  const [sought, setSought] = useState(0);
  const [withPictures, setWithPictures] = useState(true);
  const [isReading, setReading] = useState(false);
  const question = JSON.stringify(query);
  const live = useLiveList<ScanEntry>(
    async (from, count) => {
      const found = await getSession().client.scans.matches({
        scanId,
        filter: filterOf(query),
        window: { from, count },
      });
      return { total: found.total, rows: found.entries };
    },
    {
      question: `${scanId} ${question}`,
      revision: `${counts.exact} ${counts.near} ${scan.state}`,
      grows: true,
    },
  );
  const { list, total } = live;
  const all = counts.exact + counts.near;
  const asked = useRef(question);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    setCursor(0);
  }, [question]);
  const { fresh, onRange } = useFreshRows(question, total);
  const show = useCallback(
    (first: number, last: number) => {
      onRange(last);
      list.show(first, last);
    },
    [list, onRange],
  );
  const seek = useCallback((index: number) => {
    setCursor(index);
    setSought((count) => count + 1);
  }, []);
  const entry = list.rowAt(cursor);
  const narrowed = isNarrowed(query, 'matches');
  useEffect(() => {
    setScanDesk('list', {
      ...(total === null || total === 0 ? {} : { newest: () => seek(total - 1) }),
      ...(entry === undefined
        ? {}
        : {
            open: () => {
              setReading(true);
              focusSoon(pageAttribute);
            },
            code: () => onQuery({ ...query, code: query.code === null ? entry.code : null }),
            file: () => onQuery({ ...query, document: query.document === null ? entry.document : null }),
          }),
      ...(narrowed ? { all: () => onQuery(noQuery) } : {}),
    });
    return () => setScanDesk('list', {});
  });
  const columns = useMemo(
    () => matchColumns({ scanId, withPictures, isReading }),
    [scanId, withPictures, isReading],
  );
  const cells = useMemo(() => ({ fetchRows: list.rowsFrom }), [list]);
  const close = useCallback(() => {
    setReading(false);
    focusSoon(scanAttribute);
  }, []);

  return (
    <>
      <MatchFilters
        query={query}
        onQuery={onQuery}
        entry={entry}
        found={total}
        all={all}
        withPictures={withPictures}
        onPictures={setWithPictures}
      />
      <ListTrouble live={live} />
      <div className="flex min-h-0 flex-1">
        <div className={`relative flex min-w-0 ${isReading ? 'w-2/5 max-w-160 shrink-0' : 'flex-1'}`}>
          <DataGrid<ScanEntry>
            label={words.parts.matches}
            columns={columns}
            rowCount={total ?? 0}
            rowAt={list.rowAt}
            rowKey={(index) => list.rowAt(index)?.entry ?? `at ${String(index)}`}
            rowHeight={withPictures && !isReading ? pictureRowPx : plainRowPx}
            layoutKey={isReading ? undefined : 'scan matches'}
            cursor={total === null || total === 0 ? -1 : Math.min(cursor, total - 1)}
            onCursor={setCursor}
            sought={sought}
            onActivate={() => {
              setReading(true);
              focusSoon(pageAttribute);
            }}
            onRange={show}
            cells={cells}
            gridAttribute={scanAttribute}
            rowMenu={matchRowMenu}
            empty={
              total === null ? undefined : narrowed ? (
                <EmptyState
                  title={words.noneFit}
                  actions={<Button onClick={() => onQuery(noQuery)}>{words.clearFilters}</Button>}
                />
              ) : scan.total === 0 ? (
                <EmptyState title={words.noFilesThere}>{words.noFilesThereMore}</EmptyState>
              ) : (
                <EmptyState title={isOpen(scan) ? words.noneYet : words.none}>
                  {isOpen(scan) ? words.noneYetMore : words.noneMore}
                </EmptyState>
              )
            }
          />
          {fresh === 0 ? null : (
            <div className="pointer-events-none absolute inset-x-0 bottom-9 z-30 flex justify-center">
              <button
                type="button"
                title={words.freshTitle}
                onClick={() => seek((total ?? 1) - 1)}
                className="float pointer-events-auto inline-flex h-7 items-center gap-1.5 rounded-full border border-accent bg-surface px-3 font-medium text-accent shadow-float hover:bg-hover"
              >
                {words.fresh(fresh)}
                <ArrowDown aria-hidden="true" size={14} />
              </button>
            </div>
          )}
        </div>
        {isReading ? (
          <DocumentPanel
            scanId={scanId}
            entry={entry}
            place={{ at: cursor, all: total ?? 0 }}
            onMove={(by) => seek(Math.max(0, Math.min((total ?? 1) - 1, cursor + by)))}
            onClose={close}
          />
        ) : null}
      </div>
    </>
  );
}
