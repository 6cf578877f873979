import type { Virtualizer } from '@tanstack/react-virtual';

/** Tallest element that every browser engine scrolls without losing its end, in pixels (Chromium gives up above 33.5 M). */
export const tallestPx = 16_000_000;

type Scroller = Virtualizer<HTMLDivElement, Element>;

/**
 * How many pixels of the list one pixel of the scroll bar stands for. 1 for all but the longest lists.
 * Above `tallestPx` the list's own length and the element's are no longer the same.
 */
export function scrollScale(totalPx: number, viewPx: number): number {
  if (totalPx <= tallestPx) return 1;
  return (totalPx - viewPx) / (tallestPx - viewPx);
}

/**
 * Where to scroll so that a row is wholly in sight; `null` where it is already. All in pixels of the list.
 * Done by hand, because the virtualizer takes the element's height for the list's.
 */
export function offsetFor(row: {
  readonly start: number;
  readonly size: number;
  readonly offset: number;
  /** Height that rows are seen in. */
  readonly view: number;
}): number | null {
  if (row.start < row.offset) return row.start;
  if (row.start + row.size > row.offset + row.view) return Math.max(0, row.start + row.size - row.view);
  return null;
}

/** Tells the virtualizer where in the list the element stands. */
export function observeScaledOffset(scale: () => number) {
  return (
    scroller: Scroller,
    onOffset: (offset: number, isScrolling: boolean) => void,
  ): (() => void) | undefined => {
    const element = scroller.scrollElement;
    if (element === null) return undefined;
    let settle: ReturnType<typeof setTimeout> | undefined;
    const tell = (isScrolling: boolean): void => onOffset(element.scrollTop * scale(), isScrolling);
    const onScroll = (): void => {
      tell(true);
      clearTimeout(settle);
      settle = setTimeout(() => tell(false), scroller.options.isScrollingResetDelay);
    };
    tell(false);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(settle);
      element.removeEventListener('scroll', onScroll);
    };
  };
}

/** Moves the element to a place of the list. */
export function scrollScaled(scale: () => number) {
  return (
    offset: number,
    { adjustments = 0 }: { adjustments?: number | undefined },
    scroller: Scroller,
  ): void => {
    scroller.scrollElement?.scrollTo({ top: (offset + adjustments) / scale() });
  };
}
