import type * as Pdf from 'pdfjs-dist';
// The build makes an address of it.
// oxlint-disable-next-line import/default
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';

/** pdf.js with a worker of its own. */
export interface PdfLibrary {
  readonly pdf: typeof Pdf;
  readonly worker: Pdf.PDFWorker;
  /** Ends the worker with all that is open in it; the next `pdfLibrary` begins another one. */
  readonly end: () => void;
}

/** What the page's policy asks for where a script's address is used; it knows one address. */
interface ScriptPolicy {
  createScriptURL(url: string): string;
}
interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;
let present: Promise<PdfLibrary> | undefined;

/** Loads pdf.js with the first document that is drawn. */
export async function pdfLibrary(): Promise<PdfLibrary> {
  present ??= load();
  try {
    return await present;
  } catch (cause) {
    // The next one tries again.
    present = undefined;
    throw cause;
  }
}

async function load(): Promise<PdfLibrary> {
  const pdf = await import('pdfjs-dist');
  const thread = new Worker(trusted(workerUrl), { type: 'module', name: 'drawings' });
  const worker = pdf.PDFWorker.create({ port: thread, verbosity: pdf.VerbosityLevel.ERRORS });
  return {
    pdf,
    worker,
    end() {
      present = undefined;
      worker.destroy();
      thread.terminate();
    },
  };
}

function trusted(url: string): string {
  const { trustedTypes } = window as { readonly trustedTypes?: PolicyMaker };
  policy ??= trustedTypes?.createPolicy('pdf-worker', {
    createScriptURL(asked) {
      if (asked !== workerUrl) throw new Error('No other script is run as a worker.');
      return asked;
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
