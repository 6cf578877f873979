import { useEffect, useMemo } from 'react';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { gridAttribute } from '../../components/focus.ts';
import { columnRowMenu } from '../../keys/rowMenu.ts';
import { type ReviewState, setReview, useApp } from '../../state/app/appState.ts';
import { noteShown } from '../../state/review/decisionTimes.ts';
import type { ReviewRow } from '../../state/columns/reviewRows.ts';
import { useReviewParts } from '../../state/review/useReviewParts.ts';
import { visibleRows } from '../../state/review/visibleRows.ts';
import { text } from '../../text/en.ts';
import { reviewColumns } from './reviewColumns.tsx';

/** The table of columns: one line a source column, worst first. */
export function ReviewGrid() {
  const review = useReviewParts('fileId', 'rows', 'cursor', 'order', 'ranking', 'filter', 'query');
  const rows = review === null ? noRows : visibleRows(review);
  const cursorColumn = review?.cursor ?? null;
  const cursor = useMemo(
    () => rows.findIndex((row) => row.columnIndex === cursorColumn),
    [rows, cursorColumn],
  );
  useEffect(() => {
    if (cursorColumn !== null) noteShown(cursorColumn);
  }, [cursorColumn]);
  if (review === null) return null;
  return (
    <DataGrid<ReviewRow>
      label={text.review.grid}
      columns={reviewColumns}
      layoutKey="review"
      rowCount={rows.length}
      rowAt={(index) => rows[index]}
      rowKey={(index) => rows[index]?.columnIndex ?? index}
      rowHeight={36}
      cursor={cursor}
      onCursor={moveTo}
      onActivate={chooseField}
      gridAttribute={gridAttribute}
      rowMenu={columnRowMenu}
      rowTone={rowTone}
      empty={
        review.filter === 'todo' && review.query === '' ? (
          <EmptyState
            title={text.review.allDone}
            actions={
              <Button onClick={() => setReview(review.fileId, { filter: 'all' })}>
                {text.review.allDoneAction}
              </Button>
            }
          />
        ) : (
          <EmptyState
            title={text.review.noRows}
            actions={
              <Button onClick={() => setReview(review.fileId, { filter: 'all', query: '' })}>
                {text.review.allDoneAction}
              </Button>
            }
          />
        )
      }
    />
  );
}

// These look the row up when they are called: a function that is made anew with each decision would redraw every row.
function moveTo(index: number): void {
  changeAt(index, (cursor) => ({ cursor }));
}

function chooseField(index: number): void {
  changeAt(index, (choosing) => ({ choosing }));
}

function changeAt(index: number, change: (columnIndex: number) => Partial<ReviewState>): void {
  const { review } = useApp.getState();
  const row = review === null ? undefined : visibleRows(review)[index];
  if (review !== null && row !== undefined) setReview(review.fileId, change(row.columnIndex));
}

const noRows: readonly ReviewRow[] = [];

function rowTone(row: ReviewRow): string {
  return row.decision?.status === 'ignored' && row.parts.length === 0 ? 'bg-app text-ink-3' : 'bg-surface';
}
