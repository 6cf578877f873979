import { type RefObject, useMemo } from 'react';
import { announce } from '../../state/app/appState.ts';
import { tell } from '../../state/app/toasts.ts';
import { gridWords } from '../../text/gridWords.ts';
import {
  hideColumns,
  moveColumn,
  naturalLayout,
  pinColumn,
  showColumns,
  sizeColumns,
} from './arrangeColumns.ts';
import { writeClipboard } from './clipboard.ts';
import { fittingWidths } from './fitColumns.ts';
import type { ColumnsInUse } from './useColumnLayout.ts';

/** Everything that can be done with the columns of a grid; each says what came of it. */
export interface ColumnActions {
  /** To a place among the shown columns, from 0. */
  readonly move: (id: string, to: number, overBorder?: boolean) => void;
  readonly pin: (id: string, pinned: boolean) => void;
  readonly hide: (id: string) => void;
  readonly setHidden: (ids: readonly string[], hidden: boolean) => void;
  readonly resize: (id: string, px: number) => void;
  /** By the places of columns; absent: all. */
  readonly fit: (places?: readonly number[]) => void;
  readonly reset: () => void;
  readonly copyName: (id: string) => void;
}

export interface ColumnActionsRequest<Row> {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly columns: ColumnsInUse<Row>;
  readonly rowAt: (rowIndex: number) => Row | undefined;
  /** Rows in sight, from `first` to `last`. */
  readonly rows: { readonly first: number; readonly last: number };
}

export function useColumnActions<Row>(request: ColumnActionsRequest<Row>): ColumnActions {
  const { scrollRef, columns, rowAt, rows } = request;
  return useMemo(() => {
    const { shown, natural, layout, setLayout } = columns;
    const nameOf = (id: string): string => natural.find((column) => column.id === id)?.header ?? id;
    return {
      move(id, to, overBorder = false) {
        const next = moveColumn(natural, layout, { id, to, overBorder });
        setLayout(next);
        const place = Math.min(shown.length - 1, Math.max(0, to));
        announce(gridWords.told.moved(nameOf(id), place + 1, shown.length));
      },
      pin(id, pinned) {
        setLayout(pinColumn(natural, layout, { id, pinned }));
        announce(pinned ? gridWords.told.pinned(nameOf(id)) : gridWords.told.unpinned(nameOf(id)));
      },
      hide(id) {
        if (shown.length < 2) return tell(gridWords.told.notHidden);
        setLayout(hideColumns(layout, [id]));
        tell(gridWords.told.hidden(nameOf(id)), {
          label: gridWords.undo,
          onClick: () => setLayout(layout),
        });
      },
      setHidden(ids, hidden) {
        const left = shown.filter((column) => !ids.includes(column.id));
        if (hidden && left.length === 0) return tell(gridWords.told.notHidden);
        setLayout(hidden ? hideColumns(layout, ids) : showColumns(layout, ids));
      },
      resize(id, px) {
        setLayout(sizeColumns(layout, [[id, px]]));
        announce(gridWords.told.width(nameOf(id), px));
      },
      fit(wanted) {
        const grid = scrollRef.current;
        if (grid === null) return;
        const fitted = wanted ?? shown.map((_, at) => at);
        const widths = fittingWidths({ grid, columns: shown, places: fitted, rows: rowsAtHand(rowAt, rows) });
        setLayout(
          sizeColumns(
            layout,
            fitted.map((at, index) => [shown[at]?.id ?? '', widths[index] ?? null]),
          ),
        );
        const only = fitted.length === 1 ? shown[fitted[0] ?? 0] : undefined;
        if (only !== undefined) announce(gridWords.told.width(only.header, widths[0] ?? 0));
      },
      reset() {
        setLayout(naturalLayout);
        tell(gridWords.told.reset, { label: gridWords.undo, onClick: () => setLayout(layout) });
      },
      copyName(id) {
        const column = shown.find((item) => item.id === id);
        if (column === undefined) return;
        const name = column.copyName ?? column.header;
        writeClipboard(new Map([['text/plain', name]])).then(
          () => tell(gridWords.copy.doneName(name)),
          () => tell(gridWords.copy.ready, { label: gridWords.copy.now, onClick: () => this.copyName(id) }),
        );
      },
    } satisfies ColumnActions;
  }, [scrollRef, columns, rowAt, rows]);
}

function rowsAtHand<Row>(
  rowAt: (rowIndex: number) => Row | undefined,
  { first, last }: { readonly first: number; readonly last: number },
): readonly { readonly row: Row; readonly index: number }[] {
  const found: { readonly row: Row; readonly index: number }[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(index);
    if (row !== undefined) found.push({ row, index });
  }
  return found;
}
