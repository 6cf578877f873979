import { AsyncLocalStorage } from 'node:async_hooks';

/** What pdf.js complained of while it read; it passes over what it cannot read, and says so on the console only. */
export interface PdfComplaints {
  /** Reading ended early or left something out, so text may be missing. */
  isCut: boolean;
  /** What was met is in no PDF that is whole; where no text came of it, that is what became of the text. */
  isOdd: boolean;
}

const listening = new AsyncLocalStorage<PdfComplaints>();
/** Of this thread; pdf.js writes to it. */
const { console: output } = globalThis;
/** What the console did before; a console that somebody else has put in place meanwhile is hooked anew. */
let say: ((...words: readonly unknown[]) => void) | undefined;

/** Does some work of pdf.js, and hears what it complains of meanwhile; nothing of it reaches the console. */
export async function withComplaints<Result>(
  work: (complaints: PdfComplaints) => Promise<Result>,
): Promise<Result> {
  hook();
  const complaints: PdfComplaints = { isCut: false, isOdd: false };
  return listening.run(complaints, () => work(complaints));
}

/** A form that calls itself is left out at its second call, and nothing is missing. */
const cut = /ignoring errors during|ignoring sub-stream|ignoring XObject(?!.*circular)/u;
const odd = /Unknown command|Bad encoding in flate stream|Missing setFont|invalid \/Pages tree/u;

function hook(): void {
  if (output.warn === hear) return;
  say = output.warn.bind(output);
  output.warn = hear;
}

function hear(...words: readonly unknown[]): void {
  const complaints = listening.getStore();
  if (complaints === undefined) {
    say?.(...words);
    return;
  }
  const text = String(words[0]).slice(0, 300);
  if (cut.test(text)) complaints.isCut = true;
  else if (odd.test(text)) complaints.isOdd = true;
}
