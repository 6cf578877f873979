import type { PageBox } from '../../../../core/contract/views.ts';

/** `match`: so that the match can be read, with the page around it; `whole`: all of the page; `at`: pixels a point. */
export type Zoom =
  | { readonly kind: 'match' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'at'; readonly scale: number };

const step = 1.25;
const [least, most] = [0.05, 12];
/** Height that a match is shown with at first, in pixels. */
const readablePx = 15;
const largestAtFirst = 3;

/** One step larger or smaller. */
export function pageZoom(scale: number, by: 1 | -1): Zoom {
  return { kind: 'at', scale: Math.min(most, Math.max(least, scale * step ** by)) };
}

/** Pixels of layout for a point of the page. */
export function scaleFor(
  zoom: Zoom,
  {
    size,
    view,
    box,
  }: {
    readonly size: { readonly width: number; readonly height: number };
    readonly view: { readonly width: number; readonly height: number };
    readonly box: PageBox | null;
  },
): number {
  if (zoom.kind === 'at') return zoom.scale;
  const whole = Math.max(least, Math.min((view.width - 24) / size.width, (view.height - 24) / size.height));
  if (zoom.kind === 'whole' || box === null) return whole;
  const readable = Math.min(
    readablePx / Math.max(1, box.height),
    (view.width * 0.6) / Math.max(1, box.width),
  );
  return Math.min(largestAtFirst, Math.max(whole, readable));
}
