import { useMemo, useState } from 'react';
import type { Inspection } from '../../../../core/contract/views.ts';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { ProgressLine } from '../../../components/ProgressLine.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { cancelReading } from '../../../state/inbox/inboxActions.ts';
import { recordLines } from '../../../state/review/recordMarks.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';

interface NewColumn {
  readonly index: number;
  readonly name: string;
  /** Of its first rows. */
  readonly values: readonly string[];
}

/** First values that a line has room for. */
const shownValues = 6;

/** The columns of a file that is read again in another way, at once; what they are follows when every row was read. */
export function NewColumns() {
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  const fileId = useApp((state) => state.review?.fileId);
  const progress = useApp(
    (state) => state.inbox?.find((item) => item.file.id === state.review?.fileId)?.progress ?? null,
  );
  const [cursor, setCursor] = useState(0);
  const lines = useMemo(() => (inspection === null ? [] : newColumns(inspection)), [inspection]);
  if (fileId === undefined) return null;
  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-4 border-b border-line px-4">
        <ProgressLine
          progress={progress}
          label={text.review.rereading}
          onCancel={() => cancelReading(fileId)}
        />
        <span className="truncate text-12 text-ink-3">{text.reading.rowsSoon}</span>
      </div>
      <DataGrid<NewColumn>
        label={text.reading.columns}
        columns={columns}
        rowCount={lines.length}
        rowAt={(at) => lines[at]}
        rowHeight={36}
        cursor={Math.min(cursor, lines.length - 1)}
        onCursor={setCursor}
      />
    </>
  );
}

const columns: readonly GridColumn<NewColumn>[] = [
  {
    id: 'status',
    header: text.review.column.status,
    headerView: <span className="sr-only">{text.review.column.status}</span>,
    width: 72,
    cell: ({ index }) => <span className="text-12 text-ink-3">{formatCount(index + 1)}</span>,
  },
  {
    id: 'source',
    header: text.review.column.source,
    width: 176,
    grow: true,
    cell: ({ name }) => (
      <span className="truncate" title={name}>
        {name}
      </span>
    ),
  },
  {
    id: 'values',
    header: text.reading.firstValues,
    width: 420,
    grow: true,
    mono: true,
    cell: ({ values }) => (
      <span className="truncate text-12 text-ink-2" title={values.join('\n')}>
        {values.join('  ·  ')}
      </span>
    ),
  },
];

function newColumns({ table }: Inspection): readonly NewColumn[] {
  const rows = recordLines(table, new Set())
    .filter(({ lineClass }) => lineClass === 'data')
    .slice(0, shownValues);
  return table.columnNames.map((name, index) => ({
    index,
    name,
    values: rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== ''),
  }));
}
