import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type ColumnPlaces, columnAtPixel } from './columnPlaces.ts';
import type { GridScroll } from './useGridScroll.ts';

/** Pixels that the pointer goes before a press on a header becomes a drag. */
const slackPx = 5;
/** Pixels at an edge within which a dragged column scrolls the others, and how far in a frame. */
const edge = { zone: 28, step: 14 } as const;

export interface HeaderPointerRequest {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly scroll: GridScroll;
  readonly places: ColumnPlaces;
  readonly onDrop: (column: number, to: number) => void;
  /** A press that did not become a drag. */
  readonly onPress: (column: number, extend: boolean) => void;
  readonly onWidth: (column: number, px: number, isFinal: boolean) => void;
}

export interface HeaderPointer {
  /** The column being dragged and the border that it would stand at, 0 before the first one. */
  readonly drag: { readonly column: number; readonly border: number } | null;
  readonly onHeaderDown: (column: number, event: PointerEvent) => void;
  readonly onEdgeDown: (column: number, event: PointerEvent) => void;
}

/** Dragging headers to another place, and their edges to another width. */
export function useHeaderPointer(request: HeaderPointerRequest): HeaderPointer {
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  const [drag, setDrag] = useState<HeaderPointer['drag']>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);

  const onHeaderDown = useCallback((column: number, event: PointerEvent) => {
    if (event.button !== 0) return;
    const startX = event.clientX;
    const { shiftKey } = event;
    let x = startX;
    let isDrag = false;
    let border = column;
    let frame = 0;
    const follow = (): void => {
      const element = latest.current.scrollRef.current;
      if (element === null) return;
      const box = element.getBoundingClientRect();
      const { places, scroll } = latest.current;
      const at = x - box.left;
      const overPinned = at < places.pinnedPx;
      const isNearEnd = at > element.clientWidth - edge.zone;
      const isNearStart = !overPinned && at < places.pinnedPx + edge.zone;
      if (isNearEnd || isNearStart) {
        scroll.scrollBy(0, isNearEnd ? edge.step : -edge.step);
        frame = requestAnimationFrame(follow);
      }
      border = borderUnder(places, overPinned ? at : at + scroll.position().left);
      setDrag({ column, border });
    };
    const onMove = (move: globalThis.PointerEvent): void => {
      x = move.clientX;
      isDrag ||= Math.abs(x - startX) >= slackPx;
      if (!isDrag) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    const stop = (): void => {
      cancelAnimationFrame(frame);
      setDrag(null);
      end.current = null;
    };
    listen({
      onMove,
      onUp() {
        if (isDrag) follow();
        stop();
        if (!isDrag) latest.current.onPress(column, shiftKey);
        // A column that stood before the border leaves a place behind.
        else if (border !== column && border !== column + 1)
          latest.current.onDrop(column, border > column ? border - 1 : border);
      },
      onCancel: stop,
      end,
    });
  }, []);

  const onEdgeDown = useCallback((column: number, event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    const { edges } = latest.current.places;
    const startPx = (edges[column + 1] ?? 0) - (edges[column] ?? 0);
    const startX = event.clientX;
    let px = startPx;
    listen({
      onMove(move) {
        px = startPx + move.clientX - startX;
        latest.current.onWidth(column, px, false);
      },
      onUp() {
        if (px !== startPx) latest.current.onWidth(column, px, true);
      },
      onCancel: () => latest.current.onWidth(column, startPx, true),
      end,
    });
  }, []);
  return { drag, onHeaderDown, onEdgeDown };
}

/** The border between columns that is nearest to a pixel of the table. */
function borderUnder(places: ColumnPlaces, px: number): number {
  const column = columnAtPixel(places, px);
  const middle = ((places.edges[column] ?? 0) + (places.edges[column + 1] ?? 0)) / 2;
  return px > middle ? column + 1 : column;
}

/** Follows one pointer until it is let go; Esc takes it back. */
function listen({
  onMove,
  onUp,
  onCancel,
  end,
}: {
  readonly onMove: (event: globalThis.PointerEvent) => void;
  readonly onUp: () => void;
  readonly onCancel: () => void;
  readonly end: RefObject<(() => void) | null>;
}): void {
  const controller = new AbortController();
  const { signal } = controller;
  const cancel = (): void => {
    controller.abort();
    onCancel();
  };
  end.current = cancel;
  addEventListener('pointermove', onMove, { signal });
  addEventListener(
    'pointerup',
    () => {
      controller.abort();
      end.current = null;
      onUp();
    },
    { signal },
  );
  addEventListener('pointercancel', cancel, { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}
