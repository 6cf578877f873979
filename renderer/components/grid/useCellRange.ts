import { useCallback, useMemo, useState } from 'react';
import {
  type CellMove,
  type CellPlace,
  type CellRange,
  type CellSelection,
  extendedTo,
  movedSelection,
  onlyCell,
  rangeOf,
} from './cellRange.ts';

export interface CellRangeRequest {
  /** Ids of the shown columns from left to right. */
  readonly columnIds: readonly string[];
  readonly rowCount: number;
  readonly pageRows: number;
  /** The row with the cursor, which the screen holds. */
  readonly cursor: number;
  readonly onCursor: (row: number) => void;
  /** The column that the screen works on. */
  readonly column: string | undefined;
  readonly onColumn: ((columnId: string) => void) | undefined;
  /** Where the cursor starts, while nothing says another column. */
  readonly firstColumn: number;
}

export interface CellRangeState {
  readonly selection: CellSelection;
  readonly range: CellRange;
  /** Makes another selection; the screen hears of another row or column with the cursor. */
  readonly select: (selection: CellSelection) => void;
  readonly move: (move: CellMove) => CellSelection;
  /** From the cursor, or the other corner of the range, to a cell. */
  readonly extendTo: (place: CellPlace) => void;
}

/** A cell by its row and the id of its column, which keeps its meaning when columns are arranged anew. */
interface NamedCell {
  readonly row: number;
  readonly id: string | undefined;
}

interface NamedSelection {
  readonly active: NamedCell;
  readonly anchor: NamedCell;
  readonly head: NamedCell;
  /** The screen's column when this was selected. */
  readonly column: string | undefined;
}

/**
 * The cell with the cursor and the range around it. The row belongs to the screen, and so may the column: when the screen
 * goes elsewhere, the range ends there.
 */
export function useCellRange(request: CellRangeRequest): CellRangeState {
  const { columnIds, rowCount, pageRows, cursor, onCursor, column, onColumn, firstColumn } = request;
  const [named, setNamed] = useState<NamedSelection | null>(null);
  const placeOf = useMemo(() => new Map(columnIds.map((id, at) => [id, at])), [columnIds]);

  const selection = useMemo((): CellSelection => {
    const columnAt = (id: string | undefined): number | undefined =>
      id === undefined ? undefined : placeOf.get(id);
    const row = Math.min(Math.max(0, cursor), Math.max(0, rowCount - 1));
    const moved = named === null || (column !== named.column && column !== named.active.id);
    const active = {
      row,
      column: columnAt(moved ? column : named.active.id) ?? columnAt(column) ?? firstColumn,
    };
    if (named === null || moved || named.active.row !== cursor) return onlyCell(active);
    const corner = ({ row: at, id }: NamedCell): CellPlace => ({
      row: Math.min(at, Math.max(0, rowCount - 1)),
      column: columnAt(id) ?? active.column,
    });
    return { active, anchor: corner(named.anchor), head: corner(named.head) };
  }, [named, placeOf, cursor, rowCount, column, firstColumn]);

  const select = useCallback(
    (next: CellSelection) => {
      const cell = ({ row, column: at }: CellPlace): NamedCell => ({ row, id: columnIds[at] });
      const active = cell(next.active);
      setNamed({ active, anchor: cell(next.anchor), head: cell(next.head), column });
      if (next.active.row !== cursor) onCursor(next.active.row);
      if (active.id !== undefined && active.id !== column && next.active.column !== selection.active.column)
        onColumn?.(active.id);
    },
    [columnIds, column, cursor, onCursor, onColumn, selection],
  );
  const move = useCallback(
    (wanted: CellMove) => {
      const next = movedSelection(selection, wanted, {
        rows: rowCount,
        columns: columnIds.length,
        pageRows,
      });
      select(next);
      return next;
    },
    [selection, select, rowCount, columnIds, pageRows],
  );
  const extendTo = useCallback(
    (place: CellPlace) => select(extendedTo(selection, place)),
    [selection, select],
  );
  const range = useMemo(() => rangeOf(selection), [selection]);
  return useMemo(
    () => ({ selection, range, select, move, extendTo }),
    [selection, range, select, move, extendTo],
  );
}
