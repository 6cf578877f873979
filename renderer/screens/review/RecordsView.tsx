import { useCallback, useMemo } from 'react';
import type { TableAnalysis } from '../../../core/contract/views.ts';
import { DataGrid } from '../../components/DataGrid.tsx';
import { recordsAttribute } from '../../components/focus.ts';
import { setReview, useApp } from '../../state/appState.ts';
import { makeHeader } from '../../state/recordActions.ts';
import { type RecordLine, recordLines, recordsOf } from '../../state/recordMarks.ts';
import { text } from '../../text/en.ts';
import { recordColumns } from './recordColumns.tsx';

/** The first records as they stand in the file, each with what it is taken for; choosing one makes it the header. */
export function RecordsView() {
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  const table = useApp((state) => state.review?.view?.table ?? null);
  const fileId = useApp((state) => state.review?.fileId);
  const cursor = useApp((state) => state.review?.recordCursor ?? 0);
  const lines = useMemo(
    () => (inspection === null ? [] : recordLines(inspection.table, hiddenRecords(table))),
    [inspection, table],
  );
  const columns = useMemo(
    () => (inspection === null ? [] : recordColumns(inspection.table, inspection.kind)),
    [inspection],
  );
  const onCursor = useCallback(
    (recordCursor: number) => {
      if (fileId !== undefined) setReview(fileId, { recordCursor });
    },
    [fileId],
  );
  if (inspection === null) return null;
  return (
    <DataGrid<RecordLine>
      label={text.records.grid}
      columns={columns}
      rowCount={lines.length}
      rowAt={(at) => lines[at]}
      rowHeight={28}
      cursor={Math.min(cursor, lines.length - 1)}
      onCursor={onCursor}
      onActivate={activate}
      gridAttribute={recordsAttribute}
      rowTone={toneOf}
    />
  );
}

/** Issues of several sheets count the records of all of them, which tells nothing of the chosen one. */
function hiddenRecords(table: TableAnalysis | null): ReadonlySet<number> {
  return recordsOf(table === null || table.sheets !== undefined ? [] : table.issues, 'HIDDEN_ROWS');
}

function activate(record: number, extend: boolean): void {
  void makeHeader(record, extend);
}

function toneOf({ lineClass }: RecordLine): string {
  if (lineClass === 'header') return 'bg-subtle';
  return lineClass === 'data' || lineClass === 'group' ? 'bg-surface' : 'bg-app text-ink-3';
}
