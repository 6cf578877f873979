import { useMemo, useState } from 'react';
import type { PackDetail } from '../../../core/contract/views.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { packWords } from '../../text/packWords.ts';
import { text } from '../../text/en.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { fieldColumns, type FieldRow, findsField, mappingsColumn } from './fieldColumns.tsx';

const withMappings = [...fieldColumns, mappingsColumn];

/** The fields of one target schema. */
export function FieldTable({ detail }: { readonly detail: PackDetail | undefined }) {
  const [cursor, setCursor] = useState(-1);
  const [query, setQuery] = useState('');
  const rows = useMemo((): readonly FieldRow[] => {
    if (detail === undefined) return [];
    const use = new Map(detail.use.map(({ field, mappings }) => [field, mappings]));
    return detail.pack.fields
      .map((field, index) => ({ field, index, mappings: use.get(field.name) ?? 0 }))
      .filter((row) => findsField(row, query));
  }, [detail, query]);
  return (
    <section aria-label={schemaWords.fieldList} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-3 px-4">
        <SearchField label={packWords.filter} value={query} onChange={setQuery} />
        <span className="text-12 text-ink-3">{text.fields(rows.length)}</span>
      </div>
      <DataGrid<FieldRow>
        label={schemaWords.fieldList}
        columns={detail !== undefined && detail.use.length > 0 ? withMappings : fieldColumns}
        layoutKey="pack.fields"
        rowCount={detail === undefined ? 8 : rows.length}
        rowAt={(index) => rows[index]}
        rowHeight={32}
        cursor={cursor}
        onCursor={setCursor}
        copyText={(index) => rows[index]?.field.name ?? ''}
        empty={<p className="p-6 text-center text-ink-2">{packWords.noMatch}</p>}
      />
    </section>
  );
}
