import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { onlyCell } from './cellRange.ts';
import type { HeaderKey } from './gridKeys.ts';
import type { CellRangeState } from './useCellRange.ts';
import type { ColumnActions } from './useColumnActions.ts';
import type { ColumnsInUse } from './useColumnLayout.ts';
import type { GridMenus } from './useGridMenus.ts';
import type { GridScroll } from './useGridScroll.ts';

export interface HeaderCursorRequest<Row> {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly gridId: string;
  readonly ofCells: boolean;
  readonly columns: ColumnsInUse<Row>;
  readonly cells: CellRangeState;
  readonly scroll: GridScroll;
  readonly actions: ColumnActions;
  readonly menus: GridMenus;
  readonly onCursor: (row: number) => void;
  /** Orders the rows by a column, or the other way round. */
  readonly sortBy: (column: number) => void;
}

export interface HeaderCursor {
  /** The header that keys act on, by its place among the shown columns; -1 while a row has the cursor. */
  readonly header: number;
  readonly leave: () => void;
  readonly onKey: (key: HeaderKey) => void;
  /** The same function at every drawing, as headers are drawn seldom. */
  readonly openMenu: (column: number, anchor?: Element) => void;
  readonly fit: (column: number) => void;
  readonly sortBy: (column: number) => void;
}

/** The cursor among the headers: where columns are moved, sized, hidden and asked for their menu by keys. */
export function useHeaderCursor<Row>(request: HeaderCursorRequest<Row>): HeaderCursor {
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  /** By id, so that it goes with a column that is moved. */
  const [id, setId] = useState<string | null>(null);
  const { columns, ofCells, cells } = request;
  const header = id === null ? -1 : columns.shown.findIndex((column) => column.id === id);
  const leave = useCallback(() => setId(null), []);
  const openMenu = useCallback((column: number, anchor?: Element) => {
    const { gridId, menus, scroll, scrollRef } = latest.current;
    scroll.showColumn(column);
    const at = anchor ?? document.getElementById(`${gridId}-h${String(column)}`) ?? scrollRef.current;
    if (at !== null) menus.openColumn(column, at);
  }, []);
  const fit = useCallback((column: number) => latest.current.actions.fit([column]), []);
  const sortBy = useCallback((column: number) => latest.current.sortBy(column), []);

  const goTo = (column: number): void => {
    setId(columns.shown[column]?.id ?? null);
    request.scroll.showColumn(column);
  };
  const onKey = (key: HeaderKey): void => {
    const { actions, scroll, onCursor } = request;
    const at = Math.max(0, header);
    const here = columns.shown[at]?.id ?? '';
    const { edges } = columns.places;
    switch (key.kind) {
      case 'enterHeader':
        return goTo(ofCells ? cells.selection.active.column : 0);
      case 'leaveHeader':
        setId(null);
        if (!key.down || header < 0) return;
        if (ofCells) cells.select(onlyCell({ row: 0, column: header }));
        else onCursor(0);
        return;
      case 'headerTo':
        return goTo(key.column);
      case 'moveColumn':
        actions.move(here, at + key.by);
        return scroll.showColumn(at + key.by);
      case 'widen':
        return actions.resize(here, (edges[at + 1] ?? 0) - (edges[at] ?? 0) + key.by);
      case 'hideColumn':
        goTo(at + 1 < columns.shown.length ? at + 1 : at - 1);
        return actions.hide(here);
      case 'sortColumn':
        return sortBy(at);
      case 'columnMenu':
        return openMenu(header >= 0 || !ofCells ? at : cells.selection.active.column);
    }
  };
  return { header, leave, onKey, openMenu, fit, sortBy };
}
