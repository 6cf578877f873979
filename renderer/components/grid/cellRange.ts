/** A cell by its row and by the place of its column among the shown ones, both from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells; all four are part of it. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What is selected: the cell with the cursor, and the two corners that the range lies between. */
export interface CellSelection {
  readonly active: CellPlace;
  readonly anchor: CellPlace;
  /** The corner that moves while a range is extended. */
  readonly head: CellPlace;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down go. */
  readonly pageRows: number;
}

/** What a key asks for. Infinity stands for the last row or column. */
export type CellMove =
  | { readonly kind: 'by'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly kind: 'to'; readonly row?: number; readonly column?: number; readonly extend: boolean }
  | { readonly kind: 'page'; readonly pages: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'all' }
  | { readonly kind: 'columns' }
  | { readonly kind: 'rows' };

export interface CellKey {
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command. */
  readonly mod: boolean;
}

/** What a key means in a table of cells, as in a spreadsheet; `null` for nothing. */
export function cellMoveOf({ key, shift: extend, mod }: CellKey): CellMove | null {
  if (mod && key.toLowerCase() === 'a' && !extend) return { kind: 'all' };
  if (key === ' ' && mod !== extend) return { kind: mod ? 'columns' : 'rows' };
  const to = mod ? farMoves[key] : nearMoves[key];
  return to === undefined ? null : ({ ...to, extend } as CellMove);
}

const nearMoves: Readonly<Record<string, object>> = {
  ArrowDown: { kind: 'by', rows: 1, columns: 0 },
  ArrowUp: { kind: 'by', rows: -1, columns: 0 },
  ArrowRight: { kind: 'by', rows: 0, columns: 1 },
  ArrowLeft: { kind: 'by', rows: 0, columns: -1 },
  PageDown: { kind: 'page', pages: 1 },
  PageUp: { kind: 'page', pages: -1 },
  Home: { kind: 'to', column: 0 },
  End: { kind: 'to', column: Number.POSITIVE_INFINITY },
};

const farMoves: Readonly<Record<string, object>> = {
  ArrowDown: { kind: 'to', row: Number.POSITIVE_INFINITY },
  ArrowUp: { kind: 'to', row: 0 },
  ArrowRight: { kind: 'to', column: Number.POSITIVE_INFINITY },
  ArrowLeft: { kind: 'to', column: 0 },
  Home: { kind: 'to', row: 0, column: 0 },
  End: { kind: 'to', row: Number.POSITIVE_INFINITY, column: Number.POSITIVE_INFINITY },
};

/** A single cell. */
export function onlyCell(active: CellPlace): CellSelection {
  return { active, anchor: active, head: active };
}

/** The selection after a move; nothing leaves the table. */
export function movedSelection(selection: CellSelection, move: CellMove, size: GridSize): CellSelection {
  const { active, anchor, head } = selection;
  const last = { row: Math.max(0, size.rows - 1), column: Math.max(0, size.columns - 1) };
  if (move.kind === 'all') return { active, anchor: { row: 0, column: 0 }, head: last };
  if (move.kind === 'columns')
    return { active, anchor: { row: 0, column: anchor.column }, head: { ...head, row: last.row } };
  if (move.kind === 'rows')
    return { active, anchor: { row: anchor.row, column: 0 }, head: { ...head, column: last.column } };
  const from = move.extend ? head : active;
  const wished =
    move.kind === 'to'
      ? { row: move.row ?? from.row, column: move.column ?? from.column }
      : move.kind === 'page'
        ? { row: from.row + move.pages * size.pageRows, column: from.column }
        : { row: from.row + move.rows, column: from.column + move.columns };
  const to = {
    row: Math.min(last.row, Math.max(0, wished.row)),
    column: Math.min(last.column, Math.max(0, wished.column)),
  };
  return move.extend ? extendedTo(selection, to) : onlyCell(to);
}

/**
 * The range from its fixed corner to a cell. After everything, or a whole row or column, was selected, that corner is not
 * where the cursor is; the range is drawn to the cursor then, as it never leaves it out.
 */
export function extendedTo({ active, anchor }: CellSelection, head: CellPlace): CellSelection {
  const fixed = (at: keyof CellPlace): number =>
    (active[at] - anchor[at]) * (active[at] - head[at]) <= 0 ? anchor[at] : active[at];
  return { active, anchor: { row: fixed('row'), column: fixed('column') }, head };
}

export function rangeOf({ anchor, head }: CellSelection): CellRange {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** Cells in the range; with 10 million rows and 16,384 columns still an exact number. */
export function cellCount({ top, bottom, left, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function isOneCell({ top, bottom, left, right }: CellRange): boolean {
  return top === bottom && left === right;
}
