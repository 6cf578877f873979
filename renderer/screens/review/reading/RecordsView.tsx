import { useCallback, useEffect, useMemo } from 'react';
import type { TableAnalysis } from '../../../../core/contract/views.ts';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { recordsAttribute } from '../../../components/focus.ts';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { columnsKey } from '../../../state/app/columnLayouts.ts';
import { makeHeader, setHeader, headerTo } from '../../../state/review/recordActions.ts';
import {
  type RecordLine,
  recordCount,
  recordLines,
  recordsOf,
  settledBy,
} from '../../../state/review/recordMarks.ts';
import { text } from '../../../text/en.ts';
import { RecordBar } from './RecordBar.tsx';
import { recordColumns } from './recordColumns.tsx';
import { useRecordPages } from './useRecordPages.ts';

/** The records as they stand in the file, each with what it is taken for, and what a person can make of it. */
export function RecordsView() {
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  const table = useApp((state) => state.review?.view?.table ?? null);
  const overrides = useApp((state) => state.review?.view?.overrides ?? null);
  const again = useApp((state) => state.review?.work === 'rereading');
  const fileId = useApp((state) => state.review?.fileId);
  const cursor = useApp((state) => state.review?.recordCursor ?? 0);
  const marking = useApp((state) => state.review?.reading.marking ?? null);
  const lines = useMemo(
    () => (inspection === null ? [] : recordLines(inspection.table, hiddenRecords(table))),
    [inspection, table],
  );
  const columns = useMemo(
    () => (inspection === null ? [] : recordColumns(inspection.table, inspection.kind)),
    [inspection],
  );
  // Records of several sheets are those of the chosen one, of which no more than the head is at hand.
  const whole = !again && table !== null && table.sheets === undefined && fileId !== undefined;
  const pages = useRecordPages(whole ? { fileId, reading: JSON.stringify(overrides) } : null);
  const rowCount = whole ? recordCount(lines.length, table) : lines.length;
  const onCursor = useCallback(
    (recordCursor: number) => {
      if (fileId !== undefined) setReview(fileId, { recordCursor });
    },
    [fileId],
  );
  useMarking();
  const rowAt = (at: number): RecordLine | undefined => {
    const line = lines[at] ?? lineOf(pages.recordAt(at));
    return line === undefined || overrides === null ? line : { ...line, settled: settledBy(at, overrides) };
  };
  const toneOf = ({ record, lineClass }: RecordLine): string => {
    if (marking !== null && headerTo(marking.to, [marking.from]).includes(record)) return 'bg-selected';
    if (lineClass === 'header') return 'bg-subtle';
    return lineClass === 'data' ? 'bg-surface' : 'bg-app text-ink-3';
  };
  const { fetchRecords } = pages;
  const cells = useMemo(
    () => ({
      fetchRows: async (first: number, count: number): Promise<readonly RecordLine[]> =>
        (await fetchRecords(first, count)).flatMap((record) => lineOf(record) ?? []),
    }),
    [fetchRecords],
  );
  const layoutKey = useMemo(() => `records:${columnsKey(inspection?.table.columnNames ?? [])}`, [inspection]);
  if (inspection === null) return null;
  const at = Math.min(cursor, rowCount - 1);
  return (
    <>
      <DataGrid<RecordLine>
        label={text.records.grid}
        columns={columns}
        rowCount={rowCount}
        rowAt={rowAt}
        rowHeight={28}
        cursor={at}
        onCursor={onCursor}
        onActivate={activate}
        onRange={pages.onRange}
        cells={cells}
        layoutKey={layoutKey}
        gridAttribute={recordsAttribute}
        rowTone={toneOf}
      />
      <RecordBar line={rowAt(at)} inspection={inspection} />
    </>
  );
}

function lineOf(record: ReturnType<ReturnType<typeof useRecordPages>['recordAt']>): RecordLine | undefined {
  return record === undefined ? undefined : { ...record, isFirstData: false, isHidden: false };
}

/** Letting go of the mouse anywhere ends the drag; what was dragged over becomes the header. */
function useMarking(): void {
  useEffect(() => {
    const end = (): void => {
      const { review } = useApp.getState();
      const marking = review?.reading.marking ?? null;
      if (review === null || marking === null) return;
      setReview(review.fileId, { reading: { ...review.reading, marking: null } });
      // A click alone is the button's own matter.
      if (marking.from !== marking.to) void setHeader(headerTo(marking.to, [marking.from]));
    };
    window.addEventListener('pointerup', end);
    return () => window.removeEventListener('pointerup', end);
  }, []);
}

/** Issues of several sheets count the records of all of them, which tells nothing of the chosen one. */
function hiddenRecords(table: TableAnalysis | null): ReadonlySet<number> {
  return recordsOf(table === null || table.sheets !== undefined ? [] : table.issues, 'HIDDEN_ROWS');
}

function activate(record: number, extend: boolean): void {
  void makeHeader(record, extend);
}
