import type { AppliedRow, Decisions, TargetSchema } from '../../../../core/contract/views.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import type { ReviewState } from '../../../state/app/appState.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import type { CellMode } from '../../../state/columns/seenCell.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { CellText } from './CellText.tsx';
import { BothCell, CheckCell, Value } from './previewCells.tsx';

export interface PreviewColumnsRequest {
  readonly rows: readonly ReviewRow[];
  /** Data rows of the file; the widest number is to fit. */
  readonly rowCount: number;
  readonly schema: TargetSchema | null;
  readonly decisions: Decisions | null;
  readonly mode: ReviewState['rowMode'];
  readonly cellMode: CellMode;
  /** Rows are named as their sheet counts them, with the sheet where there are several. */
  readonly ofSheets: boolean;
  readonly sheetsTogether: boolean;
}

/** Columns of the preview: the row's number and check, then source columns, target fields, or each beside the other. */
export function previewColumns(request: PreviewColumnsRequest): readonly GridColumn<AppliedRow>[] {
  const lead: GridColumn<AppliedRow>[] = [
    {
      id: 'row',
      header: request.ofSheets ? text.preview.sheetRow : text.preview.row,
      width: request.ofSheets ? sheetRowWidth(request.sheetsTogether) : rowNumberWidth(request.rowCount),
      pinned: true,
      align: 'right',
      rowHead: true,
      cell: ({ source }) => <RowName source={source} ofSheets={request.ofSheets} />,
    },
  ];
  const { cellMode } = request;
  if (request.decisions === null || request.mode === 'source') {
    return [...lead, ...request.rows.map((row) => sourceColumn(row, cellMode))];
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
    ...request.rows.flatMap((row) => [
      bothColumn(row, row.field === null ? undefined : fieldAt.get(row.field), cellMode),
      ...madeColumns(row, request, fieldAt),
    ]),
    ...constantColumns(request, fieldAt),
  ];
}

/** In pixels; beside the number the sheet's name where there are several, long ones cut. */
function sheetRowWidth(together: boolean): number {
  return together ? 148 : 88;
}

function RowName({
  source,
  ofSheets,
}: {
  readonly source: AppliedRow['source'];
  readonly ofSheets: boolean;
}) {
  const line = formatCount(source.line);
  if (!ofSheets) {
    return (
      <span className="text-12 text-ink-3" title={`${text.preview.line} ${line}`}>
        {formatCount(source.rowIndex + 1)}
      </span>
    );
  }
  return (
    <span
      className="flex min-w-0 items-baseline gap-1.5 text-12 text-ink-3"
      title={`${text.preview.row} ${formatCount(source.rowIndex + 1)}`}
    >
      {source.sheet === undefined ? null : <span className="truncate text-ink-2">{source.sheet}</span>}
      <span className="shrink-0">{line}</span>
    </span>
  );
}

/** In pixels: a digit takes about eight, the rest is padding. */
function rowNumberWidth(rowCount: number): number {
  return Math.max(72, 32 + formatCount(rowCount).length * 8);
}

/** Id of the column that shows a source column, so that the cursor's column can be kept in sight. */
export function previewColumnId(row: ReviewRow, mode: ReviewState['rowMode']): string {
  return mode === 'target' ? `f${row.field ?? ''}` : `c${String(row.columnIndex)}`;
}

function sourceColumn(row: ReviewRow, cellMode: CellMode): GridColumn<AppliedRow> {
  return {
    id: previewColumnId(row, 'source'),
    header: row.profile.name,
    width: 140,
    mono: true,
    cell: ({ source }) => <CellText source={source} columnIndex={row.columnIndex} mode={cellMode} />,
    textOf: ({ source }) => source.cells[row.columnIndex] ?? '',
  };
}

function bothColumn(
  row: ReviewRow,
  fieldIndex: number | undefined,
  cellMode: CellMode,
): GridColumn<AppliedRow> {
  const { field } = row;
  if (field === null || fieldIndex === undefined) {
    return {
      ...sourceColumn(row, cellMode),
      headerView: <span className="truncate font-normal text-ink-3">{row.profile.name}</span>,
      cell: ({ source }) => <CellText source={source} columnIndex={row.columnIndex} mode={cellMode} quiet />,
    };
  }
  return {
    id: previewColumnId(row, 'both'),
    header: `${row.profile.name} → ${field}`,
    headerView: <ArrowHeader name={row.profile.name} field={field} />,
    width: 220,
    mono: true,
    textOf: ({ source }) => source.cells[row.columnIndex] ?? '',
    cell: (applied) => (
      <BothCell applied={applied} row={row} field={field} fieldIndex={fieldIndex} cellMode={cellMode} />
    ),
  };
}

function targetColumns(
  { rows, decisions }: PreviewColumnsRequest,
  fieldAt: ReadonlyMap<string, number>,
): readonly GridColumn<AppliedRow>[] {
  const names = new Set<string>();
  for (const row of rows) if (row.field !== null) names.add(row.field);
  for (const { field } of [...(decisions?.derived ?? []), ...(decisions?.constants ?? [])]) names.add(field);
  return [...fieldAt].filter(([name]) => names.has(name)).map(([name, index]) => fieldColumn(name, index));
}

/** Fields that are made of columns stand behind the first of these, where the eye is. */
function madeColumns(
  row: ReviewRow,
  { rows, decisions }: PreviewColumnsRequest,
  fieldAt: ReadonlyMap<string, number>,
): readonly GridColumn<AppliedRow>[] {
  return row.parts.flatMap(({ field, place }): readonly GridColumn<AppliedRow>[] => {
    const made = decisions?.derived.find((one) => one.field === field);
    const index = fieldAt.get(field);
    if (made === undefined || index === undefined || place !== 1) return [];
    const names = made.columnIndexes.map((at) => rows[at]?.profile.name ?? '').join(' + ');
    return [
      {
        ...fieldColumn(field, index),
        header: `${names} → ${field}`,
        headerView: <ArrowHeader name={names} field={field} />,
        width: 220,
      },
    ];
  });
}

function ArrowHeader({ name, field }: { readonly name: string; readonly field: string }) {
  return (
    <span className="flex min-w-0 items-baseline gap-1">
      <span className="truncate">{name}</span>
      <span className="text-ink-3">→</span>
      <span className="truncate font-mono font-normal">{field}</span>
    </span>
  );
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
    textOf: ({ values, problems }) =>
      problems.find((problem) => problem.field === name)?.raw ?? values[index] ?? '',
  };
}
