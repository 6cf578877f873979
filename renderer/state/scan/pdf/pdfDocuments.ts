import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import type { ScanId } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { pdfLibrary } from './pdfLibrary.ts';

/** Documents that are kept open at once; each holds the parts of its file that were looked at. */
const mostOpen = 5;
/** Bytes asked for at once. */
const rangeBytes = 256 * 1024;
/** Pixels of a picture within a document, above which it is left white: as many as an A0 sheet has at 300 dpi. */
const mostImagePixels = 140_000_000;
/** Time that opening a document or drawing a place may take, in milliseconds; behind it the worker is taken for lost. */
const patienceMs = 20_000;
const tickMs = 500;

/** Names a document of a scan. */
export interface DocumentRef {
  readonly scanId: ScanId;
  readonly document: number;
}

interface Open {
  readonly task: Promise<PDFDocumentLoadingTask>;
  readonly pdf: Promise<PDFDocumentProxy>;
}

/** By name, the one used last at the end. */
const open = new Map<string, Open>();
/** Documents that took the worker with them; they are not tried again. */
const lost = new Set<string>();

/** Why a document cannot be drawn. */
export class NotDrawn extends Error {
  readonly why: 'locked' | 'damaged' | 'slow' | 'other';
  constructor(why: NotDrawn['why'], options?: ErrorOptions) {
    super(`The document is not drawn: ${why}.`, options);
    this.why = why;
  }
}

/**
 * Does something with an open document.
 *
 * @throws {NotDrawn} where it cannot be opened, or took too long
 */
export async function withDocument<Result>(
  ref: DocumentRef,
  work: (pdf: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const name = nameOf(ref);
  if (lost.has(name)) throw new NotDrawn('slow');
  const found = open.get(name) ?? begin(ref);
  open.delete(name);
  open.set(name, found);
  closeOldest();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    let left = patienceMs / tickMs;
    timer = setInterval(() => {
      // Nothing is drawn in a window that nobody sees, however long.
      if (!document.hidden) left -= 1;
      if (left <= 0) reject(new NotDrawn('slow'));
    }, tickMs);
  });
  try {
    return await Promise.race([found.pdf.then(work), tooLong]);
  } catch (cause) {
    if (cause instanceof NotDrawn && cause.why === 'slow') await giveUp(name);
    throw cause;
  } finally {
    clearInterval(timer);
  }
}

function begin(ref: DocumentRef): Open {
  const task = start(ref);
  const pdf = task.then(
    async (started) => {
      try {
        return await started.promise;
      } catch (cause) {
        throw new NotDrawn(whyOf(cause), { cause });
      }
    },
    (cause: unknown) => {
      throw cause instanceof NotDrawn ? cause : new NotDrawn('other', { cause });
    },
  );
  // One that failed is asked for anew the next time: the address may have died with the session.
  pdf.catch(() => open.delete(nameOf(ref)));
  return { task, pdf };
}

async function start({ scanId, document: place }: DocumentRef): Promise<PDFDocumentLoadingTask> {
  const [{ pdf, worker }, { url }] = await Promise.all([
    pdfLibrary(),
    getSession().client.scans.document({ scanId, document: place }),
  ]);
  const parts = new URL('./pdf/', document.baseURI).href;
  return pdf.getDocument({
    url: new URL(url, document.baseURI).href,
    worker,
    rangeChunkSize: rangeBytes,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: mostImagePixels,
    // Compiled code would need a wider policy of the page; the same decoders exist as scripts.
    useWasm: false,
    wasmUrl: parts,
    cMapUrl: parts,
    cMapPacked: true,
    standardFontDataUrl: parts,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
}

function whyOf(cause: unknown): NotDrawn['why'] {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException') return 'locked';
  return name === 'InvalidPDFException' || name === 'FormatError' ? 'damaged' : 'other';
}

function closeOldest(): void {
  for (const [name, { task }] of open) {
    if (open.size <= mostOpen) return;
    open.delete(name);
    // Whoever still draws of it is told by the library.
    void task.then((started) => started.destroy()).catch(() => undefined);
  }
}

async function giveUp(name: string): Promise<void> {
  lost.add(name);
  open.clear();
  const { end } = await pdfLibrary();
  end();
}

function nameOf({ scanId, document: place }: DocumentRef): string {
  return `${scanId} ${String(place)}`;
}
