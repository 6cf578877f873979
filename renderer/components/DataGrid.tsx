/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { GridColumn } from './gridColumn.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { observeScaledOffset, offsetFor, scrollScale, scrollScaled, tallestPx } from './scaledScroll.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const noData: readonly never[] = [];
/** Narrowest a column can be made, in pixels. */
const narrowestPx = 56;
const namesPx = 28;

export interface DataGridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  /** `undefined` for a row that is not there yet; its place is kept. */
  readonly rowAt: (rowIndex: number) => Row | undefined;
  /** Something that names the row for as long as it is listed. */
  readonly rowKey?: (rowIndex: number) => string | number;
  readonly rowHeight: number;
  /** Index of the row with the cursor; -1 for none. */
  readonly cursor: number;
  readonly onCursor: (rowIndex: number) => void;
  /** Enter or a double click on a row; `extend` with Shift. */
  readonly onActivate?: ((rowIndex: number, extend: boolean) => void) | undefined;
  /** One click activates, for lists to choose from. */
  readonly activateOnClick?: boolean;
  /** The column that a cell was clicked in, by id, or the one to the left or right of `columnInSight` by arrow key. */
  readonly onColumn?: ((columnId: string) => void) | undefined;
  /** What a copy takes while nothing is selected; cells are parted by tabs. */
  readonly copyText?: ((rowIndex: number) => string) | undefined;
  /** Rows that are on the screen now; for fetching pages. */
  readonly onRange?: (first: number, last: number) => void;
  readonly rowTone?: (row: Row) => string;
  /** Column that is to be in sight, by id. */
  readonly columnInSight?: string | undefined;
  /** Grows with each wish to see the cursor and that column again, after the person may have scrolled away. */
  readonly sought?: number;
  /** Marks the element as the one that the review's single keys belong to. */
  readonly gridAttribute?: string;
  readonly hideHeader?: boolean;
  readonly empty?: React.ReactNode;
}

