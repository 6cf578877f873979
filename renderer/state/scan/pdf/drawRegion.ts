import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

/** A piece of a page as it is drawn. */
export interface Region {
  /** From 1. */
  readonly page: number;
  /** Point of the page that lies in the middle of the canvas, from its upper left corner. */
  readonly x: number;
  readonly y: number;
  /** Degrees that the page is turned by, against the clock, around that point. */
  readonly turned: number;
  /** Pixels of the canvas for a point of the page. */
  readonly scale: number;
  /** Layers that are switched off are drawn, too. */
  readonly withHidden: boolean;
}

/**
 * Draws a piece of a page on a canvas, whose size it has.
 *
 * @throws {DOMException} `AbortError` when `signal` is given
 */
export async function drawRegion(
  pdf: PDFDocumentProxy,
  region: Region,
  { canvas, signal }: { readonly canvas: HTMLCanvasElement; readonly signal: AbortSignal },
): Promise<void> {
  const page = await pdf.getPage(region.page);
  signal.throwIfAborted();
  const { scale, turned } = region;
  const viewport = page.getViewport({ scale: 1 });
  const radians = (-turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians) * scale, Math.sin(radians) * scale];
  const transform = [
    cos,
    sin,
    -sin,
    cos,
    canvas.width / 2 - region.x * cos + region.y * sin,
    canvas.height / 2 - region.x * sin - region.y * cos,
  ];
  const layers = region.withHidden ? await allLayers(pdf) : undefined;
  signal.throwIfAborted();
  const task = page.render({
    canvas,
    viewport,
    transform,
    // Paper is white in both themes.
    background: '#ffffff',
    annotationMode: 1,
    ...(layers === undefined ? {} : { optionalContentConfigPromise: Promise.resolve(layers) }),
  });
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await task.promise;
  } catch (cause) {
    signal.throwIfAborted();
    throw cause;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The size of a page in points. */
export function sizeOf(page: PDFPageProxy): { readonly width: number; readonly height: number } {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

async function allLayers(pdf: PDFDocumentProxy) {
  const layers = await pdf.getOptionalContentConfig({ intent: 'display' });
  for (const [id] of layers) layers.setVisibility(id, true, false);
  return layers;
}
