import { useState } from 'react';
import type { ColumnChange } from '../../../../core/contract/views.ts';
import { Chip, type ChipTone } from '../../../components/Chip.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { changesAttribute, focusSoon, gridAttribute } from '../../../components/focus.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { changeKinds } from '../../../state/review/changeActions.ts';
import { text } from '../../../text/en.ts';
import { formatDateTime } from '../../../text/format.ts';

/** How the file differs from the version it was compared with, one line a change; Enter goes to the column. */
export function ChangesView() {
  const drift = useApp((state) => state.review?.view?.drift ?? null);
  const compared = useApp((state) => state.review?.view?.item.compared);
  const title = useApp((state) => state.review?.view?.schema?.title ?? '');
  const fileId = useApp((state) => state.review?.fileId);
  const [cursor, setCursor] = useState(0);
  if (drift === null || fileId === undefined)
    return <EmptyState title={text.drift.noVersion}>{text.drift.noVersionMore}</EmptyState>;
  const { changes } = drift;
  const open = (at: number): void => {
    const change = changes[at];
    if (change === undefined || change.kind === 'gone') return;
    setReview(fileId, { cursor: change.columnIndex, filter: 'all', query: '' });
    // The key that did this is still on its way to the window, where it means something else in that table.
    focusSoon(gridAttribute);
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <p className="flex h-8 shrink-0 items-center gap-3 border-b border-line px-4 text-12 text-ink-2">
        <span className="truncate">
          {compared === undefined
            ? text.drift.compared
            : text.drift.comparedWith(
                `${title} v${String(compared.version)}`,
                formatDateTime(compared.approvedAt),
                { by: compared.approvedBy, fileName: compared.fileName },
              )}
        </span>
        <span className="shrink-0 text-ok">= {text.drift.same(drift.same)}</span>
        {changeKinds(drift).map(([kind, count]) => (
          <span key={kind} className="shrink-0">
            {text.drift.kindCount(kind, count)}
          </span>
        ))}
      </p>
      <DataGrid<ColumnChange>
        label={text.drift.grid}
        columns={columns}
        layoutKey="changes"
        rowCount={changes.length}
        rowAt={(at) => changes[at]}
        rowHeight={32}
        cursor={Math.min(cursor, changes.length - 1)}
        onCursor={setCursor}
        onActivate={open}
        gridAttribute={changesAttribute}
        empty={<EmptyState title={text.drift.nothing}>{text.drift.nothingMore}</EmptyState>}
      />
    </div>
  );
}

const signs: Readonly<Record<ColumnChange['kind'], { readonly sign: string; readonly tone: ChipTone }>> = {
  added: { sign: '+', tone: 'ok' },
  gone: { sign: '−', tone: 'bad' },
  renamed: { sign: '~', tone: 'info' },
  moved: { sign: '↕', tone: 'plain' },
  retyped: { sign: '≠', tone: 'warn' },
  reformatted: { sign: '≠', tone: 'warn' },
  redistributed: { sign: '△', tone: 'warn' },
  newValues: { sign: '+', tone: 'warn' },
};

const columns: readonly GridColumn<ColumnChange>[] = [
  {
    id: 'kind',
    header: text.drift.column.kind,
    width: 132,
    pinned: true,
    cell: ({ kind }) => (
      <Chip tone={signs[kind].tone}>
        <span aria-hidden="true">{signs[kind].sign}</span> {text.drift.kinds[kind]}
      </Chip>
    ),
  },
  {
    id: 'name',
    header: text.drift.column.name,
    width: 170,
    cell: ({ name }) => <Words words={name} />,
  },
  {
    id: 'before',
    header: text.drift.column.before,
    width: 150,
    cell: (change) => <Words words={text.drift.view(change).before} quiet />,
  },
  {
    id: 'now',
    header: text.drift.column.now,
    width: 170,
    cell: (change) => <Words words={text.drift.view(change).now} />,
  },
  {
    id: 'meaning',
    header: text.drift.column.meaning,
    width: 260,
    grow: true,
    cell: (change) => (
      <Words
        words={[text.drift.view(change).meaning, ...(isTold(change) ? [text.drift.told] : [])].join(' ')}
        quiet
      />
    ),
  },
];

/** A change that does not keep a file of a known layout from running by itself. */
function isTold(change: ColumnChange): boolean {
  return 'stops' in change && !change.stops;
}

function Words({ words, quiet = false }: { readonly words: string; readonly quiet?: boolean }) {
  return (
    <span className={`truncate ${quiet ? 'text-ink-2' : ''}`} title={words}>
      {words}
    </span>
  );
}
