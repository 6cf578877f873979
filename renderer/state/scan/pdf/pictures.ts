import type { PageBox } from '../../../../core/contract/views.ts';
import { drawRegion } from './drawRegion.ts';
import { type DocumentRef, NotDrawn, withDocument } from './pdfDocuments.ts';

/** Pictures that are kept; each takes some 100 kilobytes on a sharp screen. */
const mostKept = 400;
/** Pixels that a match is high in a picture, and by which a page is enlarged at most. */
const letterPx = 17;
const largestScale = 3;

/** A place of a page as a small picture. */
export interface PictureOrder extends DocumentRef {
  readonly page: number;
  readonly box: PageBox;
  readonly isHidden: boolean;
  /** In pixels of the screen's layout. */
  readonly width: number;
  readonly height: number;
}

/** How a picture lies over its page: pixels of layout a point, and the marked box around the middle. */
export interface PictureFrame {
  readonly scale: number;
  readonly mark: { readonly width: number; readonly height: number };
}

/** Letters are as high in every picture; a long code is made to fit. */
export function frameOf({ box, width, height }: PictureOrder): PictureFrame {
  const scale = Math.min(
    letterPx / Math.max(1, box.height),
    (width - 16) / Math.max(1, box.width),
    (height - 6) / Math.max(1, box.height),
    largestScale,
  );
  return { scale, mark: { width: box.width * scale, height: box.height * scale } };
}

type Drawn = HTMLCanvasElement | NotDrawn;

/** By name, the one used last at the end. */
const kept = new Map<string, Drawn>();

interface Waiting {
  readonly order: PictureOrder;
  readonly signal: AbortSignal;
  readonly resolve: (drawn: HTMLCanvasElement) => void;
  readonly reject: (cause: unknown) => void;
}

let waiting: Waiting[] = [];
let isDrawing = false;

/** The picture where it is there already. */
export function pictureAtHand(order: PictureOrder): Drawn | undefined {
  const name = nameOf(order);
  const found = kept.get(name);
  if (found !== undefined) {
    kept.delete(name);
    kept.set(name, found);
  }
  return found;
}

/**
 * Draws a picture when its turn comes; one at a time, so that the page keeps answering.
 *
 * @throws {NotDrawn} where the document cannot be drawn
 * @throws {DOMException} `AbortError` when `signal` is given
 */
export function drawPicture(order: PictureOrder, signal: AbortSignal): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    waiting.push({ order, signal, resolve, reject });
    void drawOn();
  });
}

async function drawOn(): Promise<void> {
  if (isDrawing) return;
  isDrawing = true;
  let before: PictureOrder | undefined;
  for (let next = takeNext(before); next !== undefined; next = takeNext(before)) {
    const { order, signal } = next;
    before = order;
    try {
      const drawn = pictureAtHand(order) ?? (await draw(order, signal));
      if (drawn instanceof NotDrawn) throw drawn;
      next.resolve(drawn);
    } catch (cause) {
      if (cause instanceof NotDrawn) keep(order, cause);
      next.reject(cause);
    }
  }
  isDrawing = false;
}

/** Another one of the same page first, whose drawing orders are at hand. */
function takeNext(before: PictureOrder | undefined): Waiting | undefined {
  waiting = waiting.filter((one) => {
    if (one.signal.aborted) one.reject(one.signal.reason);
    return !one.signal.aborted;
  });
  const same = waiting.findIndex(
    ({ order }) => before !== undefined && order.document === before.document && order.page === before.page,
  );
  return waiting.splice(Math.max(0, same), 1)[0];
}

async function draw(order: PictureOrder, signal: AbortSignal): Promise<HTMLCanvasElement> {
  const { box, page, isHidden } = order;
  const density = Math.min(2, window.devicePixelRatio || 1);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(order.width * density);
  canvas.height = Math.round(order.height * density);
  const radians = (box.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // The middle of the box, which is turned around its upper left corner; the picture is turned back to be read.
  const x = box.x + (box.width / 2) * cos - (box.height / 2) * sin;
  const y = box.y + (box.width / 2) * sin + (box.height / 2) * cos;
  const { scale } = frameOf(order);
  try {
    await withDocument(order, (pdf) =>
      drawRegion(
        pdf,
        { page, x, y, turned: box.angle, scale: scale * density, withHidden: isHidden },
        { canvas, signal },
      ),
    );
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof NotDrawn ? cause : new NotDrawn('other', { cause });
  }
  keep(order, canvas);
  return canvas;
}

function keep(order: PictureOrder, drawn: Drawn): void {
  kept.set(nameOf(order), drawn);
  for (const name of kept.keys()) {
    if (kept.size <= mostKept) return;
    kept.delete(name);
  }
}

function nameOf({ scanId, document: place, page, box, isHidden, width, height }: PictureOrder): string {
  const at = [place, page, box.x, box.y, box.width, box.height, box.angle, width, height].join(' ');
  return `${scanId} ${at} ${String(isHidden)}`;
}
