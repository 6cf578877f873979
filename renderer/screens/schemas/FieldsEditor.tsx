import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PackProblem } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { edit, setEditing } from '../../state/packs/editActions.ts';
import { movedField, withNewField, withoutField } from '../../state/packs/packEdits.ts';
import type { PackEditing } from '../../state/packs/packState.ts';
import { packWords } from '../../text/packWords.ts';
import { FieldForm } from './FieldForm.tsx';
import { fieldColumns, type FieldRow, findsField } from './fieldColumns.tsx';

type ByField = ReadonlyMap<number, readonly PackProblem[]>;

/** The fields of a pack as a table with the chosen one beside it. Alt with an arrow moves a field, Delete removes it, Enter goes to its name. */
export function FieldsEditor({
  editing,
  errors,
  warnings,
}: {
  readonly editing: PackEditing;
  readonly errors: ByField;
  readonly warnings: ByField;
}) {
  const { fields } = editing.history.present.pack;
  const [query, setQuery] = useState('');
  const form = useRef<HTMLElement>(null);
  const rows = useMemo(
    (): readonly FieldRow[] =>
      fields
        .map((field, index) => ({
          field,
          index,
          errors: errors.get(index)?.length ?? 0,
          warnings: warnings.get(index)?.length ?? 0,
        }))
        .filter((row) => findsField(row, query)),
    [fields, errors, warnings, query],
  );
  const at = editing.cursor;
  const field = fields[at];
  const row = rows.findIndex(({ index }) => index === at);
  // At once, so that what is typed next goes there.
  const goToName = (): void => form.current?.querySelector<HTMLInputElement>('[data-field-name]')?.select();
  const add = (): void => {
    flushSync(() => {
      edit((draft) => withNewField(draft, at));
      setEditing({ cursor: at + 1 });
      setQuery('');
    });
    goToName();
  };
  const move = (to: number): void => {
    if (field === undefined || to < 0 || to >= fields.length) return;
    edit((draft) => movedField(draft, at, to));
    setEditing({ cursor: to });
  };
  const remove = (): void => {
    if (field !== undefined) edit((draft) => withoutField(draft, at));
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!(event.target instanceof Element) || event.target.getAttribute('role') !== 'grid') return;
    if (event.altKey && event.key === 'ArrowUp') move(at - 1);
    else if (event.altKey && event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'Delete') remove();
    else if (event.key === 'Insert') add();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex min-h-0 flex-1">
      {/* The keys belong to the table inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="flex min-w-0 flex-1 flex-col" onKeyDown={onKey}>
        <div className="flex h-10 shrink-0 items-center gap-1 px-3">
          <Button onClick={add}>
            <Plus aria-hidden="true" size={14} /> {packWords.addField}
          </Button>
          <IconButton label={`${packWords.up} (Alt ↑)`} blocked={at <= 0} onClick={() => move(at - 1)}>
            <ArrowUp aria-hidden="true" size={14} />
          </IconButton>
          <IconButton
            label={`${packWords.down} (Alt ↓)`}
            blocked={field === undefined || at >= fields.length - 1}
            onClick={() => move(at + 1)}
          >
            <ArrowDown aria-hidden="true" size={14} />
          </IconButton>
          <IconButton label={packWords.remove} blocked={field === undefined} onClick={remove}>
            <Trash2 aria-hidden="true" size={14} />
          </IconButton>
          <span className="ml-auto flex min-w-0 *:min-w-0 *:shrink">
            <SearchField label={packWords.filter} value={query} onChange={setQuery} />
          </span>
        </div>
        <DataGrid<FieldRow>
          label={packWords.fields}
          columns={fieldColumns}
          layoutKey="pack.edit"
          rowCount={rows.length}
          rowAt={(index) => rows[index]}
          rowHeight={32}
          cursor={row}
          onCursor={(index) => setEditing({ cursor: rows[index]?.index ?? -1 })}
          onActivate={goToName}
          empty={
            fields.length === 0 ? (
              <EmptyState title={packWords.noFields}>{packWords.noFieldsMore}</EmptyState>
            ) : (
              <p className="p-6 text-center text-ink-2">{packWords.noMatch}</p>
            )
          }
        />
      </div>
      <section
        ref={form}
        aria-label={field === undefined ? packWords.noField : packWords.fieldOf(field.name)}
        className="w-96 shrink-0 overflow-auto border-l border-line"
      >
        {field === undefined ? (
          <p className="p-4 text-ink-2">{packWords.noField}</p>
        ) : (
          <FieldForm field={field} index={at} errors={errors.get(at) ?? []} />
        )}
      </section>
    </div>
  );
}
