import { type RefObject, useEffect, useRef, useState } from 'react';
import { drawRegion, type Region } from '../../../state/scan/pdf/drawRegion.ts';
import { type DocumentRef, withDocument } from '../../../state/scan/pdf/pdfDocuments.ts';

/** Pixels of the picture of the whole page, which lies below what is drawn sharply. */
const wholePixels = 2_000_000;
/** Quiet after the last scrolling before what is in sight is drawn sharply, in milliseconds. */
const restMs = 120;

export interface DrawnPage {
  readonly whole: RefObject<HTMLDivElement | null>;
  readonly detail: RefObject<HTMLDivElement | null>;
  readonly isDrawn: boolean;
}

/**
 * Draws a page twice: all of it once, coarsely where it is large, and what is in sight as sharp as the screen. So memory
 * does not grow with the size of a sheet or with the enlargement.
 */
export function useDrawnPage({
  of,
  page,
  size,
  scale,
  frame,
  withHidden,
}: {
  readonly of: DocumentRef;
  readonly page: number;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly scale: number;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly withHidden: boolean;
}): DrawnPage {
  const { scanId, document: place } = of;
  const whole = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState('');
  const name = `${scanId} ${String(place)} ${String(page)} ${String(withHidden)}`;
  const [width, height] = [size?.width ?? 0, size?.height ?? 0];
  const isReady = scale > 0 && width > 0;

  useEffect(() => {
    if (!isReady) return undefined;
    const controller = new AbortController();
    const density = Math.sqrt(wholePixels / (width * height));
    const draw = async (): Promise<void> => {
      const canvas = await drawnCanvas(
        { scanId, document: place },
        { page, x: width / 2, y: height / 2, turned: 0, scale: density, withHidden },
        { width: Math.ceil(width * density), height: Math.ceil(height * density), signal: controller.signal },
      );
      canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
      whole.current?.replaceChildren(canvas);
      setDrawn(name);
    };
    draw().catch(() => undefined);
    return () => controller.abort();
  }, [scanId, place, page, width, height, isReady, withHidden, name]);

  useEffect(() => {
    const element = frame.current;
    if (element === null || !isReady) return undefined;
    const holder = detail.current;
    holder?.replaceChildren();
    let controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = async (): Promise<void> => {
      const { signal } = controller;
      const sheet = holder?.getBoundingClientRect();
      const view = element.getBoundingClientRect();
      if (sheet === undefined) return;
      const left = Math.max(0, view.left - sheet.left);
      const top = Math.max(0, view.top - sheet.top);
      const right = Math.min(sheet.width, view.right - sheet.left);
      const bottom = Math.min(sheet.height, view.bottom - sheet.top);
      if (right - left < 1 || bottom - top < 1) return;
      const density = Math.min(2, window.devicePixelRatio || 1);
      const canvas = await drawnCanvas(
        { scanId, document: place },
        {
          page,
          x: (left + right) / 2 / scale,
          y: (top + bottom) / 2 / scale,
          turned: 0,
          scale: scale * density,
          withHidden,
        },
        {
          width: Math.ceil((right - left) * density),
          height: Math.ceil((bottom - top) * density),
          signal,
        },
      );
      canvas.style.cssText = `position:absolute;left:${String(left)}px;top:${String(top)}px;width:${String(right - left)}px;height:${String(bottom - top)}px`;
      holder?.replaceChildren(canvas);
      setDrawn(name);
    };
    const later = (): void => {
      clearTimeout(timer);
      controller.abort();
      controller = new AbortController();
      timer = setTimeout(() => {
        draw().catch(() => undefined);
      }, restMs);
    };
    later();
    const watch = new ResizeObserver(later);
    watch.observe(element);
    element.addEventListener('scroll', later, { passive: true });
    return () => {
      clearTimeout(timer);
      controller.abort();
      watch.disconnect();
      element.removeEventListener('scroll', later);
    };
  }, [scanId, place, page, scale, isReady, withHidden, name, frame]);

  return { whole, detail, isDrawn: drawn === name };
}

async function drawnCanvas(
  of: DocumentRef,
  region: Region,
  {
    width,
    height,
    signal,
  }: { readonly width: number; readonly height: number; readonly signal: AbortSignal },
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  await withDocument(of, (pdf) => drawRegion(pdf, region, { canvas, signal }));
  return canvas;
}
