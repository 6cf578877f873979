import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type ColumnPlaces, columnsInSight, leftFor } from './columnPlaces.ts';
import { offsetFor, rowsInSight, rowsPerBase, scrollScale, tallestPx } from './scaledScroll.ts';

export interface GridScrollRequest {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly headerPx: number;
  readonly places: ColumnPlaces;
  readonly view: { readonly width: number; readonly height: number };
}

export interface GridScroll {
  readonly rows: { readonly first: number; readonly last: number };
  readonly columns: { readonly first: number; readonly last: number };
  /** Height of the element that is scrolled. */
  readonly sizerPx: number;
  /** Row that the places of the drawn ones are counted from, and where its top lies in the sizer. */
  readonly base: { readonly row: number; readonly px: number };
  /** Rows that fit. */
  readonly pageRows: number;
  readonly showRow: (row: number) => void;
  /** `ahead` leaves room for the columns behind it, where it was not in sight. */
  readonly showColumn: (column: number, ahead?: boolean) => void;
  /** Scrolls by pixels of the list; for dragging beyond an edge. */
  readonly scrollBy: (down: number, right: number) => void;
  /** Pixels of the list above what is seen, and of the columns left of it. */
  readonly position: () => { readonly offset: number; readonly left: number };
}

/**
 * What of the table is in sight. Draws anew only when other rows or columns come into sight. Above `tallestPx` the list
 * is scrolled by a place of its own that the scroll bar follows, so that the wheel still goes pixel by pixel and every
 * row can be reached.
 */
export function useGridScroll(request: GridScrollRequest): GridScroll {
  const { scrollRef, rowCount, rowHeight, headerPx, places, view } = request;
  const totalPx = rowCount * rowHeight + headerPx;
  const scale = scrollScale(totalPx, view.height);
  /** `told` is where the scroll bar was put last; as long as it is there, `offset` is exact. */
  const at = useRef({ offset: 0, told: 0 });
  const [seen, setSeen] = useState({ offset: 0, top: 0, left: 0 });
  const rowsView = Math.max(0, view.height - headerPx);
  const sightOf = (offset: number, left: number) => ({
    rows: rowsInSight({ offset, view: rowsView, rowHeight, rowCount }),
    columns: columnsInSight(places, { left, width: view.width }),
  });
  const sight = sightOf(seen.offset, seen.left);
  const latest = useRef({ scale, sight, sightOf, totalPx, viewPx: view.height });
  useLayoutEffect(() => {
    latest.current = { scale, sight, sightOf, totalPx, viewPx: view.height };
  });

  const look = useCallback(() => {
    const element = scrollRef.current;
    if (element === null) return;
    const { scrollTop: top, scrollLeft: left } = element;
    const now = latest.current;
    if (now.scale === 1) at.current = { offset: top, told: top };
    else if (Math.abs(top - at.current.told) >= 1) at.current = { offset: top * now.scale, told: top };
    const { offset } = at.current;
    const next = now.sightOf(offset, left);
    if (now.scale !== 1 || !isSame(next, now.sight)) setSeen({ offset, top, left });
  }, [scrollRef]);

  useEffect(() => {
    const element = scrollRef.current;
    if (element === null) return undefined;
    // Drawn within the same frame, or a fast scroll shows nothing.
    const onScroll = (): void => flushSync(look);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scrollRef, look]);
  // What is drawn may have changed its height or its scale under the scroll bar.
  useLayoutEffect(look, [look, scale, rowCount, rowHeight, places, view]);

  const setOffset = useCallback(
    (wished: number) => {
      const element = scrollRef.current;
      if (element === null) return;
      const now = latest.current;
      const offset = Math.min(Math.max(0, now.totalPx - now.viewPx), Math.max(0, wished));
      element.scrollTop = offset / now.scale;
      at.current = { offset, told: element.scrollTop };
      look();
    },
    [scrollRef, look],
  );

  const isScaled = scale !== 1;
  useEffect(() => {
    const element = scrollRef.current;
    if (element === null || !isScaled) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? rowHeight : event.deltaMode === 2 ? latest.current.viewPx : 1;
      element.scrollLeft += event.deltaX * unit;
      flushSync(() => setOffset(at.current.offset + event.deltaY * unit));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scrollRef, isScaled, rowHeight, setOffset]);

  const baseRow = Math.floor(sight.rows.first / rowsPerBase) * rowsPerBase;
  const basePx = baseRow * rowHeight + headerPx - (isScaled ? seen.offset - seen.top : 0);
  const showRow = useCallback(
    (row: number) => {
      const element = scrollRef.current;
      if (element === null) return;
      const { offset } = at.current;
      const seenPx = element.clientHeight - headerPx;
      const to = offsetFor({ start: row * rowHeight, size: rowHeight, offset, view: seenPx });
      if (to !== null) setOffset(to);
    },
    [scrollRef, rowHeight, headerPx, setOffset],
  );
  const showColumn = useCallback(
    (column: number, ahead = false) => {
      const element = scrollRef.current;
      if (element === null) return;
      const left = leftFor(places, column, { left: element.scrollLeft, width: element.clientWidth });
      if (left === null) return;
      element.scrollLeft = ahead ? (places.edges[column] ?? 0) - places.pinnedPx : left;
    },
    [scrollRef, places],
  );
  const scrollBy = useCallback(
    (down: number, right: number) => {
      if (scrollRef.current !== null && right !== 0) scrollRef.current.scrollLeft += right;
      if (down !== 0) setOffset(at.current.offset + down);
    },
    [scrollRef, setOffset],
  );
  const position = useCallback(
    () => ({ offset: at.current.offset, left: scrollRef.current?.scrollLeft ?? 0 }),
    [scrollRef],
  );
  const { first, last } = sight.rows;
  const { first: firstColumn, last: lastColumn } = sight.columns;
  return {
    rows: useMemo(() => ({ first, last }), [first, last]),
    columns: useMemo(() => ({ first: firstColumn, last: lastColumn }), [firstColumn, lastColumn]),
    sizerPx: Math.min(totalPx, tallestPx),
    base: { row: baseRow, px: basePx },
    pageRows: Math.max(1, Math.floor(rowsView / rowHeight) - 1),
    showRow,
    showColumn,
    scrollBy,
    position,
  };
}

interface Sight {
  readonly rows: { readonly first: number; readonly last: number };
  readonly columns: { readonly first: number; readonly last: number };
}

function isSame(a: Sight, b: Sight): boolean {
  return (
    a.rows.first === b.rows.first &&
    a.rows.last === b.rows.last &&
    a.columns.first === b.columns.first &&
    a.columns.last === b.columns.last
  );
}
