import { useMemo, useState } from 'react';
import type { AppliedRow } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { useApp } from '../../state/appState.ts';
import { text } from '../../text/en.ts';
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
  const plainColumns = useMemo(
    () => previewColumns({ rows: rows ?? [], rowCount, schema, decisions, mode }),
    [rows, rowCount, schema, decisions, mode],
  );
  const pages = useRowPages({
    fileId: view?.item.file.id ?? ('' as never),
    revision: review?.revision ?? 0,
    columnCount: view?.table?.columns.length ?? 1,
    applied: decisions !== null,
  });
  const trailRow = review?.trail?.row ?? null;
  const [own, setOwn] = useState<{ readonly row: number; readonly trailRow: number | null }>({
    row: 0,
    trailRow: null,
  });
  // A row of the trail takes the cursor until the person moves it.
  const cursor = own.trailRow === trailRow ? own.row : (trailRow ?? own.row);
  const current = review?.cursor == null ? undefined : review.rows[review.cursor];
  const currentId = current === undefined ? undefined : previewColumnId(current, mode);
  const columns = useMemo(
    () => plainColumns.map((column) => (column.id === currentId ? { ...column, marked: true } : column)),
    [plainColumns, currentId],
  );
  return (
    <>
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
        rowCount={rowCount}
        rowAt={pages.rowAt}
        rowHeight={26}
        cursor={cursor}
        onCursor={(row) => setOwn({ row, trailRow })}
        onRange={pages.onRange}
        columnInSight={currentId}
        empty={<EmptyState title={text.preview.empty} />}
      />
    </>
  );
}
