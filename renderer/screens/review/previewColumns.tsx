import type { AppliedRow, Decisions, TargetSchema } from '../../../core/contract/views.ts';
import type { GridColumn } from '../../components/gridColumn.ts';
import type { ReviewState } from '../../state/appState.ts';
import type { ReviewRow } from '../../state/reviewRows.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';

export interface PreviewColumnsRequest {
  readonly rows: readonly ReviewRow[];
  /** Data rows of the file; the widest number is to fit. */
  readonly rowCount: number;
  readonly schema: TargetSchema | null;
  readonly decisions: Decisions | null;
  readonly mode: ReviewState['rowMode'];
}

/** Columns of the preview: the row's number and check, then source columns, target fields, or each beside the other. */
export function previewColumns(request: PreviewColumnsRequest): readonly GridColumn<AppliedRow>[] {
  const lead: GridColumn<AppliedRow>[] = [
    {
      id: 'row',
      header: text.preview.row,
      width: rowNumberWidth(request.rowCount),
      pinned: true,
      align: 'right',
      cell: ({ source }) => (
        <span className="text-12 text-ink-3" title={`${text.preview.line} ${formatCount(source.line)}`}>
          {formatCount(source.rowIndex + 1)}
        </span>
      ),
    },
  ];
  if (request.decisions === null || request.mode === 'source') {
    return [...lead, ...request.rows.map((row) => sourceColumn(row))];
  }
  const check: GridColumn<AppliedRow> = {
    id: 'check',
    header: text.preview.problems,
    width: 190,
    pinned: true,
    cell: (row) => <CheckCell row={row} />,
  };
  const fieldAt = new Map(request.schema?.fields.map((field, index) => [field.name, index]));
  if (request.mode === 'target') return [...lead, check, ...targetColumns(request, fieldAt)];
  return [
    ...lead,
    check,
    ...request.rows.map((row) => bothColumn(row, row.field === null ? undefined : fieldAt.get(row.field))),
    ...constantColumns(request, fieldAt),
  ];
}

/** In pixels: a digit takes about eight, the rest is padding. */
function rowNumberWidth(rowCount: number): number {
  return Math.max(72, 32 + formatCount(rowCount).length * 8);
}

/** Id of the column that shows a source column, so that the cursor's column can be kept in sight. */
export function previewColumnId(row: ReviewRow, mode: ReviewState['rowMode']): string {
  return mode === 'target' ? `f${row.field ?? ''}` : `c${String(row.columnIndex)}`;
}

function sourceColumn(row: ReviewRow): GridColumn<AppliedRow> {
  return {
    id: previewColumnId(row, 'source'),
    header: row.profile.name,
    width: 140,
    mono: true,
    cell: ({ source }) => <Raw cell={source.cells[row.columnIndex]} />,
  };
}

function bothColumn(row: ReviewRow, fieldIndex: number | undefined): GridColumn<AppliedRow> {
  const { field } = row;
  if (field === null || fieldIndex === undefined) {
    return {
      ...sourceColumn(row),
      headerView: <span className="truncate font-normal text-ink-3">{row.profile.name}</span>,
      cell: ({ source }) => (
        <span className="truncate text-ink-3">{source.cells[row.columnIndex] ?? ''}</span>
      ),
    };
  }
  return {
    id: previewColumnId(row, 'both'),
    header: `${row.profile.name} → ${field}`,
    headerView: (
      <span className="flex min-w-0 items-baseline gap-1">
        <span className="truncate">{row.profile.name}</span>
        <span className="text-ink-3">→</span>
        <span className="truncate font-mono font-normal">{field}</span>
      </span>
    ),
    width: 220,
    mono: true,
    cell: (applied) => <BothCell applied={applied} row={row} field={field} fieldIndex={fieldIndex} />,
  };
}

function targetColumns(
  { rows, decisions }: PreviewColumnsRequest,
  fieldAt: ReadonlyMap<string, number>,
): readonly GridColumn<AppliedRow>[] {
  const names = new Set<string>();
  for (const row of rows) if (row.field !== null) names.add(row.field);
  for (const { field } of decisions?.constants ?? []) names.add(field);
  return [...fieldAt].filter(([name]) => names.has(name)).map(([name, index]) => fieldColumn(name, index));
}

function constantColumns(
  { decisions }: PreviewColumnsRequest,
  fieldAt: ReadonlyMap<string, number>,
): readonly GridColumn<AppliedRow>[] {
  return (decisions?.constants ?? []).flatMap(({ field }) => {
    const index = fieldAt.get(field);
    return index === undefined ? [] : [fieldColumn(field, index)];
  });
}

function fieldColumn(name: string, index: number): GridColumn<AppliedRow> {
  return {
    id: `f${name}`,
    header: name,
    width: 150,
    mono: true,
    cell: (applied) => <Value applied={applied} field={name} fieldIndex={index} />,
  };
}

function Raw({ cell }: { readonly cell: string | undefined }) {
  if (cell === undefined || cell === '') {
    return <span className="font-sans text-12 text-ink-3 italic">{text.preview.emptyCell}</span>;
  }
  return (
    <span className="truncate whitespace-pre" title={cell}>
      {cell}
    </span>
  );
}

interface ValueProps {
  readonly applied: AppliedRow;
  readonly field: string;
  readonly fieldIndex: number;
}

function Value({ applied, field, fieldIndex }: ValueProps) {
  const problem = applied.problems.find((item) => item.field === field);
  if (problem !== undefined) {
    const reason = text.rejects[problem.code] ?? problem.code;
    return (
      <span
        className="flex max-w-full min-w-0 items-center gap-1 rounded-1 bg-bad-bg px-1 text-bad"
        title={`${reason}: ${problem.raw}`}
      >
        <span aria-hidden="true">✕</span>
        <span className="truncate whitespace-pre">
          {problem.raw === '' ? text.preview.emptyCell : problem.raw}
        </span>
        <span className="sr-only">{reason}</span>
      </span>
    );
  }
  const value = applied.values[fieldIndex] ?? null;
  return value === null ? (
    <span className="text-ink-3">{text.none}</span>
  ) : (
    <span className="truncate whitespace-pre" title={value}>
      {value}
    </span>
  );
}

function BothCell({ applied, row, field, fieldIndex }: ValueProps & { readonly row: ReviewRow }) {
  const raw = applied.source.cells[row.columnIndex] ?? '';
  const failed = applied.problems.some((item) => item.field === field);
  const value = applied.values[fieldIndex] ?? null;
  if (!failed && value === raw) return <Raw cell={raw} />;
  if (raw === '' && value === null && !failed) return <Raw cell={raw} />;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="min-w-0 truncate whitespace-pre text-ink-3" title={raw}>
        {raw === '' ? text.preview.emptyCell : raw}
      </span>
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <span className="sr-only">{text.preview.becomes}</span>
      <Value applied={applied} field={field} fieldIndex={fieldIndex} />
    </span>
  );
}

function CheckCell({ row }: { readonly row: AppliedRow }) {
  const first = row.problems[0];
  if (first === undefined) {
    return (
      <span className="flex items-center gap-1 text-12 text-ok">
        <span aria-hidden="true">✓</span> {text.preview.ok}
      </span>
    );
  }
  const more = row.problems.length - 1;
  return (
    <span
      className="truncate text-12 text-bad"
      title={row.problems
        .map((problem) => `${problem.field}: ${text.rejects[problem.code] ?? problem.code}`)
        .join('\n')}
    >
      ✕ {text.rejects[first.code] ?? first.code}
      {more > 0 ? ` +${String(more)}` : ''}
    </span>
  );
}
