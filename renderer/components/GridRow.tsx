/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
/* oxlint-disable jsx-a11y/click-events-have-key-events -- the grid holds the focus and takes the keys */
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo, type ReactNode } from 'react';
import type { GridColumn } from './gridColumn.ts';

interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly items: readonly VirtualItem[];
  /** Widths of the pinned columns, which stand first. */
  readonly pinned: readonly number[];
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly current: boolean;
  readonly tone: ((row: Row) => string) | undefined;
  readonly onCursor: (rowIndex: number) => void;
  readonly onActivate: ((rowIndex: number, extend: boolean) => void) | undefined;
  readonly activateOnClick: boolean | undefined;
  readonly onColumn: ((columnId: string) => void) | undefined;
}

function GridRowView<Row>(props: GridRowProps<Row>): ReactNode {
  const { row, columns, items, index, current } = props;
  const tone = row === undefined ? '' : (props.tone?.(row) ?? '');
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={current}
      onMouseDown={(event) => {
        if (event.button !== 0) return;
        props.onCursor(index);
        const column = props.onColumn === undefined ? undefined : columnUnder(event.target, columns);
        if (column !== undefined) props.onColumn?.(column.id);
      }}
      onClick={props.activateOnClick === true ? () => props.onActivate?.(index, false) : undefined}
      onDoubleClick={
        props.activateOnClick === true ? undefined : (event) => props.onActivate?.(index, event.shiftKey)
      }
      className={`group/row absolute left-0 border-b border-line ${
        current ? 'bg-selected shadow-[inset_3px_0_0_var(--accent)]' : `${tone} hover:bg-hover`
      }`}
      style={{ top: props.top, height: props.height, width: props.width }}
    >
      {props.pinned.length === 0 ? null : (
        <div
          role="presentation"
          className={`sticky left-0 z-[1] flex h-full w-max border-r border-line ${
            current
              ? 'bg-selected shadow-[inset_3px_0_0_var(--accent)]'
              : `${tone === '' ? 'bg-surface' : tone} group-hover/row:bg-hover`
          }`}
        >
          {props.pinned.map((width, at) => {
            const column = columns[at];
            return column === undefined ? null : (
              <GridCell key={column.id} column={column} at={at} row={row} index={index} style={{ width }} />
            );
          })}
        </div>
      )}
      {items.map((item) => {
        const column = columns[item.index];
        if (column === undefined || item.index < props.pinned.length) return null;
        return (
          <GridCell
            key={column.id}
            column={column}
            at={item.index}
            row={row}
            index={index}
            placed
            style={{ left: item.start, width: item.size }}
          />
        );
      })}
    </div>
  );
}

function columnUnder<Row>(
  target: EventTarget,
  columns: readonly GridColumn<Row>[],
): GridColumn<Row> | undefined {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
  return cell === null ? undefined : columns[Number(cell.getAttribute('aria-colindex')) - 1];
}

interface GridCellProps<Row> {
  readonly column: GridColumn<Row>;
  /** Place of the column, from 0. */
  readonly at: number;
  readonly row: Row | undefined;
  readonly index: number;
  /** Put at a place of its own; pinned cells follow one another instead. */
  readonly placed?: boolean;
  readonly style: { readonly left?: number; readonly width: number };
}

function GridCell<Row>({ column, at, row, index, placed = false, style }: GridCellProps<Row>): ReactNode {
  return (
    <div
      role="gridcell"
      aria-colindex={at + 1}
      className={`flex items-center overflow-hidden px-3 ${placed ? 'absolute inset-y-0' : 'shrink-0'} ${
        column.align === 'right' ? 'justify-end' : ''
      } ${column.mono === true ? 'font-mono text-12' : ''}`}
      style={style}
    >
      {row === undefined ? <span className="skeleton h-3 w-3/5" /> : column.cell(row, index)}
    </div>
  );
}

/** One line of a grid; redrawn only when its own row, its columns or the cursor on it change. */
export const GridRow = memo(GridRowView, sameProps) as typeof GridRowView;

function sameProps<Row>(a: GridRowProps<Row>, b: GridRowProps<Row>): boolean {
  return (
    a.row === b.row &&
    a.row !== undefined &&
    a.columns === b.columns &&
    a.pinned === b.pinned &&
    a.top === b.top &&
    a.current === b.current &&
    a.width === b.width &&
    a.index === b.index &&
    a.height === b.height &&
    a.onCursor === b.onCursor &&
    a.onActivate === b.onActivate &&
    a.onColumn === b.onColumn &&
    sameItems(a.items, b.items)
  );
}

function sameItems(a: readonly VirtualItem[], b: readonly VirtualItem[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const one = a[at];
    const other = b[at];
    if (one?.index !== other?.index || one?.start !== other?.start || one?.size !== other?.size) return false;
  }
  return true;
}
