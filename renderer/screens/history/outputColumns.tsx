import type { OutputKind } from '../../../core/contract/views.ts';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { text } from '../../text/en.ts';
import { oneLine } from '../../text/oneLine.ts';
import { formatCount } from '../../text/format.ts';

type Cells = readonly string[];

type KnownColumns = Readonly<
  Record<string, { readonly header: string; readonly width: number; readonly grow?: true }>
>;

/** Columns of the rejects file by its header, as they are named and how wide they are; its places in the file are for programs. */
const rejectColumns: KnownColumns = {
  line: { header: text.history.line, width: 84 },
  codes: { header: text.history.reasonOf, width: 260 },
  fields: { header: text.history.field, width: 170 },
  raw: { header: text.history.cell, width: 190 },
  rules: { header: text.history.rule, width: 260 },
  original: { header: text.history.original, width: 420, grow: true },
  sheet: { header: text.history.sheet, width: 120 },
};

/** Those of the rows that stand more than once. */
const duplicateColumns: KnownColumns = {
  group: { header: text.history.group, width: 76 },
  place: { header: text.history.place, width: 76 },
  line: { header: text.history.line, width: 84 },
  key: { header: text.history.key, width: 280 },
  original: { header: text.history.original, width: 420, grow: true },
  sheet: { header: text.history.sheet, width: 120 },
};

const knownColumns: Readonly<Partial<Record<OutputKind, KnownColumns>>> = {
  'rejects-csv': rejectColumns,
  'duplicates-csv': duplicateColumns,
};

/** Columns of an output: the row's number, then its cells as they stand; of rejects the reasons in words. */
export function outputColumns(
  names: readonly string[],
  rowCount: number,
  kind: OutputKind | undefined,
): readonly GridColumn<Cells>[] {
  const own = kind === undefined ? undefined : knownColumns[kind];
  const cells = names.flatMap((name, at): GridColumn<Cells>[] => {
    // Named by the field, so that an arrangement outlives another order of them.
    const id = names.indexOf(name) === at ? name : `c${String(at)}`;
    const textOf = (row: Cells): string => row[at] ?? '';
    if (own === undefined)
      return [
        { id, header: name, width: 150, mono: true, textOf, cell: (row) => <Cell text={row[at] ?? ''} /> },
      ];
    const known = Object.hasOwn(own, name) ? own[name] : undefined;
    if (known === undefined) return [];
    return [
      {
        id,
        ...known,
        textOf,
        copyName: name,
        mono: name !== 'codes',
        cell: (row) => (name === 'codes' ? <Reasons codes={row[at] ?? ''} /> : <Cell text={row[at] ?? ''} />),
      },
    ];
  });
  if (own !== undefined) return cells;
  const lead: GridColumn<Cells> = {
    id: 'row',
    header: text.history.row,
    width: Math.max(64, 32 + formatCount(rowCount).length * 8),
    pinned: true,
    rowHead: true,
    align: 'right',
    cell: (_, rowIndex) => <span className="text-12 text-ink-3">{formatCount(rowIndex + 1)}</span>,
  };
  return [lead, ...cells];
}

function Cell({ text: cell }: { readonly text: string }) {
  return (
    <span className="truncate whitespace-pre" title={cell}>
      {oneLine(cell)}
    </span>
  );
}

/** Codes are joined by semicolons and never hold one. */
function Reasons({ codes }: { readonly codes: string }) {
  const words = codes
    .split(';')
    .map((code) => text.rejects[code] ?? code)
    .join(', ');
  return (
    <span className="truncate text-bad" title={words}>
      {words}
    </span>
  );
}
