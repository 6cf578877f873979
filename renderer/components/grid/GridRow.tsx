/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
/* oxlint-disable jsx-a11y/click-events-have-key-events -- the grid holds the focus and takes the keys */
import { memo, type MouseEvent, type ReactNode } from 'react';
import { text } from '../../text/en.ts';
import type { ColumnPlaces } from './columnPlaces.ts';
import type { GridColumn } from './gridColumn.ts';

interface GridRowProps<Row> {
  /** Of the grid; ids of rows and cells begin with it. */
  readonly gridId: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly places: ColumnPlaces;
  /** Columns that scroll and are drawn. */
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly current: boolean;
  readonly selected: boolean;
  /** Whether single cells are selected, not rows. */
  readonly ofCells: boolean;
  /** Selected columns, from `from` to `to`; `to` before `from` for none. */
  readonly from: number;
  readonly to: number;
  /** Column of the cell with the cursor; -1 where it is in another row. */
  readonly active: number;
  readonly tone: ((row: Row) => string) | undefined;
  readonly onDown: (rowIndex: number, event: MouseEvent) => void;
  readonly onActivate: ((rowIndex: number, extend: boolean) => void) | undefined;
  readonly activateOnClick: boolean | undefined;
}

function GridRowView<Row>(props: GridRowProps<Row>): ReactNode {
  return props.row === undefined ? <WaitingRow {...props} /> : <WholeRow {...props} row={props.row} />;
}

/** A row that is not there yet: one still bar, as a screenful of these is drawn in each frame of a fast scroll. */
function WaitingRow<Row>({
  gridId,
  index,
  top,
  height,
  width,
  current,
  selected,
  ofCells,
  onDown,
}: GridRowProps<Row>): ReactNode {
  return (
    <div
      id={`${gridId}-r${String(index)}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ofCells ? current : selected}
      aria-busy="true"
      onMouseDown={(event) => onDown(index, event)}
      className={`absolute left-0 border-b border-line ${(current || selected) && !ofCells ? 'bg-selected' : ''}`}
      style={{ top, height, width }}
    >
      <div
        role="gridcell"
        aria-label={text.grid.waiting}
        className="sticky left-0 flex h-full w-24 items-center px-3"
      >
        <span className="h-2.5 w-full rounded-1 bg-subtle" />
      </div>
    </div>
  );
}

/** A row that is there. */
type WholeRowProps<Row> = GridRowProps<Row> & { readonly row: Row };

function WholeRow<Row>(props: WholeRowProps<Row>): ReactNode {
  const { row, columns, places, index, current, ofCells } = props;
  const tone = props.tone?.(row) ?? '';
  const bar = current ? 'shadow-[inset_3px_0_0_var(--accent)]' : '';
  const back = (current || props.selected) && !ofCells ? 'bg-selected' : '';
  return (
    <div
      id={`${props.gridId}-r${String(index)}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      onMouseDown={(event) => props.onDown(index, event)}
      onClick={props.activateOnClick === true ? () => props.onActivate?.(index, false) : undefined}
      onDoubleClick={
        props.activateOnClick === true ? undefined : (event) => props.onActivate?.(index, event.shiftKey)
      }
      className={`group/row absolute left-0 border-b border-line ${
        back === '' ? `${tone} hover:bg-hover` : back
      } ${bar}`}
      style={{ top: props.top, height: props.height, width: props.width }}
    >
      {places.pinnedCount === 0 ? null : (
        <div
          role="presentation"
          className={`sticky left-0 z-[1] h-full border-r border-line ${
            back === '' ? `${tone === '' ? 'bg-surface' : tone} group-hover/row:bg-hover` : back
          } ${bar}`}
          style={{ width: places.pinnedPx }}
        >
          {cellsOf(props, 0, places.pinnedCount - 1)}
        </div>
      )}
      {cellsOf(props, props.first, Math.min(props.last, columns.length - 1))}
    </div>
  );
}

function cellsOf<Row>(props: WholeRowProps<Row>, first: number, last: number): readonly ReactNode[] {
  const { columns, places, index, row } = props;
  const cells: ReactNode[] = [];
  for (let at = first; at <= last; at += 1) {
    const column = columns[at];
    if (column === undefined) continue;
    const left = places.edges[at] ?? 0;
    const selected = at >= props.from && at <= props.to;
    cells.push(
      <div
        key={column.id}
        id={at === props.active ? `${props.gridId}-cell` : undefined}
        role="gridcell"
        aria-colindex={at + 1}
        aria-selected={props.ofCells ? selected : undefined}
        className={cellLook(column, { selected, active: at === props.active })}
        style={{ left, width: (places.edges[at + 1] ?? 0) - left }}
      >
        {column.cell(row, index)}
      </div>,
    );
  }
  return cells;
}

function cellLook<Row>(
  { align, mono }: GridColumn<Row>,
  { selected, active }: { readonly selected: boolean; readonly active: boolean },
): string {
  return `absolute inset-y-0 flex items-center overflow-hidden px-3 ${
    align === 'right' ? 'justify-end' : ''
  } ${mono === true ? 'font-mono text-12' : ''} ${selected ? 'bg-selected' : ''} ${
    active ? 'outline-2 -outline-offset-2 outline-edge group-focus/grid:outline-accent' : ''
  }`;
}

/** One line of a grid; redrawn only when its own row, its columns, the cursor or the selection on it change. */
export const GridRow = memo(GridRowView, sameProps) as typeof GridRowView;

function sameProps<Row>(a: GridRowProps<Row>, b: GridRowProps<Row>): boolean {
  return (
    a.row === b.row &&
    a.index === b.index &&
    a.columns === b.columns &&
    a.places === b.places &&
    a.first === b.first &&
    a.last === b.last &&
    a.top === b.top &&
    a.height === b.height &&
    a.width === b.width &&
    a.current === b.current &&
    a.selected === b.selected &&
    a.from === b.from &&
    a.to === b.to &&
    a.active === b.active &&
    a.ofCells === b.ofCells &&
    a.tone === b.tone &&
    a.onDown === b.onDown &&
    a.onActivate === b.onActivate
  );
}
