import { useCallback, useMemo, useState } from 'react';
import type { AppliedRow } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { setReview, useApp } from '../../state/appState.ts';
import type { ReviewRow } from '../../state/reviewRows.ts';
import { type CellMode, seenCell } from '../../state/seenCell.ts';
import { extendTrail, goToStep } from '../../state/trailActions.ts';
import { text } from '../../text/en.ts';
import { CellBar } from './CellBar.tsx';
import { previewColumnId, previewColumns } from './previewColumns.tsx';
import { useRowPages } from './useRowPages.ts';

/** Rows of the whole file as they stand and as they become, fetched as one scrolls. */
export function RowsPreview() {
  const review = useApp((state) => state.review);
  if (review === null || review.view === null || review.view.table === null) return null;
  return <Rows key={review.fileId} />;
}

function Rows() {
  const review = useApp((state) => state.review);
  const view = review?.view ?? null;
  const rows = review?.rows;
  const mode = review?.rowMode ?? 'both';
  const schema = view?.schema ?? null;
  const decisions = view?.decisions ?? null;
  const rowCount = view?.table?.rowCount ?? 0;
  const fileId = review?.fileId;
  const cellMode = review?.cellMode ?? 'shown';
  const ofSheets = view?.inspection?.kind === 'workbook';
  const sheetsTogether = view?.table?.sheets !== undefined;
  const plainColumns = useMemo(
    () =>
      previewColumns({
        rows: rows ?? [],
        rowCount,
        schema,
        decisions,
        mode,
        cellMode,
        ofSheets,
        sheetsTogether,
      }),
    [rows, rowCount, schema, decisions, mode, cellMode, ofSheets, sheetsTogether],
  );
  const trail = review?.trail ?? null;
  const listed = trail?.alone === true && trail.unit === 'row' ? trail.numbers : null;
  const pages = useRowPages({
    fileId: view?.item.file.id ?? ('' as never),
    revision: review?.revision ?? 0,
    columnCount: view?.table?.columns.length ?? 1,
    applied: decisions !== null,
    only: listed,
    listName: listed === null ? '' : (trail?.label ?? ''),
  });
  const trailRow = listed === null ? (review?.trail?.row ?? null) : null;
  const [own, setOwn] = useState<{ readonly row: number; readonly trailRow: number | null }>({
    row: 0,
    trailRow: null,
  });
  // A row of the trail takes the cursor until the person moves it.
  const cursor =
    listed !== null ? (trail?.position ?? 0) : own.trailRow === trailRow ? own.row : (trailRow ?? own.row);
  const current = review?.cursor == null ? undefined : review.rows[review.cursor];
  const currentId = current === undefined ? undefined : previewColumnId(current, mode);
  const columns = useMemo(
    () => plainColumns.map((column) => (column.id === currentId ? { ...column, marked: true } : column)),
    [plainColumns, currentId],
  );
  const onColumn = useCallback(
    (columnId: string) => {
      const row = (rows ?? []).find((item) => previewColumnId(item, mode) === columnId);
      if (fileId !== undefined && row !== undefined) setReview(fileId, { cursor: row.columnIndex });
    },
    [rows, mode, fileId],
  );
  const onCursor = useCallback(
    (row: number) => {
      if (listed === null) setOwn({ row, trailRow });
      else void goToStep(row);
    },
    [trailRow, listed],
  );
  const { onRange: onPages } = pages;
  const onRange = useCallback(
    (first: number, last: number) => {
      onPages(first, last);
      if (listed !== null) void extendTrail(last);
    },
    [onPages, listed],
  );
  const cursorRow = pages.rowAt(cursor);
  return (
    <>
      {ofSheets && cursorRow !== undefined && current !== undefined ? (
        <CellBar source={cursorRow.source} column={current} />
      ) : null}
      {pages.trouble === null ? null : (
        <div className="p-2">
          <TroublePanel trouble={{ message: text.preview.trouble, remedy: pages.trouble.remedy }}>
            <Button onClick={pages.retry}>{text.retry}</Button>
          </TroublePanel>
        </div>
      )}
      <DataGrid<AppliedRow>
        label={text.preview.grid}
        columns={columns}
        rowCount={listed?.length ?? rowCount}
        rowAt={pages.rowAt}
        rowHeight={26}
        cursor={cursor}
        onCursor={onCursor}
        onColumn={onColumn}
        copyText={(at) => copyOf(pages.rowAt(at), rows ?? [], cellMode)}
        onRange={onRange}
        columnInSight={currentId}
        empty={<EmptyState title={text.preview.empty} />}
      />
    </>
  );
}

/** A row's source cells as they are seen, parted by tabs; line breaks and tabs within a cell become spaces. */
function copyOf(row: AppliedRow | undefined, columns: readonly ReviewRow[], mode: CellMode): string {
  if (row === undefined) return '';
  return columns
    .map(({ columnIndex }) => seenCell(row.source, columnIndex, mode).text.replaceAll(/[\t\r\n]+/g, ' '))
    .join('\t');
}
