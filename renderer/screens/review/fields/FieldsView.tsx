import { useEffect, useMemo, useState } from 'react';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterChips } from '../../../components/FilterChips.tsx';
import { fieldsAttribute, focusSoon } from '../../../components/focus.ts';
import { SearchField } from '../../../components/SearchField.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { lastCheck } from '../../../state/review/checkActions.ts';
import {
  type FieldFilter,
  fieldFilters,
  type FieldLine,
  fieldLines,
  passesFieldFilter,
} from '../../../state/columns/coverage.ts';
import { findsAll } from '../../../components/Picker.tsx';
import { fieldWords } from '../../../text/fieldWords.ts';
import { FieldDetail } from './FieldDetail.tsx';
import { fieldColumns } from './fieldColumns.tsx';

const noLines: readonly FieldLine[] = [];

/** Every field of the target with what feeds it, and beside the list what can be done about the one under the cursor. */
export function FieldsView() {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const decisions = useApp((state) => state.review?.view?.decisions ?? null);
  const rows = useApp((state) => state.review?.rows);
  const check = useApp((state) => state.review?.check);
  const [filter, setFilter] = useState<FieldFilter>('all');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const failures = check === undefined ? undefined : lastCheck(check)?.counts.failures;
  const lines = useMemo(
    () =>
      schema === null || decisions === null
        ? noLines
        : fieldLines({ schema, decisions }, rows ?? [], failures ?? []),
    [schema, decisions, rows, failures],
  );
  const listed = useMemo(
    () =>
      lines.filter(
        (line) =>
          passesFieldFilter(line, filter) &&
          findsAll(
            {
              label: line.field.name,
              words: [
                line.field.label,
                line.field.description,
                ...line.columns.map(({ profile }) => profile.name),
              ].join(' '),
            },
            query.trim(),
          ),
      ),
    [lines, filter, query],
  );
  // Whoever opens the list wants to go through it.
  useEffect(() => focusSoon(fieldsAttribute), []);
  const found = listed.findIndex(({ field }) => field.name === chosen);
  const cursor = Math.max(0, found);
  const line = listed[cursor];
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
          <FilterChips<FieldFilter>
            label={fieldWords.filterGroup}
            value={filter}
            onChange={setFilter}
            chips={fieldFilters.map((name) => ({
              name,
              label: fieldWords.filters[name],
              count: lines.filter((one) => passesFieldFilter(one, name)).length,
            }))}
          />
          <span className="ml-auto">
            <SearchField label={fieldWords.search} value={query} onChange={setQuery} />
          </span>
        </div>
        <DataGrid<FieldLine>
          label={fieldWords.grid}
          columns={fieldColumns}
          rowCount={listed.length}
          rowAt={(index) => listed[index]}
          rowKey={(index) => listed[index]?.field.name ?? index}
          rowHeight={28}
          cursor={line === undefined ? -1 : cursor}
          onCursor={(index) => setChosen(listed[index]?.field.name ?? null)}
          onActivate={() => document.querySelector<HTMLElement>('[data-field-detail] button')?.focus()}
          gridAttribute={fieldsAttribute}
          empty={<EmptyState title={fieldWords.none} />}
        />
      </div>
      {line === undefined ? null : <FieldDetail key={line.field.name} line={line} />}
    </div>
  );
}
