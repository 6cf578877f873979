import { FileSpreadsheet, FolderOpen } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { goTo, routes } from '../../state/routes.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useApp } from '../../state/appState.ts';
import { chooseFiles, trySample } from '../../state/inboxActions.ts';
import { text } from '../../text/en.ts';
import { inboxColumns } from './inboxColumns.tsx';
import { inboxCounts, type InboxRow, inboxRows } from './inboxRow.ts';

/** Files dropped, being read, waiting for a person, done. */
export function InboxScreen() {
  const items = useApp((state) => state.inbox);
  const arrivals = useApp((state) => state.arrivals);
  const [query, setQuery] = useState('');
  const [cursor, setCursor] = useState(0);
  const rows = useMemo(() => inboxRows(arrivals, items ?? [], query), [arrivals, items, query]);
  const counts = inboxCounts(items ?? []);
  const empty = items !== null && items.length === 0 && arrivals.length === 0;
  const open = useCallback((index: number) => openRow(rows[index]), [rows]);

  return (
    <>
      <ScreenHeader
        title={text.inbox.title}
        facts={
          empty || items === null ? null : (
            <span>{text.inbox.counts(counts.todo, counts.busy, counts.done)}</span>
          )
        }
      >
        {empty ? null : <SearchField label={text.inbox.filter} value={query} onChange={setQuery} />}
        <Button look="primary" command="file.open" onClick={chooseFiles}>
          <FolderOpen aria-hidden="true" size={14} />
          {text.inbox.open}
        </Button>
      </ScreenHeader>
      {empty ? <FirstFile /> : <DropHint />}
      {empty ? null : (
        <DataGrid<InboxRow>
          label={text.inbox.title}
          columns={inboxColumns}
          rowCount={items === null ? 6 : rows.length}
          rowAt={(index) => rows[index]}
          rowKey={(index) => keyOf(rows[index], index)}
          rowHeight={44}
          cursor={Math.min(cursor, rows.length - 1)}
          onCursor={setCursor}
          onActivate={open}
          hideHeader
          empty={
            <EmptyState
              title={text.inbox.noMatch}
              actions={<Button onClick={() => setQuery('')}>{text.inbox.clearFilter}</Button>}
            />
          }
        />
      )}
    </>
  );
}

function FirstFile() {
  return (
    <div className="flex min-h-0 flex-1 p-6">
      <div className="flex flex-1 rounded-3 border border-dashed border-edge">
        <div className="m-auto">
          <EmptyState
            picture={<FileSpreadsheet size={40} strokeWidth={1.25} />}
            title={text.inbox.dropTitle}
            actions={
              <Button look="primary" onClick={chooseFiles} command="file.open">
                {text.inbox.open}
              </Button>
            }
          >
            <p>{text.inbox.empty}</p>
            <p className="text-ink-3">{text.inbox.stays}</p>
          </EmptyState>
          <div className="border-t border-line p-6 text-center">
            <p className="mb-3 text-ink-2">{text.inbox.samples}</p>
            <Samples />
          </div>
        </div>
      </div>
    </div>
  );
}

function DropHint() {
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line bg-app px-4 py-2 text-ink-2">
      <FileSpreadsheet aria-hidden="true" size={16} className="text-ink-3" />
      <span className="truncate">
        {text.inbox.dropTitle} {text.inbox.dropAnywhere}. {text.inbox.stays}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-2">
        <Samples quiet />
      </span>
    </div>
  );
}

function Samples({ quiet = false }: { readonly quiet?: boolean }) {
  const packs = useApp((state) => state.host?.packs) ?? [];
  return (
    <span className="flex flex-wrap items-center justify-center gap-2">
      {quiet ? <span className="text-12 text-ink-3">{text.inbox.sampleShort}</span> : null}
      {packs
        .filter((pack) => pack.hasSample)
        .map((pack) => (
          <Button
            key={pack.id}
            look={quiet ? 'quiet' : 'plain'}
            title={pack.about}
            onClick={() => void trySample(pack.id)}
          >
            {pack.title}
          </Button>
        ))}
    </span>
  );
}

function openRow(row: InboxRow | undefined): void {
  if (row === undefined || row.kind === 'arrival') return;
  const { file, lastRunId } = row.item;
  if ((file.state === 'done' || file.state === 'running') && lastRunId !== null)
    goTo(routes.history(lastRunId));
  else goTo(routes.review(file.id));
}

function keyOf(row: InboxRow | undefined, index: number): string | number {
  if (row === undefined) return index;
  return row.kind === 'arrival' ? `a${String(row.arrival.key)}` : row.item.file.id;
}
