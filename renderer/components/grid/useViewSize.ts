import { type RefObject, useEffect, useState } from 'react';

/** The inner size of a scrolled element in pixels, kept up with its window; nought before it is drawn. */
export function useViewSize(scrollRef: RefObject<HTMLDivElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [view, setView] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = scrollRef.current;
    if (element === null) return undefined;
    const measure = (): void => setView({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scrollRef]);
  return view;
}
