import { useCallback, useMemo, useState } from 'react';
import type { AskScope } from '../../../core/contract/askViews.ts';
import type { MappingSummary } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { OfQuestion } from '../../components/OfQuestion.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useAskedRows } from '../../state/app/askedRows.ts';
import { listMappings, type MappingOrder, mappingOrders } from '../../state/schemas/mappingList.ts';
import { readMappingFile } from '../../state/schemas/mappingTransfer.ts';
import { usePacks } from '../../state/packs/packState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { formatCount, formatDateTime } from '../../text/format.ts';
import { ImportMappingDialog } from './ImportMappingDialog.tsx';

const fileColumn: GridColumn<MappingSummary> = {
  id: 'file',
  header: schemaWords.file,
  width: 240,
  grow: true,
  cell: (mapping) => (
    <span className="truncate font-medium" title={mapping.fileName}>
      <bdi>{mapping.fileName}</bdi>
    </span>
  ),
};

const packColumn = (titleOf: (mapping: MappingSummary) => string): GridColumn<MappingSummary> => ({
  id: 'pack',
  header: schemaWords.pack,
  width: 170,
  cell: (mapping) => <span className="truncate">{titleOf(mapping)}</span>,
});

const factColumns: readonly GridColumn<MappingSummary>[] = [
  {
    id: 'version',
    header: schemaWords.version,
    width: 84,
    cell: (mapping) => <Chip tone="ok">{`v${String(mapping.version)}`}</Chip>,
  },
  {
    id: 'shape',
    header: schemaWords.mapping,
    width: 180,
    cell: (mapping) => (
      <span className="truncate text-ink-2">
        {text.columns(mapping.columnCount)} → {text.fields(mapping.fieldCount)}
      </span>
    ),
  },
  {
    id: 'by',
    header: schemaWords.approvedBy,
    width: 140,
    hideBelow: 700,
    cell: (mapping) => <span className="truncate">{mapping.approvedBy || schemaWords.unnamed}</span>,
  },
  {
    id: 'at',
    header: schemaWords.approvedAt,
    width: 170,
    cell: (mapping) => <span className="truncate text-ink-2">{formatDateTime(mapping.approvedAt)}</span>,
  },
];

/** Approved mappings, of one pack or of all; searched, sorted, and taken over from a file. */
export function Mappings({
  mappings,
  ofAllPacks = false,
  asked = null,
}: {
  readonly mappings: readonly MappingSummary[];
  readonly ofAllPacks?: boolean;
  /** The conditions of a question, whose mappings alone are listed. */
  readonly asked?: AskScope | null;
}) {
  const packs = usePacks((state) => state.list);
  const [cursor, setCursor] = useState(0);
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<MappingOrder>('latest');
  const only = useAskedRows('mappings', asked);
  const titleOf = useCallback(
    (mapping: MappingSummary): string =>
      packs?.find(({ id }) => id === mapping.packId)?.title ?? mapping.packId,
    [packs],
  );
  const listed = useMemo(() => {
    // Nothing is listed until it is known what the question finds.
    const shown =
      only === null ? mappings : mappings.filter(({ mappingId }) => only?.has(mappingId) === true);
    return listMappings(shown, { query, order, titleOf });
  }, [mappings, only, query, order, titleOf]);
  const columns = useMemo<readonly GridColumn<MappingSummary>[]>(
    () => [fileColumn, ...(ofAllPacks ? [packColumn(titleOf)] : []), ...factColumns],
    [ofAllPacks, titleOf],
  );
  return (
    <section aria-label={schemaWords.mappings} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <SearchField label={schemaWords.searchMappings} value={query} onChange={setQuery} />
        <MenuButton
          look="chip"
          prefix={schemaWords.orderLabel}
          entries={mappingOrders.map((name) => ({
            id: name,
            label: schemaWords.orders[name],
            chosen: name === order,
            onPick: () => setOrder(name),
          }))}
        >
          {schemaWords.orders[order]}
        </MenuButton>
        {asked === null ? null : <OfQuestion onRemove={() => goTo(routes.mappings())} />}
        <output className="text-12 text-ink-2">
          {query === '' && asked === null
            ? ''
            : schemaWords.found(formatCount(listed.length), formatCount(mappings.length))}
        </output>
        <span className="ml-auto">
          <Button look="quiet" onClick={chooseFile}>
            {schemaWords.importing.choose}
          </Button>
        </span>
      </div>
      <DataGrid<MappingSummary>
        label={schemaWords.mappings}
        columns={columns}
        layoutKey="mappings"
        rowCount={listed.length}
        rowAt={(index) => listed[index]}
        rowKey={(index) => listed[index]?.mappingId ?? index}
        rowHeight={32}
        cursor={Math.min(cursor, listed.length - 1)}
        onCursor={setCursor}
        onActivate={(index) => {
          const mapping = listed[index];
          if (mapping !== undefined) goTo(routes.schemas(mapping.mappingId));
        }}
        empty={
          mappings.length === 0 ? (
            <EmptyState title={schemaWords.noMappings}>{schemaWords.noMappingsMore}</EmptyState>
          ) : (
            <EmptyState
              title={schemaWords.noneFound}
              actions={
                <Button
                  onClick={() => {
                    setQuery('');
                    if (asked !== null) goTo(routes.mappings());
                  }}
                >
                  {text.clear}
                </Button>
              }
            />
          )
        }
      />
      <ImportMappingDialog />
    </section>
  );
}

/** Opens the system's dialog for a mapping file. */
function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener(
    'change',
    () => {
      const [file] = input.files ?? [];
      if (file !== undefined) void readMappingFile(file);
    },
    { once: true },
  );
  input.click();
}
