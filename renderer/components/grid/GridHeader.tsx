/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { memo, type PointerEvent, type ReactNode } from 'react';
import { text } from '../../text/en.ts';
import type { ColumnPlaces } from './columnPlaces.ts';
import type { GridColumn } from './gridColumn.ts';
import { ariaSortOf, type GridSort } from './gridSort.ts';

interface GridHeaderProps<Row> {
  readonly gridId: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly places: ColumnPlaces;
  /** Columns that scroll and are drawn. */
  readonly first: number;
  readonly last: number;
  readonly width: number;
  /** The header that keys act on; -1 for none. */
  readonly active: number;
  /** Selected columns, from `from` to `to`. */
  readonly from: number;
  readonly to: number;
  /** The column being dragged; -1 for none. */
  readonly dragged: number;
  /** The column that the screen works on, by id. */
  readonly marked: string | undefined;
  /** The column that was just gone to, by id. */
  readonly flashed: string | null;
  readonly onDown: (column: number, event: PointerEvent) => void;
  readonly onEdgeDown: (column: number, event: PointerEvent) => void;
  readonly onFit: (column: number) => void;
  readonly onMenu: (column: number, anchor: Element) => void;
  readonly sort: GridSort | undefined;
  /** Orders the rows by the column, or the other way round. */
  readonly onSort: (column: number) => void;
}

/**
 * Names of the columns, always in sight. Each can be dragged to another place, its edge to another width; a double click
 * on the edge fits the width. All of that and more stands in the column's menu too.
 */
export const GridHeader = memo(GridHeaderView) as typeof GridHeaderView;

function GridHeaderView<Row>(props: GridHeaderProps<Row>): ReactNode {
  const { places, width } = props;
  return (
    <div role="rowgroup" className="sticky top-0 z-10 h-7 border-b border-line bg-subtle" style={{ width }}>
      <div role="row" aria-rowindex={1} className="relative h-full">
        {places.pinnedCount === 0 ? null : (
          <div
            role="presentation"
            className="sticky left-0 z-[1] h-full border-r border-line bg-subtle"
            style={{ width: places.pinnedPx }}
          >
            {headersOf(props, 0, places.pinnedCount - 1)}
          </div>
        )}
        {headersOf(props, props.first, props.last)}
      </div>
    </div>
  );
}

function headersOf<Row>(props: GridHeaderProps<Row>, first: number, last: number): readonly ReactNode[] {
  const headers: ReactNode[] = [];
  for (let at = first; at <= last; at += 1) {
    const column = props.columns[at];
    if (column !== undefined) headers.push(<HeaderCell key={column.id} column={column} at={at} of={props} />);
  }
  return headers;
}

function HeaderCell<Row>({
  column,
  at,
  of,
}: {
  readonly column: GridColumn<Row>;
  readonly at: number;
  readonly of: GridHeaderProps<Row>;
}) {
  const left = of.places.edges[at] ?? 0;
  const isActive = at === of.active;
  const sorted = ariaSortOf(of.sort, column);
  return (
    <div
      id={`${of.gridId}-h${String(at)}`}
      role="columnheader"
      aria-colindex={at + 1}
      aria-label={column.header}
      aria-sort={sorted}
      title={column.header}
      onPointerDown={(event) => of.onDown(at, event)}
      className={`group/head absolute inset-y-0 flex items-center gap-1.5 overflow-hidden px-3 text-11 font-semibold select-none ${
        column.align === 'right' ? 'justify-end' : ''
      } ${headerLook(of, { at, id: column.id })} ${
        isActive ? 'outline-2 -outline-offset-2 outline-accent' : ''
      }`}
      style={{ left, width: (of.places.edges[at + 1] ?? 0) - left }}
    >
      {column.headerView ?? <span className="truncate">{column.header}</span>}
      {sorted === undefined ? null : (
        <SortButton column={column} sorted={sorted} isActive={isActive} onSort={() => of.onSort(at)} />
      )}
      <button
        type="button"
        tabIndex={-1}
        aria-label={text.grid.menu.open(column.header)}
        aria-haspopup="menu"
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => of.onMenu(at, event.currentTarget)}
        className={`absolute top-0.5 right-1 size-6 items-center justify-center rounded-1 bg-subtle text-ink-2 hover:bg-hover hover:text-ink ${
          isActive ? 'inline-flex' : 'hidden group-hover/head:inline-flex'
        }`}
      >
        <ChevronDown aria-hidden="true" size={13} />
      </button>
      <span
        aria-hidden="true"
        onPointerDown={(event) => of.onEdgeDown(at, event)}
        onDoubleClick={() => of.onFit(at)}
        className="absolute inset-y-1 right-0 w-1.5 cursor-col-resize border-r border-line group-hover/head:border-edge"
      />
    </div>
  );
}

/** Says how the rows are ordered by the column, and turns the order round; seen where they are, or the pointer is. */
function SortButton<Row>({
  column,
  sorted,
  isActive,
  onSort,
}: {
  readonly column: GridColumn<Row>;
  readonly sorted: 'ascending' | 'descending' | 'none';
  readonly isActive: boolean;
  readonly onSort: () => void;
}) {
  const Picture = sorted === 'descending' ? ArrowDown : ArrowUp;
  // A name at the right has its room at the left.
  const atRight = isActive ? 'right-7' : 'right-1 group-hover/head:right-7';
  const place = column.align === 'right' ? 'left-0.5' : atRight;
  const isSeen = sorted !== 'none' || isActive;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={text.grid.menu.sort(column.header)}
      title={text.grid.menu.sort(column.header)}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onSort}
      className={`absolute top-0.5 size-6 items-center justify-center rounded-1 bg-inherit hover:bg-hover hover:text-ink ${place} ${
        sorted === 'none' ? 'text-ink-3' : 'text-accent'
      } ${isSeen ? 'inline-flex' : 'hidden group-hover/head:inline-flex'}`}
    >
      <Picture aria-hidden="true" size={13} />
    </button>
  );
}

function headerLook<Row>(
  { from, to, dragged, flashed, marked }: GridHeaderProps<Row>,
  { at, id }: { readonly at: number; readonly id: string },
): string {
  if (at === dragged) return 'opacity-50';
  if (id === flashed) return 'flash bg-warn-bg text-ink';
  if (id === marked) return 'text-accent shadow-[inset_0_-2px_0_var(--accent)]';
  return at >= from && at <= to ? 'bg-hover text-ink' : 'text-ink-2';
}
