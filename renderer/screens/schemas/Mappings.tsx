import { useCallback, useState } from 'react';
import type { MappingSummary } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { GridColumn } from '../../components/gridColumn.ts';
import { goTo, routes } from '../../state/routes.ts';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';

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

/** The approved mappings onto one pack. */
export function Mappings({ mappings }: { readonly mappings: readonly MappingSummary[] }) {
  const [cursor, setCursor] = useState(0);
  const open = useCallback(
    (index: number) => {
      const mapping = mappings[index];
      if (mapping !== undefined) goTo(routes.schemas(mapping.mappingId));
    },
    [mappings],
  );
  return (
    <section aria-label={text.schemas.mappings} className="flex min-h-0 flex-1 flex-col">
      <h2 className="px-4 py-2 text-11 font-semibold text-ink-3">{text.schemas.mappings}</h2>
      <DataGrid<MappingSummary>
        label={text.schemas.mappings}
        columns={columns}
        layoutKey="mappings"
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
