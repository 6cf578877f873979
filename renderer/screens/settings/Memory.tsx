import { useEffect, useMemo, useState } from 'react';
import type { MemoryEntry, PackId } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useApp } from '../../state/app/appState.ts';
import { forgetEntries, loadMemory, loadRecord, restoreEntries } from '../../state/review/memoryActions.ts';
import {
  countMemory,
  listMemory,
  type MemoryFilter,
  memoryFilters,
  type MemoryOrder,
  memoryOrders,
} from '../../state/schemas/memoryList.ts';
import { text } from '../../text/en.ts';
import { memoryColumns } from './memoryColumns.tsx';
import { RecordChart } from './RecordChart.tsx';

/** What is remembered of approvals, a target at a time, and how often proposals proved right there. */
export function Memory() {
  const packs = useApp((state) => state.host?.packs) ?? [];
  const desk = useApp((state) => state.review?.view?.schema?.id);
  const [chosen, setChosen] = useState<PackId | null>(null);
  const packId = chosen ?? packs.find(({ id }) => id === desk)?.id ?? packs[0]?.id ?? null;
  useEffect(() => {
    if (packId === null) return;
    void loadMemory(packId);
    void loadRecord(packId);
  }, [packId]);
  if (packId === null) return <div className="flex-1" />;
  return (
    <>
      <div className="flex shrink-0 items-center gap-3 border-b border-line px-4 py-2">
        <MenuButton
          prefix={text.guesses.pack}
          entries={packs.map((pack) => ({
            id: pack.id,
            label: pack.title,
            chosen: pack.id === packId,
            onPick: () => setChosen(pack.id),
          }))}
        >
          {packs.find(({ id }) => id === packId)?.title ?? packId}
        </MenuButton>
        <p className="min-w-0 text-12 text-ink-2">{text.memory.about}</p>
      </div>
      <Entries key={packId} packId={packId} />
      <RecordChart packId={packId} />
    </>
  );
}

function Entries({ packId }: { readonly packId: PackId }) {
  const entries = useApp((state) => state.memory.get(packId));
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<MemoryFilter>('active');
  const [order, setOrder] = useState<MemoryOrder>('last');
  const [cursor, setCursor] = useState(0);
  const counts = useMemo(() => countMemory(entries ?? []), [entries]);
  const rows = useMemo(
    () => listMemory(entries ?? [], { query, filter, order }),
    [entries, query, filter, order],
  );
  const columns = useMemo(() => memoryColumns(packId), [packId]);
  const active = rows.filter(({ forgottenAt }) => forgottenAt === null);
  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3">
        <FilterChips<MemoryFilter>
          label={text.memory.showLabel}
          value={filter}
          onChange={setFilter}
          chips={memoryFilters.map((name) => ({ name, label: text.memory.show[name], count: counts[name] }))}
        />
        <span className="ml-auto min-w-0 truncate text-12 text-ink-3">{text.memory.hint}</span>
        <span className="flex shrink-0 items-center gap-1">
          {query !== '' && active.length > 1 ? (
            <Button look="quiet" onClick={() => void forgetEntries(packId, active)}>
              {text.memory.forgetShown(active.length)}
            </Button>
          ) : null}
          <MenuButton
            prefix={text.review.orderLabel}
            look="quiet"
            entries={memoryOrders.map((name) => ({
              id: name,
              label: text.memory.order[name],
              chosen: name === order,
              onPick: () => setOrder(name),
            }))}
          >
            <span className="text-12">{text.memory.order[order]}</span>
          </MenuButton>
          <SearchField label={text.memory.filter} value={query} onChange={setQuery} />
        </span>
      </div>
      <DataGrid<MemoryEntry>
        label={text.memory.grid}
        columns={columns}
        layoutKey="memory"
        rowCount={entries === undefined ? 6 : rows.length}
        rowAt={(index) => rows[index]}
        rowKey={(index) => rows[index]?.id ?? index}
        rowHeight={36}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onActivate={(index) => {
          const entry = rows[index];
          if (entry === undefined) return;
          void (entry.forgottenAt === null ? forgetEntries : restoreEntries)(packId, [entry]);
        }}
        rowTone={(entry) => (entry.forgottenAt === null ? 'bg-surface' : 'bg-app text-ink-3')}
        empty={
          counts.all === 0 ? (
            <EmptyState title={text.memory.none}>{text.memory.noneMore}</EmptyState>
          ) : (
            <EmptyState
              title={text.memory.noMatch}
              actions={
                <Button
                  onClick={() => {
                    setQuery('');
                    setFilter('all');
                  }}
                >
                  {text.memory.clearFilter}
                </Button>
              }
            />
          )
        }
      />
    </>
  );
}
