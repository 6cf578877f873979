import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ScanEntry, ScanId } from '../../../../core/contract/views.ts';
import { pageAttribute } from '../../../components/focus.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { PageMarks } from './PageMarks.tsx';
import { middleOf } from './middleOf.ts';
import { scaleFor, type Zoom } from './pageZoom.ts';
import { useDrawnPage } from './useDrawnPage.ts';
import { usePageFacts } from './usePageFacts.ts';

/** Room around the page, in pixels. */
const roomPx = 12;

/** A page with the match marked and in the middle; scrolled by the mouse and by arrow keys. */
export function PageView({
  scanId,
  entry,
  page,
  zoom,
  onPages,
  onScale,
}: {
  readonly scanId: ScanId;
  readonly entry: ScanEntry;
  readonly page: number;
  readonly zoom: Zoom;
  readonly onPages: (pages: number) => void;
  readonly onScale: (scale: number) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ width: 0, height: 0 });
  const { facts, failed } = usePageFacts({ scanId, document: entry.document, page });
  const size = facts?.size ?? null;
  const scale = size === null || view.width === 0 ? 0 : scaleFor(zoom, { size, view, box: entry.box });
  const isHere = page === entry.page;

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() =>
      setView({ width: element.clientWidth, height: element.clientHeight }),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (facts !== null) onPages(facts.pages);
  }, [facts, onPages]);
  useEffect(() => {
    if (scale > 0) onScale(scale);
  }, [scale, onScale]);

  // The match comes to the middle; where only the scale changes, what is in the middle stays there.
  const shown = useRef({ entry: -1, page: -1, scale: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || scale === 0) return;
    const before = shown.current;
    shown.current = { entry: entry.entry, page, scale };
    if (before.entry === entry.entry && before.page === page && before.scale > 0) {
      const ratio = scale / before.scale;
      const [halfX, halfY] = [element.clientWidth / 2, element.clientHeight / 2];
      element.scrollTo(
        (element.scrollLeft + halfX - roomPx) * ratio + roomPx - halfX,
        (element.scrollTop + halfY - roomPx) * ratio + roomPx - halfY,
      );
      return;
    }
    const middle = isHere && entry.box !== null ? middleOf(entry.box) : { x: 0, y: 0 };
    element.scrollTo(
      middle.x * scale + roomPx - element.clientWidth / 2,
      middle.y * scale + roomPx - element.clientHeight / 2,
    );
  }, [entry, page, scale, isHere]);

  const { whole, detail, isDrawn } = useDrawnPage({
    of: { scanId, document: entry.document },
    page,
    size,
    scale,
    frame,
    withHidden: entry.isHidden,
  });
  return (
    <div
      ref={frame}
      // Arrow keys scroll it, and the keys of the document belong to it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="document"
      aria-label={words.pageLabel(page, entry.name)}
      aria-busy={!isDrawn && failed === null}
      {...{ [pageAttribute]: '' }}
      className="relative min-h-0 flex-1 overflow-auto -outline-offset-2"
    >
      {failed === null ? null : (
        <p role="alert" className="p-6 text-center text-ink-2">
          {words.noPictureLong[failed.why]}
        </p>
      )}
      {size === null || scale === 0 || failed !== null ? null : (
        <div className="flex min-h-full min-w-max items-center justify-center" style={{ padding: roomPx }}>
          <div
            className="relative shrink-0 bg-[#ffffff] shadow-low outline-1 outline-line"
            style={{ width: size.width * scale, height: size.height * scale }}
          >
            <div ref={whole} aria-hidden="true" className="absolute inset-0 overflow-hidden" />
            <div ref={detail} aria-hidden="true" className="absolute inset-0 overflow-hidden" />
            <PageMarks scanId={scanId} entry={entry} page={page} scale={scale} />
          </div>
        </div>
      )}
      {failed === null && !isDrawn ? (
        <p className="late pointer-events-none sticky bottom-2 left-0 w-full text-center text-12 text-ink-3">
          {words.drawing}
        </p>
      ) : null}
    </div>
  );
}
