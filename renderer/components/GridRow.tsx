/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo, type ReactNode } from 'react';
import type { GridColumn } from './gridColumn.ts';

interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly items: readonly VirtualItem[];
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly current: boolean;
  readonly tone: ((row: Row) => string) | undefined;
  readonly onCursor: (rowIndex: number) => void;
  readonly onActivate: ((rowIndex: number) => void) | undefined;
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
        if (event.button === 0) props.onCursor(index);
      }}
      onDoubleClick={() => props.onActivate?.(index)}
      className={`absolute left-0 border-b border-line ${
        current ? 'bg-selected shadow-[inset_3px_0_0_var(--accent)]' : `${tone} hover:bg-hover`
      }`}
      style={{ top: props.top, height: props.height, width: props.width }}
    >
      {items.map((item) => {
        const column = columns[item.index];
        if (column === undefined) return null;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={item.index + 1}
            className={`absolute inset-y-0 flex items-center overflow-hidden px-3 ${
              column.align === 'right' ? 'justify-end' : ''
            } ${column.mono === true ? 'font-mono text-12' : ''}`}
            style={{ left: item.start, width: item.size }}
          >
            {row === undefined ? <span className="skeleton h-3 w-3/5" /> : column.cell(row, index)}
          </div>
        );
      })}
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
    a.top === b.top &&
    a.current === b.current &&
    a.width === b.width &&
    a.index === b.index &&
    a.height === b.height &&
    a.onCursor === b.onCursor &&
    a.onActivate === b.onActivate &&
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