/**
 * The one table of the app: rows and columns outside the window are not in the document, so 5,000 columns or millions
 * of rows cost no more than a screenful. The grid itself holds the focus; the cursor is told by `aria-activedescendant`.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { columns, rowCount, rowHeight, cursor, onRange, columnInSight, sought } = props;
  const headerPx = props.hideHeader === true ? 0 : namesPx;
  const id = useId();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ width: 0, height: 0 });
  const viewWidth = view.width;
  const scaleRef = useRef(1);

  useEffect(() => {
    const element = scrollRef.current;
    if (element === null) return undefined;
    const measure = (): void => setView({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const shown = useMemo(
    () => columns.filter((column) => viewWidth === 0 || viewWidth >= (column.hideBelow ?? 0)),
    [columns, viewWidth],
  );
  const defs = useMemo(
    () =>
      shown.map((column) => ({ id: column.id, size: column.width, minSize: narrowestPx, maxSize: 1_200 })),
    [shown],
  );
  const table = useTable({
    features,
    columns: defs,
    data: noData,
    columnResizeMode: 'onChange',
  });
  const headers = table.getFlatHeaders();
  const resized = table.state.columnSizing;
  const widths = useMemo(() => {
    const sizes = shown.map((column) => resized[column.id] ?? column.width);
    const spare = Math.max(0, viewWidth - sizes.reduce((sum, size) => sum + size, 0));
    const growing = shown.filter((column) => column.grow === true && resized[column.id] === undefined).length;
    return sizes.map((size, index) => {
      const column = shown[index];
      const grows = column?.grow === true && resized[column.id] === undefined;
      return grows && growing > 0 ? size + Math.floor(spare / growing) : size;
    });
  }, [shown, resized, viewWidth]);

  const pinned = useMemo(() => {
    const count = shown.findIndex((column) => column.pinned !== true);
    return widths.slice(0, count === -1 ? shown.length : count);
  }, [shown, widths]);
  const pinnedPx = pinned.reduce((sum, width) => sum + width, 0);

  const totalPx = rowCount * rowHeight + headerPx;
  const viewPx = view.height;
  scaleRef.current = scrollScale(totalPx, viewPx);
  const scaleOf = useMemo(() => () => scaleRef.current, []);
  // The compiler leaves this component alone, because the virtualizer changes in place; it is memoised by hand.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: rowCount,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    observeElementOffset: useMemo(() => observeScaledOffset(scaleOf), [scaleOf]),
    scrollToFn: useMemo(() => scrollScaled(scaleOf), [scaleOf]),
  });
  const across = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: shown.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => widths[index] ?? narrowestPx,
    overscan: 2,
    scrollPaddingStart: pinnedPx,
  });

  useEffect(() => rows.measure(), [rowHeight, rows]);
  useEffect(() => across.measure(), [widths, across]);
  useEffect(() => {
    const element = scrollRef.current;
    if (element === null || cursor < 0 || cursor >= rowCount) return;
    const offset = offsetFor({
      start: cursor * rowHeight,
      size: rowHeight,
      offset: element.scrollTop * scaleRef.current,
      view: element.clientHeight - headerPx,
    });
    if (offset !== null) element.scrollTop = offset / scaleRef.current;
  }, [cursor, rowCount, rowHeight, headerPx, sought]);
  useEffect(() => {
    const at = shown.findIndex((column) => column.id === columnInSight);
    if (at >= 0) across.scrollToIndex(at, { align: 'auto' });
  }, [columnInSight, shown, across, sought]);

  const rowItems = rows.getVirtualItems();
  const columnItems = across.getVirtualItems();
  const first = rowItems[0]?.index ?? 0;
  const last = rowItems.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= 0) onRange?.(first, last);
  }, [first, last, onRange]);

  const shift = scaleRef.current === 1 ? 0 : (rows.scrollOffset ?? 0) - (scrollRef.current?.scrollTop ?? 0);
  const sizerPx = Math.min(totalPx, tallestPx);
  const widthPx = Math.max(across.getTotalSize(), viewWidth);

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <div
        ref={scrollRef}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={rowCount + 1}
        aria-colcount={shown.length}
        aria-activedescendant={cursor >= first && cursor <= last ? `${id}-r${String(cursor)}` : undefined}
        {...(props.gridAttribute === undefined ? {} : { [props.gridAttribute]: '' })}
        onKeyDown={(event) => {
          onGridKey(event, props, Math.max(1, Math.floor(viewPx / rowHeight) - 2));
          onColumnKey(event, props, shown);
        }}
        onCopy={(event) => onGridCopy(event, props)}
        className="peer relative min-h-0 min-w-0 flex-1 overflow-auto bg-surface outline-none"
      >
        <div role="presentation" style={{ height: sizerPx, width: widthPx }} className="relative">
          {props.hideHeader === true ? null : (
            <GridHeader
              columns={shown}
              items={columnItems}
              pinned={pinned}
              width={widthPx}
              onResize={(columnId) =>
                headers.find((header) => header.column.id === columnId)?.getResizeHandler()
              }
              onResetWidth={(columnId) =>
                headers.find((header) => header.column.id === columnId)?.column.resetSize()
              }
            />
          )}
          <div role="rowgroup">
            {rowItems.map((item) => (
              <GridRow
                key={props.rowKey?.(item.index) ?? item.index}
                id={`${id}-r${String(item.index)}`}
                index={item.index}
                row={props.rowAt(item.index)}
                columns={shown}
                items={columnItems}
                pinned={pinned}
                top={item.start - shift + headerPx}
                height={rowHeight}
                width={widthPx}
                current={item.index === cursor}
                tone={props.rowTone}
                onCursor={props.onCursor}
                onActivate={props.onActivate}
                activateOnClick={props.activateOnClick}
                onColumn={props.onColumn}
              />
            ))}
          </div>
        </div>
        {rowCount === 0 && props.empty !== undefined ? (
          <div className="sticky left-0 -mt-px w-full" style={{ width: viewWidth }}>
            {props.empty}
          </div>
        ) : null}
      </div>
      {/* Above the rows, which would cover an outline of the grid itself. */}
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 z-20 hidden outline-2 -outline-offset-2 outline-accent peer-focus-visible:block"
      />
    </div>
  );
}

function onGridKey<Row>(event: KeyboardEvent, props: DataGridProps<Row>, pageRows: number): void {
  if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
  const { cursor, rowCount } = props;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + pageRows,
    PageUp: cursor - pageRows,
    Home: 0,
    End: rowCount - 1,
  };
  const to = moves[event.key];
  if (to !== undefined && rowCount > 0) {
    event.preventDefault();
    props.onCursor(Math.min(rowCount - 1, Math.max(0, to)));
  } else if (event.key === 'Enter' && cursor >= 0 && props.onActivate !== undefined) {
    event.preventDefault();
    props.onActivate(cursor, event.shiftKey);
  }
}

/** Arrow keys to the side go from one column that does not stay in sight by itself to the next. */
function onColumnKey<Row>(
  event: KeyboardEvent,
  { columnInSight, onColumn }: DataGridProps<Row>,
  shown: readonly GridColumn<Row>[],
): void {
  if (onColumn === undefined || event.target !== event.currentTarget || event.altKey) return;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const free = shown.filter((column) => column.pinned !== true);
  const at = free.findIndex((column) => column.id === columnInSight);
  const to = free[at === -1 ? 0 : Math.min(free.length - 1, Math.max(0, at + step))];
  if (to !== undefined) onColumn(to.id);
}

/** A selection made with the mouse is copied as it is. */
function onGridCopy<Row>(event: ClipboardEvent, { copyText, cursor, rowCount }: DataGridProps<Row>): void {
  if (copyText === undefined || cursor < 0 || cursor >= rowCount) return;
  if (getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', copyText(cursor));
}
