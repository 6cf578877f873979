import { useEffect, useState } from 'react';
import type { Field, PackId } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import type { GridColumn } from '../../components/gridColumn.ts';
import { useApp } from '../../state/appState.ts';
import { loadSchema } from '../../state/schemaActions.ts';
import { text } from '../../text/en.ts';

/** The fields of one target schema. */
export function FieldTable({ packId }: { readonly packId: PackId }) {
  const schema = useApp((state) => state.schemas.get(packId));
  const [cursor, setCursor] = useState(-1);
  useEffect(() => void loadSchema(packId), [packId]);
  return (
    <section aria-label={text.schemas.fieldList} className="flex min-h-0 flex-1 flex-col">
      <h2 className="px-4 py-2 text-11 font-semibold text-ink-3">{text.schemas.fieldList}</h2>
      <DataGrid<Field>
        label={text.schemas.fieldList}
        columns={columns}
        rowCount={schema?.fields.length ?? 8}
        rowAt={(index) => schema?.fields[index]}
        rowHeight={32}
        cursor={cursor}
        onCursor={setCursor}
      />
    </section>
  );
}

const columns: readonly GridColumn<Field>[] = [
  {
    id: 'name',
    header: text.schemas.field,
    width: 230,
    cell: (field) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate font-mono text-12">{field.name}</span>
        {field.required ? <Chip tone="info">{text.review.required}</Chip> : null}
      </span>
    ),
  },
  {
    id: 'type',
    header: text.schemas.type,
    width: 110,
    cell: (field) => (
      <span className="truncate text-ink-2">
        {field.type}
        {field.maxLength === null ? '' : ` ≤ ${String(field.maxLength)}`}
      </span>
    ),
  },
  {
    id: 'about',
    header: text.schemas.description,
    width: 300,
    grow: true,
    cell: (field) => {
      const words = [field.description === '' ? field.label : field.description, field.enum.join(', ')]
        .filter((part) => part !== '')
        .join(' · ');
      return (
        <span className="truncate text-ink-2" title={words}>
          {words}
        </span>
      );
    },
  },
];
