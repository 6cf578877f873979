import { type MouseEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../../state/app/appState.ts';
import { gridWords } from '../../text/gridWords.ts';
import { type GridHandle, setActiveGrid } from './activeGrid.ts';
import { isOneCell, onlyCell } from './cellRange.ts';
import type { DataGridProps } from './gridProps.ts';
import { nextDescending } from './gridSort.ts';
import { type CellRangeState, useCellRange } from './useCellRange.ts';
import { type ColumnActions, useColumnActions } from './useColumnActions.ts';
import { type ColumnsInUse, useColumnLayout } from './useColumnLayout.ts';
import { type GridCopy, useGridCopy } from './useGridCopy.ts';
import { type GridMenus, useGridMenus } from './useGridMenus.ts';
import { type GridScroll, useGridScroll } from './useGridScroll.ts';
import { type HeaderCursor, useHeaderCursor } from './useHeaderCursor.ts';
import { type HeaderPointer, useHeaderPointer } from './useHeaderPointer.ts';
import { useRangeDrag } from './useRangeDrag.ts';
import { useViewSize } from './useViewSize.ts';

const namesPx = 28;
/** How long a column that was gone to stands out, and quiet before a selection is told, in milliseconds. */
const flashMs = 1_200;
const tellMs = 400;

/** A dialog of the grid. */
type GridDialog = 'none' | 'goTo' | 'columns';

export interface DataGridParts<Row> {
  readonly ofCells: boolean;
  readonly headerPx: number;
  readonly view: { readonly width: number; readonly height: number };
  readonly columns: ColumnsInUse<Row>;
  readonly scroll: GridScroll;
  readonly cells: CellRangeState;
  readonly copying: GridCopy;
  readonly actions: ColumnActions;
  readonly menus: GridMenus;
  readonly headers: HeaderCursor;
  readonly pointer: HeaderPointer;
  readonly onRowDown: (row: number, event: MouseEvent) => void;
  /** The menu of the cell or row with the cursor, beside it. */
  readonly openCellMenu: () => void;
  /** The column that was just gone to, by id. */
  readonly flashed: string | null;
  readonly dialog: GridDialog;
  readonly openDialog: (dialog: GridDialog) => void;
  readonly closeDialog: () => void;
  readonly goToColumn: (columnId: string) => void;
  readonly goToRow: (row: number) => void;
}

/** Everything behind a grid but its looks. */
export function useDataGrid<Row>(
  props: DataGridProps<Row>,
  { gridId, scrollRef }: { readonly gridId: string; readonly scrollRef: RefObject<HTMLDivElement | null> },
): DataGridParts<Row> {
  const { rowCount, rowHeight, cursor, onCursor, onColumn, columnInSight, sought } = props;
  const ofCells = props.cells !== undefined;
  const headerPx = props.hideHeader === true ? 0 : namesPx;
  const view = useViewSize(scrollRef);
  const columns = useColumnLayout(props.columns, { table: props.layoutKey, viewWidth: view.width });
  const { shown, places } = columns;
  const scroll = useGridScroll({ scrollRef, rowCount, rowHeight, headerPx, places, view });
  const columnIds = useMemo(() => shown.map((column) => column.id), [shown]);
  const firstColumn = Math.max(
    0,
    shown.findIndex((column) => column.textOf !== undefined),
  );
  const cells = useCellRange({
    columnIds,
    rowCount,
    pageRows: scroll.pageRows,
    cursor,
    onCursor,
    column: columnInSight,
    onColumn,
    firstColumn,
  });
  const copying = useGridCopy({ shown, rowAt: props.rowAt, fetchRows: props.cells?.fetchRows });
  const actions = useColumnActions({ scrollRef, columns, rowAt: props.rowAt, rows: scroll.rows });
  const [dialog, setDialog] = useState<GridDialog>('none');
  const [flashed, setFlashed] = useState<string | null>(null);

  /** A column to go to as soon as it is shown. */
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const column = wanted.current === null ? -1 : columnIds.indexOf(wanted.current);
    if (column < 0) return;
    wanted.current = null;
    scroll.showColumn(column);
    if (ofCells) cells.select(onlyCell({ row: cells.selection.active.row, column }));
  });
  const goToColumn = (columnId: string): void => {
    if (columns.hiddenIds.has(columnId)) actions.setHidden([columnId], false);
    wanted.current = columnId;
    setFlashed(columnId);
  };
  const goToRow = useCallback(
    (row: number) => {
      onCursor(row);
      scroll.showRow(row);
    },
    [onCursor, scroll],
  );
  const closeDialog = useCallback(() => setDialog('none'), []);
  const { sort } = props;
  const sortBy = (at: number, descending?: boolean): void => {
    const column = shown[at];
    if (sort === undefined || column?.sortable !== true) return;
    const isDown = descending ?? nextDescending(sort, column.id);
    sort.onSort(column.id, isDown);
    announce(gridWords.told.sorted(column.header, isDown));
  };
  const menus = useGridMenus({ props, columns, actions, cells, copying, openDialog: setDialog, sortBy });
  const headers = useHeaderCursor({
    scrollRef,
    gridId,
    ofCells,
    columns,
    cells,
    scroll,
    actions,
    menus,
    onCursor,
    sortBy,
  });
  const leaveHeader = headers.leave;

  const pointer = useHeaderPointer({
    scrollRef,
    scroll,
    places,
    onDrop: (column, to) => actions.move(columnIds[column] ?? '', to, true),
    onPress: (column, extend) => {
      scrollRef.current?.focus({ preventScroll: true });
      if (!ofCells) return;
      if (extend) cells.extendTo({ row: rowCount - 1, column });
      else selectColumn(column);
    },
    onWidth: (column, px, isFinal) => {
      const id = columnIds[column] ?? '';
      columns.setDragged(isFinal ? null : { id, px });
      if (isFinal) actions.resize(id, px);
    },
  });
  const selectColumn = (column: number): void => {
    const { row } = cells.selection.active;
    cells.select({
      active: { row, column },
      anchor: { row: 0, column },
      head: { row: rowCount - 1, column },
    });
  };
  const startDrag = useRangeDrag({
    scrollRef,
    scroll,
    places,
    rowCount,
    rowHeight,
    headerPx,
    onDrag: cells.extendTo,
  });
  const down = useRef({ cells, shown, onCursor, startDrag });
  useEffect(() => {
    down.current = { cells, shown, onCursor, startDrag };
  });
  const onRowDown = useCallback(
    (row: number, event: MouseEvent) => {
      if (event.button !== 0) return;
      leaveHeader();
      const now = down.current;
      if (!ofCells) return now.onCursor(row);
      const { active } = now.cells.selection;
      const column = columnUnder(event.target) ?? active.column;
      if (event.shiftKey) {
        // The browser would select text up to here.
        event.preventDefault();
        scrollRef.current?.focus({ preventScroll: true });
        now.cells.extendTo({ row, column });
        return;
      }
      if (now.shown[column]?.rowHead === true) {
        const last = now.shown.length - 1;
        const next = { row, column: Math.min(last, column + 1) };
        now.cells.select({ active: next, anchor: { row, column: 0 }, head: { row, column: last } });
      } else now.cells.select(onlyCell({ row, column }));
      if (!(event.target as Element).closest('button, a, input')) now.startDrag();
    },
    [ofCells, scrollRef, leaveHeader],
  );

  // The row with the cursor and the screen's column come into sight whenever they change.
  const { showRow, showColumn } = scroll;
  const hasView = view.height > headerPx;
  useEffect(() => {
    if (hasView && cursor >= 0 && cursor < rowCount) showRow(cursor);
    // `sought` is a wish, not a figure.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [cursor, rowCount, showRow, hasView, sought]);
  const columnAt = columnInSight === undefined ? -1 : columnIds.indexOf(columnInSight);
  const latestShow = useRef(showColumn);
  useEffect(() => {
    latestShow.current = showColumn;
  });
  useEffect(() => {
    // Whoever goes from column to column goes on to the next ones: they are there without a scroll for each.
    if (columnAt >= 0) latestShow.current(columnAt, true);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [columnAt, sought]);

  const { first, last } = scroll.rows;
  const { onRange, onSeen } = props;
  const { position } = scroll;
  const rowsPx = view.height - headerPx;
  useEffect(() => {
    if (last < first) return;
    onRange?.(first, last);
    // Where the list stands is not asked for nothing: that lays out the rows that were just drawn.
    if (onSeen === undefined) return;
    const { offset } = position();
    const end = Math.min(rowCount, Math.floor((offset + rowsPx) / rowHeight));
    onSeen(Math.min(Math.ceil(offset / rowHeight), end - 1), end - 1);
  }, [first, last, rowHeight, rowCount, rowsPx, position, onRange, onSeen]);
  useEffect(() => {
    if (flashed === null) return undefined;
    const timer = setTimeout(() => setFlashed(null), flashMs);
    return () => clearTimeout(timer);
  }, [flashed]);
  const { top, bottom, left, right } = cells.range;
  useEffect(() => {
    if (!ofCells || isOneCell({ top, bottom, left, right })) return undefined;
    const words = gridWords.selected(bottom - top + 1, right - left + 1);
    const timer = setTimeout(() => announce(words), tellMs);
    return () => clearTimeout(timer);
  }, [ofCells, top, bottom, left, right]);

  useActiveGrid(scrollRef, {
    ofCells,
    copy: (form) => copying.copy(cells.range, form),
    goTo: () => setDialog('goTo'),
    chooseColumns: () => setDialog('columns'),
    fitAll: () => actions.fit(),
    resetColumns: actions.reset,
  });
  return {
    ofCells,
    headerPx,
    view,
    columns,
    scroll,
    cells,
    copying,
    actions,
    menus,
    headers,
    pointer,
    onRowDown,
    openCellMenu: () => {
      const cell = document.getElementById(ofCells ? `${gridId}-cell` : `${gridId}-r${String(cursor)}`);
      menus.openCells(cell ?? scrollRef.current ?? document.body);
    },
    flashed,
    dialog,
    openDialog: setDialog,
    closeDialog,
    goToColumn,
    goToRow,
  };
}

function useActiveGrid(scrollRef: RefObject<HTMLDivElement | null>, handle: GridHandle): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    const element = scrollRef.current;
    if (element === null) return undefined;
    const onFocus = (): void => setActiveGrid(element, () => latest.current);
    element.addEventListener('focusin', onFocus);
    if (element.contains(document.activeElement)) onFocus();
    return () => element.removeEventListener('focusin', onFocus);
  }, [scrollRef]);
}

/** Place of the column that an element of a row is in; `null` beside the columns, and in a row that is not there yet. */
function columnUnder(target: EventTarget | null): number | null {
  const cell = target instanceof Element ? target.closest('[aria-colindex]') : null;
  return cell === null ? null : Number(cell.getAttribute('aria-colindex')) - 1;
}
