import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ColumnLayout } from '../../../core/contract/views.ts';
import { keepColumnLayout, loadColumnLayout, useColumnLayoutOf } from '../../state/app/columnLayouts.ts';
import { arrangeColumns, isNatural, naturalLayout, widthLimits } from './arrangeColumns.ts';
import { type ColumnPlaces, columnPlaces } from './columnPlaces.ts';
import type { GridColumn } from './gridColumn.ts';

/** Share of the grid's width that pinned columns may take; the rest of them scroll, so that something does. */
const pinnedShare = 0.75;

export interface ColumnsInUse<Row> {
  /** From left to right, pinned ones first. */
  readonly shown: readonly GridColumn<Row>[];
  readonly hidden: readonly GridColumn<Row>[];
  readonly hiddenIds: ReadonlySet<string>;
  readonly widths: readonly number[];
  readonly places: ColumnPlaces;
  /** Whether a person arranged anything. */
  readonly isArranged: boolean;
  /** Columns as they are by nature, those too narrow a grid has no room for left out. */
  readonly natural: readonly GridColumn<Row>[];
  readonly layout: ColumnLayout;
  /** Shows and keeps another layout. */
  readonly setLayout: (layout: ColumnLayout) => void;
  /** Shows another width without keeping it, while an edge is dragged; `null` ends that. */
  readonly setDragged: (dragged: { readonly id: string; readonly px: number } | null) => void;
}

/** The columns of a grid as a person arranged them; kept under `table`, or with the grid where there is none. */
export function useColumnLayout<Row>(
  columns: readonly GridColumn<Row>[],
  { table, viewWidth }: { readonly table: string | undefined; readonly viewWidth: number },
): ColumnsInUse<Row> {
  const kept = useColumnLayoutOf(table);
  const [own, setOwn] = useState(naturalLayout);
  const [dragged, setDragged] = useState<{ readonly id: string; readonly px: number } | null>(null);
  useEffect(() => {
    if (table !== undefined) void loadColumnLayout(table);
  }, [table]);
  const layout = table === undefined ? own : (kept ?? naturalLayout);
  const setLayout = useCallback(
    (next: ColumnLayout) => {
      if (table === undefined) setOwn(next);
      else void keepColumnLayout(table, isNatural(next) ? null : next);
    },
    [table],
  );
  const natural = useMemo(
    () => columns.filter((column) => viewWidth === 0 || viewWidth >= (column.hideBelow ?? 0)),
    [columns, viewWidth],
  );
  const { shown, hidden, pinnedCount } = useMemo(() => arrangeColumns(natural, layout), [natural, layout]);
  const widths = useMemo(
    () => widthsOf(shown, layout, { dragged, viewWidth }),
    [shown, layout, dragged, viewWidth],
  );
  const places = useMemo(
    () => columnPlaces(widths, pinnedThatFit(widths, pinnedCount, viewWidth)),
    [widths, pinnedCount, viewWidth],
  );
  return useMemo(
    () => ({
      shown,
      hidden,
      hiddenIds: new Set(hidden.map((column) => column.id)),
      widths,
      places,
      isArranged: !isNatural(layout),
      natural,
      layout,
      setLayout,
      setDragged,
    }),
    [shown, hidden, widths, places, natural, layout, setLayout],
  );
}

function widthsOf<Row>(
  shown: readonly GridColumn<Row>[],
  layout: ColumnLayout,
  {
    dragged,
    viewWidth,
  }: { readonly dragged: { readonly id: string; readonly px: number } | null; readonly viewWidth: number },
): readonly number[] {
  const given = new Map(layout.widths);
  if (dragged !== null) given.set(dragged.id, Math.max(widthLimits.least, dragged.px));
  const sizes = shown.map((column) => given.get(column.id) ?? column.width);
  const spare = Math.max(0, viewWidth - sizes.reduce((sum, size) => sum + size, 0));
  const grows = (column: GridColumn<Row> | undefined): boolean =>
    column?.grow === true && !given.has(column.id);
  const growing = shown.filter(grows).length;
  if (growing === 0 || spare === 0) return sizes;
  return sizes.map((size, at) => (grows(shown[at]) ? size + Math.floor(spare / growing) : size));
}

function pinnedThatFit(widths: readonly number[], pinnedCount: number, viewWidth: number): number {
  if (viewWidth === 0) return pinnedCount;
  let px = 0;
  for (let at = 0; at < pinnedCount; at += 1) {
    px += widths[at] ?? 0;
    if (px > viewWidth * pinnedShare) return at;
  }
  return pinnedCount;
}
