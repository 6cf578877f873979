import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MappingId, MappingSummary, PackId } from '../../../core/contract/views.ts';
import { goTo, routes } from '../../state/routes.ts';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { GridColumn } from '../../components/gridColumn.ts';
import { Chip } from '../../components/Chip.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useApp } from '../../state/appState.ts';
import { loadMappings } from '../../state/schemaActions.ts';
import { text } from '../../text/en.ts';
import { formatCount, formatDateTime } from '../../text/format.ts';
import { FieldTable } from './FieldTable.tsx';
import { MappingHistory } from './MappingHistory.tsx';

/** The target schemas on the left; a schema's fields and its approved mappings, or one mapping's versions, beside them. */
export function SchemasScreen({ mappingId }: { readonly mappingId: MappingId | null }) {
  const packs = useApp((state) => state.host?.packs) ?? [];
  const mappings = useApp((state) => state.mappings);
  const [chosen, setChosen] = useState<PackId | null>(null);
  useEffect(() => void loadMappings(), []);
  const mapping = mappings?.find((item) => item.mappingId === mappingId);
  const packId = mapping?.packId ?? chosen ?? packs[0]?.id ?? null;
  const ofPack = useMemo(() => mappings?.filter((item) => item.packId === packId) ?? [], [mappings, packId]);
  const pack = packs.find((item) => item.id === packId);
  return (
    <>
      <ScreenHeader
        title={text.schemas.title}
        facts={pack === undefined ? null : <span className="truncate">{pack.about}</span>}
      />
      <div className="flex min-h-0 flex-1">
        <div className="w-64 shrink-0 overflow-auto border-r border-line p-2">
          <h2 className="px-2 py-1 text-11 font-semibold text-ink-3">{text.schemas.packs}</h2>
          {packs.map((item) => {
            const on = item.id === packId;
            const count = mappings?.filter((entry) => entry.packId === item.id).length ?? 0;
            return (
              <button
                key={item.id}
                type="button"
                aria-pressed={on}
                onClick={() => {
                  setChosen(item.id);
                  if (mappingId !== null) goTo(routes.schemas());
                }}
                className={`mb-0.5 flex w-full flex-col rounded-2 px-2 py-1.5 text-left ${
                  on ? 'bg-selected' : 'hover:bg-hover'
                }`}
              >
                <span className="flex w-full items-center justify-between gap-2">
                  <span className="truncate font-medium">{item.title}</span>
                  {count > 0 ? <span className="text-12 text-ink-3">{formatCount(count)}</span> : null}
                </span>
                <span className="text-12 text-ink-2">
                  {text.schemas.packFacts(item.fieldCount, item.requiredCount)}
                </span>
              </button>
            );
          })}
        </div>
        {mappingId !== null ? (
          <MappingHistory key={mappingId} mappingId={mappingId} summary={mapping} />
        ) : (
          <div className="flex min-w-0 flex-1 flex-col">
            <Mappings mappings={ofPack} />
            {packId === null ? null : <FieldTable packId={packId} />}
          </div>
        )}
      </div>
    </>
  );
}

const columns: readonly GridColumn<MappingSummary>[] = [
  {
    id: 'file',
    header: text.schemas.file,
    width: 260,
    grow: true,
    cell: (mapping) => (
      <span className="truncate font-medium" title={mapping.fileName}>
        {mapping.fileName}
      </span>
    ),
  },
  {
    id: 'version',
    header: text.schemas.version,
    width: 96,
    cell: (mapping) => <Chip tone="ok">{`v${String(mapping.version)}`}</Chip>,
  },
  {
    id: 'shape',
    header: text.schemas.mapping,
    width: 190,
    cell: (mapping) => (
      <span className="truncate text-ink-2">
        {text.columns(mapping.columnCount)} → {text.fields(mapping.fieldCount)}
      </span>
    ),
  },
  {
    id: 'by',
    header: text.schemas.approvedBy,
    width: 150,
    hideBelow: 700,
    cell: (mapping) => <span className="truncate">{mapping.approvedBy || text.schemas.unnamed}</span>,
  },
  {
    id: 'at',
    header: text.schemas.approvedAt,
    width: 170,
    cell: (mapping) => <span className="truncate text-ink-2">{formatDateTime(mapping.approvedAt)}</span>,
  },
];

function Mappings({ mappings }: { readonly mappings: readonly MappingSummary[] }) {
  const [cursor, setCursor] = useState(0);
  const open = useCallback(
    (index: number) => {
      const mapping = mappings[index];
      if (mapping !== undefined) goTo(routes.schemas(mapping.mappingId));
    },
    [mappings],
  );
  return (
    <section aria-label={text.schemas.mappings} className="flex h-56 shrink-0 flex-col border-b border-line">
      <h2 className="px-4 py-2 text-11 font-semibold text-ink-3">{text.schemas.mappings}</h2>
      <DataGrid<MappingSummary>
        label={text.schemas.mappings}
        columns={columns}
        rowCount={mappings.length}
        rowAt={(index) => mappings[index]}
        rowKey={(index) => mappings[index]?.mappingId ?? index}
        rowHeight={32}
        cursor={Math.min(cursor, mappings.length - 1)}
        onCursor={setCursor}
        onActivate={open}
        empty={<EmptyState title={text.schemas.noMappings}>{text.schemas.noMappingsMore}</EmptyState>}
      />
    </section>
  );
}
