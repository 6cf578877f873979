/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
import type { VirtualItem } from '@tanstack/react-virtual';
import type { GridColumn } from './gridColumn.ts';

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly items: readonly VirtualItem[];
  readonly width: number;
  /** Gives the handler that starts the resizing of a column. */
  readonly onResize: (columnId: string) => ((event: unknown) => void) | undefined;
  readonly onResetWidth: (columnId: string) => void;
}

/** Names of the columns, always in sight; the edge of each can be dragged, a double click gives back its own width. */
export function GridHeader<Row>({ columns, items, width, onResize, onResetWidth }: GridHeaderProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 h-7 border-b border-line bg-subtle" style={{ width }}>
      <div role="row" aria-rowindex={1} className="relative h-full">
        {items.map((item) => {
          const column = columns[item.index];
          if (column === undefined) return null;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={item.index + 1}
              aria-label={column.header}
              title={column.header}
              className={`group/head absolute inset-y-0 flex items-center gap-1.5 px-3 text-11 font-semibold text-ink-2 ${
                column.align === 'right' ? 'justify-end' : ''
              }`}
              style={{ left: item.start, width: item.size }}
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
        })}
      </div>
    </div>
  );
}
