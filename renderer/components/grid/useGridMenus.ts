import { type MouseEvent, useState } from 'react';
import { gridWords } from '../../text/gridWords.ts';
import { onlyCell, rangeOf } from './cellRange.ts';
import { cellMenu, columnMenu } from './columnMenu.ts';
import type { GridMenuEntry, OpenGridMenu } from './gridMenu.ts';
import type { DataGridProps } from './gridProps.ts';
import type { CellRangeState } from './useCellRange.ts';
import type { ColumnActions } from './useColumnActions.ts';
import type { ColumnsInUse } from './useColumnLayout.ts';
import type { GridCopy } from './useGridCopy.ts';

export interface GridMenusRequest<Row> {
  readonly props: DataGridProps<Row>;
  readonly columns: ColumnsInUse<Row>;
  readonly actions: ColumnActions;
  readonly cells: CellRangeState;
  readonly copying: GridCopy;
  readonly openDialog: (dialog: 'goTo' | 'columns') => void;
  /** Orders the rows by a shown column. */
  readonly sortBy: (column: number, descending: boolean) => void;
}

export interface GridMenus {
  readonly open: OpenGridMenu | null;
  readonly close: () => void;
  readonly openColumn: (column: number, anchor: OpenGridMenu['anchor']) => void;
  /** The menu of the cell or row with the cursor. */
  readonly openCells: (anchor: OpenGridMenu['anchor']) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** The menus of a grid: of a column, and of the selected cells or the row. What they offer follows what is selected. */
export function useGridMenus<Row>(request: GridMenusRequest<Row>): GridMenus {
  const { props, columns, cells } = request;
  /** `column` is `null` for the menu of cells. */
  const [where, setWhere] = useState<{
    readonly column: number | null;
    readonly anchor: OpenGridMenu['anchor'];
  } | null>(null);
  const ofCells = props.cells !== undefined;
  const open = where === null ? null : openedMenu(request, where.column, where.anchor);

  const onContextMenu = (event: MouseEvent): void => {
    const target = event.target as Element;
    const cell = target.closest('[aria-colindex]');
    const line = target.closest('[aria-rowindex]');
    if (cell === null || line === null) return;
    const column = Number(cell.getAttribute('aria-colindex')) - 1;
    const row = Number(line.getAttribute('aria-rowindex')) - 2;
    const anchor = { x: event.clientX, y: event.clientY };
    if (row >= 0 && !ofCells && props.rowMenu === undefined) return;
    event.preventDefault();
    if (row < 0) return setWhere({ column, anchor });
    const { top, bottom, left, right } = cells.range;
    const isInside = row >= top && row <= bottom && column >= left && column <= right;
    if (!ofCells) props.onCursor(row);
    else if (!isInside) cells.select(onlyCell({ row, column }));
    setWhere({ column: null, anchor });
  };
  return {
    open: open === null || open.entries.length === 0 ? null : open,
    close: () => setWhere(null),
    openColumn: (column, anchor) => {
      if (columns.shown[column] !== undefined) setWhere({ column, anchor });
    },
    openCells: (anchor) => setWhere({ column: null, anchor }),
    onContextMenu,
  };
}

function openedMenu<Row>(
  request: GridMenusRequest<Row>,
  column: number | null,
  anchor: OpenGridMenu['anchor'],
): OpenGridMenu {
  if (column === null) return { label: gridWords.menu.cells, anchor, entries: cellEntries(request) };
  const name = request.columns.shown[column]?.header ?? '';
  return { label: gridWords.menu.open(name), anchor, entries: columnEntries(request, column) };
}

function columnEntries<Row>(
  { props, columns, actions, cells, copying, openDialog, sortBy }: GridMenusRequest<Row>,
  at: number,
): readonly GridMenuEntry[] {
  const column = columns.shown[at];
  if (column === undefined) return [];
  const { id } = column;
  const whole = {
    active: { row: cells.selection.active.row, column: at },
    anchor: { row: 0, column: at },
    head: { row: Math.max(0, props.rowCount - 1), column: at },
  };
  return columnMenu({
    at,
    count: columns.shown.length,
    pinnedCount: columns.places.pinnedCount,
    isArranged: columns.isArranged,
    on: {
      move: (to) => actions.move(id, to),
      pin: (pinned) => actions.pin(id, pinned),
      hide: () => actions.hide(id),
      fit: () => actions.fit([at]),
      copyName: () => actions.copyName(id),
      ...(column.sortable === true && props.sort !== undefined ? { sort: (down) => sortBy(at, down) } : {}),
      ...(props.cells !== undefined && column.textOf !== undefined
        ? {
            select: () => cells.select(whole),
            copyColumn: () => copying.copy(rangeOf(whole), 'withHeaders'),
          }
        : {}),
      fitAll: () => actions.fit(),
      choose: () => openDialog('columns'),
      goTo: () => openDialog('goTo'),
      reset: actions.reset,
    },
  });
}

function cellEntries<Row>({
  props,
  columns,
  actions,
  cells,
  copying,
  openDialog,
}: GridMenusRequest<Row>): readonly GridMenuEntry[] {
  const { active } = cells.selection;
  const row = props.cells === undefined ? props.cursor : active.row;
  const more = row < 0 || row >= props.rowCount ? [] : (props.rowMenu?.(row) ?? []);
  if (props.cells === undefined) return more;
  return cellMenu({
    copy: (form) => copying.copy(cells.range, form),
    copyName: () => actions.copyName(columns.shown[active.column]?.id ?? ''),
    select: (kind) => cells.move({ kind }),
    goTo: () => openDialog('goTo'),
    more,
  });
}
