import { Check, EyeOff, FileSpreadsheet, TriangleAlert } from 'lucide-react';
import { Chip } from '../../../components/Chip.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import type { SheetLine } from '../../../state/review/sheetLines.ts';
import { rangeName } from '../../../text/cellReference.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { headerName, whyWords } from './guessWords.ts';

/** Column names drawn of a table; the rest is counted. */
const namesDrawn = 12;

/** What the list says of a sheet and of each of its tables, from left to right; what no line fills is left out. */
export function sheetColumns(lines: readonly SheetLine[]): readonly GridColumn<SheetLine>[] {
  return allColumns.filter(
    ({ id }) =>
      (id !== 'notes' || lines.some(({ sheet }) => sheet.notes.length > 0)) &&
      (id !== 'alike' || lines.some(({ alike, leftOut }) => alike !== null || leftOut !== null)),
  );
}

const allColumns: readonly GridColumn<SheetLine>[] = [
  {
    id: 'sheet',
    header: text.sheets.column.sheet,
    width: 212,
    pinned: true,
    cell: (line) => <NameCell line={line} />,
  },
  {
    id: 'range',
    header: text.sheets.column.range,
    width: 94,
    mono: true,
    cell: ({ table }) => (table === null ? null : <span className="truncate">{rangeName(table.range)}</span>),
  },
  {
    id: 'rows',
    header: text.sheets.column.rows,
    width: 62,
    align: 'right',
    cell: ({ table }) =>
      table === null ? null : table.rowCount === null ? (
        <span className="text-12 text-ink-2" title={text.sheets.goesOnLong}>
          {text.sheets.goesOn}
        </span>
      ) : (
        formatCount(table.rowCount)
      ),
  },
  {
    id: 'header',
    header: text.sheets.column.header,
    width: 78,
    cell: ({ table }) =>
      table === null ? null : (
        <span className="truncate text-12 text-ink-2">{headerName(table.headerRows)}</span>
      ),
  },
  {
    id: 'columns',
    header: text.sheets.column.columns,
    width: 190,
    grow: true,
    cell: (line) => <ColumnsCell line={line} />,
  },
  {
    id: 'alike',
    header: text.sheets.column.alike,
    width: 166,
    cell: (line) => <AlikeCell line={line} />,
  },
  {
    id: 'notes',
    header: text.sheets.column.notes,
    width: 140,
    hideBelow: 900,
    cell: ({ sheet, tableIndex }) =>
      tableIndex > 0 || sheet.notes.length === 0 ? null : (
        <span className="truncate text-12 text-ink-2" title={sheet.notes.join('\n')}>
          {sheet.notes.join(' · ')}
        </span>
      ),
  },
];

function NameCell({ line }: { readonly line: SheetLine }) {
  const { sheet, tableIndex, isRead } = line;
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      <span className="flex w-4 shrink-0 justify-center text-accent">
        {isRead ? (
          <>
            <Check aria-hidden="true" size={15} />
            <span className="sr-only">{text.sheets.isRead}</span>
          </>
        ) : tableIndex === 0 ? (
          <FileSpreadsheet aria-hidden="true" size={14} strokeWidth={1.5} className="text-ink-3" />
        ) : null}
      </span>
      {tableIndex === 0 ? (
        <span className={`truncate ${isRead ? 'font-semibold' : ''}`} title={sheet.name}>
          {sheet.name}
          {line.table?.name === undefined ? null : (
            <span className="font-normal text-ink-3"> {line.table.name}</span>
          )}
        </span>
      ) : (
        <span className={`truncate pl-3 ${isRead ? 'font-semibold' : 'text-ink-2'}`}>
          <span className="sr-only">{sheet.name}, </span>
          {line.table?.name ?? text.sheets.tableNumber(tableIndex)}
        </span>
      )}
      {sheet.hidden && tableIndex === 0 ? (
        <span className="shrink-0">
          <Chip title={text.sheets.hiddenLong}>
            <EyeOff aria-hidden="true" size={12} />
            {text.sheets.hidden}
          </Chip>
        </span>
      ) : null}
    </span>
  );
}

function ColumnsCell({ line: { sheet, table } }: { readonly line: SheetLine }) {
  if (table === null) {
    return sheet.problem === null ? (
      <span className="text-12">{text.sheets.blank}</span>
    ) : (
      <span className="flex min-w-0 items-center gap-1.5 text-12 text-warn" title={sheet.problem}>
        <TriangleAlert aria-hidden="true" size={13} className="shrink-0" />
        <span className="truncate">{sheet.problem}</span>
      </span>
    );
  }
  const named = table.columnNames.filter((name, at) => name !== `column_${String(at + 1)}`);
  const names = (named.length === 0 ? table.columnNames : named).slice(0, namesDrawn);
  const more = table.columnNames.length - names.length;
  return (
    <span className="truncate font-mono text-12" title={table.columnNames.join('\n')}>
      {names.join(' · ')}
      {more > 0 && names.length === namesDrawn ? (
        <span className="font-sans text-ink-3"> {text.sheets.moreColumns(more)}</span>
      ) : null}
    </span>
  );
}

function AlikeCell({ line: { alike, leftOut, sheet } }: { readonly line: SheetLine }) {
  if (leftOut !== null) {
    return <span className="truncate text-12 text-ink-2">{text.sheets.leftOut([whyWords(leftOut)])}</span>;
  }
  if (alike === null || sheet.layout === null) return null;
  return (
    <span className="truncate text-12 text-ink-2" title={text.sheets.sameAs(alike)}>
      <span className="sr-only">{text.sheets.column.alike} </span>
      {alike}
    </span>
  );
}
