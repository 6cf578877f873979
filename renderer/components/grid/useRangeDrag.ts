import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CellPlace } from './cellRange.ts';
import { type ColumnPlaces, columnAtPixel } from './columnPlaces.ts';
import type { GridScroll } from './useGridScroll.ts';

/** Pixels scrolled in a frame for each pixel that the pointer is beyond the edge, and at most. */
const pull = { share: 0.4, most: 120 } as const;

export interface RangeDragRequest {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly scroll: GridScroll;
  readonly places: ColumnPlaces;
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly headerPx: number;
  /** The cell under the pointer, or the nearest one where it has left the table. */
  readonly onDrag: (place: CellPlace) => void;
}

/** Follows the pointer from a cell on until it is let go, and scrolls while it is beyond an edge. @returns the start of it */
export function useRangeDrag(request: RangeDragRequest): () => void {
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);
  return useCallback(() => {
    end.current?.();
    let pointer: { readonly x: number; readonly y: number } | null = null;
    let frame = 0;
    const follow = (): void => {
      const element = latest.current.scrollRef.current;
      if (element === null || pointer === null) return;
      const { headerPx, scroll, onDrag } = latest.current;
      const box = element.getBoundingClientRect();
      const x = pointer.x - box.left;
      const y = pointer.y - box.top;
      const down = beyond(y, headerPx, element.clientHeight);
      const right = beyond(x, 0, element.clientWidth);
      if (down !== 0 || right !== 0) {
        scroll.scrollBy(down, right);
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(follow);
      }
      onDrag(cellUnder(latest.current, { x, y, width: element.clientWidth, height: element.clientHeight }));
    };
    const onMove = (event: PointerEvent): void => {
      pointer = { x: event.clientX, y: event.clientY };
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    const stop = (): void => {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', stop);
      removeEventListener('blur', stop);
      end.current = null;
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', stop);
    addEventListener('blur', stop);
    end.current = stop;
  }, []);
}

/** Pixels to scroll for a pointer outside of `from` to `to`; 0 within. */
function beyond(at: number, from: number, to: number): number {
  const by = at < from ? at - from : at > to ? at - to : 0;
  return Math.sign(by) * Math.min(pull.most, Math.ceil(Math.abs(by) * pull.share));
}

function cellUnder(
  { scroll, places, rowCount, rowHeight, headerPx }: RangeDragRequest,
  pointer: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): CellPlace {
  const { offset, left } = scroll.position();
  const x = Math.min(pointer.width - 1, Math.max(0, pointer.x));
  const y = Math.min(pointer.height - 1, Math.max(headerPx, pointer.y));
  const row = Math.floor((offset + y - headerPx) / rowHeight);
  return {
    row: Math.min(rowCount - 1, Math.max(0, row)),
    column: columnAtPixel(places, x < places.pinnedPx ? x : x + left),
  };
}
