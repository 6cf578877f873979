import type { AppliedRow, TargetSchema } from '../../../../core/contract/views.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import type { CellMode } from '../../../state/columns/seenCell.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { rowWords } from '../../../text/rowWords.ts';
import { CellText } from './CellText.tsx';
import { problemWords } from './previewCells.tsx';

/** One line of a row's form: a column with the field it feeds, or a field that is made of columns or the same in every row. */
export interface RowLine {
  readonly column: ReviewRow | null;
  readonly field: string | null;
  readonly value: string | null;
  readonly problem: AppliedRow['problems'][number] | null;
  readonly source: AppliedRow['source'];
  readonly mode: CellMode;
}

/** Columns in file order, each with its own field; then the fields that no column feeds by itself and that have a value or fail. */
export function rowLines(
  { source, values, problems }: AppliedRow,
  {
    rows,
    schema,
    mode,
  }: {
    readonly rows: readonly ReviewRow[];
    readonly schema: TargetSchema | null;
    readonly mode: CellMode;
  },
): readonly RowLine[] {
  const valueOf = new Map(schema?.fields.map(({ name }, at) => [name, values[at] ?? null]));
  const problemOf = new Map(problems.map((problem) => [problem.field, problem]));
  const line = (column: ReviewRow | null, field: string | null): RowLine => ({
    column,
    field,
    value: field === null ? null : (valueOf.get(field) ?? null),
    problem: field === null ? null : (problemOf.get(field) ?? null),
    source,
    mode,
  });
  const own = new Set(rows.flatMap(({ field }) => field ?? []));
  const others = [...valueOf.keys()].filter(
    (field) => !own.has(field) && (valueOf.get(field) !== null || problemOf.has(field)),
  );
  const whole = problemOf.get('');
  return [
    ...(whole === undefined ? [] : [{ ...line(null, null), problem: whole }]),
    ...rows.map((row) => line(row, row.field)),
    ...others.map((field) => line(null, field)),
  ];
}

const words = rowWords.column;

export const rowLineColumns: readonly GridColumn<RowLine>[] = [
  {
    id: 'source',
    header: words.source,
    width: 200,
    grow: true,
    cell: ({ column }) =>
      column === null ? (
        <span className="text-12 text-ink-3">{rowWords.made}</span>
      ) : (
        <span className="truncate" title={column.profile.name}>
          {column.profile.name}
        </span>
      ),
  },
  {
    id: 'cell',
    header: words.cell,
    width: 220,
    grow: true,
    mono: true,
    cell: ({ column, source, mode }) =>
      column === null ? null : <CellText source={source} columnIndex={column.columnIndex} mode={mode} />,
  },
  {
    id: 'field',
    header: words.field,
    width: 180,
    cell: ({ field }) =>
      field === null ? (
        <span className="text-12 text-ink-3">{text.none}</span>
      ) : (
        <span className="truncate font-mono text-12" title={field}>
          {field}
        </span>
      ),
  },
  { id: 'value', header: words.value, width: 240, grow: true, cell: (line) => <Becomes line={line} /> },
];

function Becomes({ line: { field, value, problem } }: { readonly line: RowLine }) {
  if (problem !== null) {
    const reason = problemWords(problem);
    return (
      <span
        className="truncate rounded-1 bg-bad-bg px-1 text-12 text-bad"
        title={`${reason}: ${problem.raw}`}
      >
        ✕ {reason}
      </span>
    );
  }
  if (field === null) return null;
  return value === null ? (
    <span className="text-12 text-ink-3 italic">{text.preview.emptyCell}</span>
  ) : (
    <span className="truncate font-mono text-12 whitespace-pre" title={value}>
      {oneLine(value)}
    </span>
  );
}
