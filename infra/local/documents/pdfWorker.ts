import type * as unpdf from 'unpdf/pdfjs';
import { copyMessage } from './copyMessage.ts';

type PdfJs = typeof unpdf;
type PdfWorker = InstanceType<PdfJs['PDFWorker']>;

/** The half of pdf.js that parses, as its module leaves it for whoever runs both halves in one thread. */
interface PdfJsWorker {
  readonly WorkerMessageHandler: { initializeFromPort(port: PdfPort): unknown };
}

let worker: PdfWorker | undefined;

/**
 * The one worker of pdf.js in this thread, for all documents. Left to itself, pdf.js makes another one for each, and has
 * every message between its halves written to bytes and read again, which is a seventh of the time of a drawing.
 */
export function pdfWorker({ PDFWorker, VerbosityLevel }: PdfJs): PdfWorker {
  if (worker === undefined) {
    const port = new PdfPort();
    const { pdfjsWorker } = globalThis as unknown as { readonly pdfjsWorker: PdfJsWorker };
    pdfjsWorker.WorkerMessageHandler.initializeFromPort(port);
    // It wants no more of a worker than what a port is.
    worker = PDFWorker.create({ port: port as never, verbosity: VerbosityLevel.WARNINGS });
  }
  return worker;
}

type Listener = (event: { readonly data: unknown }) => void;

/** Carries messages between the halves; each takes those that are addressed to it. */
class PdfPort {
  private readonly listeners = new Set<Listener>();

  postMessage(message: unknown, moved: readonly unknown[] = []): void {
    const event = { data: handedText(message) ?? copyMessage(message, new Set(moved)) };
    // Later, as between threads.
    queueMicrotask(() => {
      for (const listener of this.listeners) listener(event);
    });
  }

  addEventListener(
    _: 'message',
    listener: Listener,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): void {
    if (signal?.aborted === true) return;
    this.listeners.add(listener);
    signal?.addEventListener('abort', () => this.listeners.delete(listener), { once: true });
  }

  removeEventListener(_: 'message', listener: Listener): void {
    this.listeners.delete(listener);
  }
}

/** A piece of a page's text on its way. */
interface TextMessage {
  readonly stream: unknown;
  readonly chunk: { readonly items: readonly unknown[]; readonly styles: object };
}

/**
 * A message with text of a page as it is, `undefined` for any other: who sends it begins a new list for the next one and
 * never looks at this again, so that some hundred small objects need no copy.
 */
function handedText(message: unknown): TextMessage | undefined {
  const { stream, chunk } = message as Partial<TextMessage>;
  if (stream === undefined || !Array.isArray(chunk?.items)) return undefined;
  return { ...(message as TextMessage), chunk: { ...chunk } };
}
