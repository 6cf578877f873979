/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
import type { VirtualItem } from '@tanstack/react-virtual';
import type { GridColumn } from './gridColumn.ts';

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly items: readonly VirtualItem[];
  /** Widths of the pinned columns, which stand first. */
  readonly pinned: readonly number[];
  readonly width: number;
  /** Gives the handler that starts the resizing of a column. */
  readonly onResize: (columnId: string) => ((event: unknown) => void) | undefined;
  readonly onResetWidth: (columnId: string) => void;
}

/** Names of the columns, always in sight; the edge of each can be dragged, a double click gives back its own width. */
export function GridHeader<Row>({ columns, items, pinned, width, ...rest }: GridHeaderProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 h-7 border-b border-line bg-subtle" style={{ width }}>
      <div role="row" aria-rowindex={1} className="relative h-full">
        {pinned.length === 0 ? null : (
          <div
            role="presentation"
            className="sticky left-0 z-[1] flex h-full w-max border-r border-line bg-subtle"
          >
            {pinned.map((size, at) => (
              <HeaderCell
                key={columns[at]?.id ?? at}
                column={columns[at]}
                at={at}
                style={{ width: size }}
                {...rest}
              />
            ))}
          </div>
        )}
        {items.map((item) =>
          item.index < pinned.length ? null : (
            <HeaderCell
              key={columns[item.index]?.id ?? item.index}
              column={columns[item.index]}
              at={item.index}
              placed
              style={{ left: item.start, width: item.size }}
              {...rest}
            />
          ),
        )}
      </div>
    </div>
  );
}

interface HeaderCellProps<Row> extends Pick<GridHeaderProps<Row>, 'onResize' | 'onResetWidth'> {
  readonly column: GridColumn<Row> | undefined;
  readonly at: number;
  readonly placed?: boolean;
  readonly style: { readonly left?: number; readonly width: number };
}

function HeaderCell<Row>({
  column,
  at,
  placed = false,
  style,
  onResize,
  onResetWidth,
}: HeaderCellProps<Row>) {
  if (column === undefined) return null;
  return (
    <div
      role="columnheader"
      aria-colindex={at + 1}
      aria-label={column.header}
      title={column.header}
      className={`group/head flex items-center gap-1.5 px-3 text-11 font-semibold text-ink-2 ${
        placed ? 'absolute inset-y-0' : 'relative shrink-0'
      } ${column.align === 'right' ? 'justify-end' : ''} ${column.marked === true ? 'text-accent shadow-[inset_0_-2px_0_var(--accent)]' : ''}`}
      style={style}
    >
      {column.headerView ?? <span className="truncate">{column.header}</span>}
      <span
        aria-hidden="true"
        onMouseDown={(event) => onResize(column.id)?.(event)}
        onTouchStart={(event) => onResize(column.id)?.(event)}
        onDoubleClick={() => onResetWidth(column.id)}
        className="absolute inset-y-1 right-0 w-1.5 cursor-col-resize border-r border-transparent group-hover/head:border-edge"
      />
    </div>
  );
}
