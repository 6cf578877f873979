import { Suspense, useCallback, useMemo, useState } from 'react';
import type { AppliedRow } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { setReview, useApp } from '../../../state/app/appState.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { columnsKey } from '../../../state/app/columnLayouts.ts';
import { useFind } from '../../../state/review/findState.ts';
import { extendTrail, goToStep } from '../../../state/review/trailActions.ts';
import { useReviewParts } from '../../../state/review/useReviewParts.ts';
import { useSettledRow } from '../../../state/review/useSettledRow.ts';
import { text } from '../../../text/en.ts';
import { CellBar } from './CellBar.tsx';
import { FoundMarksContext, useFoundMarks } from './FoundMarks.ts';
import { previewColumnId } from './previewColumns.tsx';
import { RecordsView } from '../reading/RecordsView.tsx';
import { usePreviewColumns } from './usePreviewColumns.ts';
import { useFoundColumn } from './useFoundColumn.ts';
import { usePreviewCursor } from './usePreviewCursor.ts';
import { useSameFields } from './useSameFields.ts';
import { useRowPages } from './useRowPages.ts';
import { lazyPart } from '../../../components/lazyPart.ts';

// They are opened by some, and then for a while.
const RowDialog = lazyPart(async () => (await import('./RowDialog.tsx')).RowDialog);
const FindBar = lazyPart(async () => (await import('./FindBar.tsx')).FindBar);

/** Rows of the whole file as they stand and as they become, fetched as one scrolls. */
export function RowsPreview() {
  const fileId = useApp((state) => (state.review?.view == null ? null : state.review.fileId));
  const isRead = useApp((state) => state.review?.view?.table != null);
  if (fileId === null) return null;
  // While the file is read in another way, its first records tell what came of it.
  return isRead ? <Rows key={fileId} /> : <RecordsView />;
}

function Rows() {
  const review = useReviewParts('fileId', 'view', 'rows', 'rowMode', 'cellMode', 'trail', 'revision');
  const view = review?.view ?? null;
  const rows = useSameFields(review?.rows);
  const mode = review?.rowMode ?? 'both';
  const schema = view?.schema ?? null;
  const decisions = view?.decisions ?? null;
  const rowCount = view?.table?.rowCount ?? 0;
  const fileId = review?.fileId;
  const cellMode = review?.cellMode ?? 'shown';
  const ofSheets = view?.inspection?.kind === 'workbook';
  const sheetsTogether = view?.table?.sheets !== undefined;
  const columns = usePreviewColumns({
    rows: rows ?? noRows,
    rowCount,
    schema,
    decisions,
    mode,
    cellMode,
    ofSheets,
    sheetsTogether,
  });
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
  const packId = schema?.id ?? '';
  const profiles = view?.table?.columns;
  const layoutKey = useMemo(
    () =>
      mode === 'target'
        ? `fields:${packId}`
        : `rows:${columnsKey((profiles ?? []).map((profile) => profile.name))}`,
    [mode, packId, profiles],
  );
  const idOf = useCallback(
    (columnIndex: number) => {
      const found = (rows ?? []).find((row) => row.columnIndex === columnIndex);
      return found === undefined ? undefined : previewColumnId(found, mode);
    },
    [rows, mode],
  );
  useFoundColumn(layoutKey, idOf);
  const trailRow = listed === null ? (review?.trail?.row ?? null) : null;
  const { cursor: ownCursor, onCursor: onOwnCursor, sought } = usePreviewCursor(fileId, trailRow);
  const cursor = listed === null ? ownCursor : (trail?.position ?? 0);
  const finding = useFind((state) => state.isOpen && state.fileId === fileId);
  const marks = useFoundMarks(fileId);
  const { row: current, settle } = useSettledRow();
  const currentId = current === undefined ? undefined : previewColumnId(current, mode);
  const onColumn = useCallback(
    (columnId: string) => {
      const row = (rows ?? []).find((item) => previewColumnId(item, mode) === columnId);
      if (fileId === undefined || row === undefined) return;
      setReview(fileId, { cursor: row.columnIndex });
      // The cell with the cursor must not be led away by where it was a moment ago.
      settle();
    },
    [rows, mode, fileId, settle],
  );
  const onCursor = useCallback(
    (row: number) => {
      if (listed === null) onOwnCursor(row);
      else void goToStep(row);
    },
    [onOwnCursor, listed],
  );
  const { onRange: onPages } = pages;
  const onRange = useCallback(
    (first: number, last: number) => {
      onPages(first, last);
      if (listed !== null) void extendTrail(last);
    },
    [onPages, listed],
  );
  const [asForm, setAsForm] = useState(false);
  const lastRow = (listed?.length ?? rowCount) - 1;
  const cursorRow = pages.rowAt(cursor);
  return (
    <FoundMarksContext value={marks}>
      {finding ? (
        <Suspense fallback={<div className="h-9 shrink-0 border-b border-line bg-app" />}>
          <FindBar />
        </Suspense>
      ) : null}
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
        cells={pages}
        layoutKey={layoutKey}
        onRange={onRange}
        columnInSight={currentId}
        sought={sought}
        onActivate={() => setAsForm(true)}
        empty={<EmptyState title={text.preview.empty} />}
      />
      {asForm ? (
        <Suspense fallback={null}>
          <RowDialog
            applied={cursorRow}
            onStep={(delta) => onCursor(Math.min(lastRow, Math.max(0, cursor + delta)))}
            onClose={() => setAsForm(false)}
          />
        </Suspense>
      ) : null}
    </FoundMarksContext>
  );
}

const noRows: readonly ReviewRow[] = [];
