/** Errors of pdf.js about a file, by their names. */
const names: ReadonlySet<string> = new Set([
  'AbortException',
  'FormatError',
  'InvalidPDFException',
  'MissingDataException',
  'ParserEOFException',
  'PasswordException',
  'ResponseException',
  'UnknownErrorException',
  'XRefEntryException',
  'XRefParseException',
]);

let isDone = false;

/**
 * Keeps errors of pdf.js that it hands to nobody from ending this thread: where it reads ahead, as of the last page of a
 * damaged document, the same error comes again to whoever asks for that page. Every other error that nobody takes ends the
 * thread, as it would without this.
 */
export function passOverPdfRejections(): void {
  if (isDone) return;
  isDone = true;
  process.on('unhandledRejection', (reason: unknown) => {
    if (reason instanceof Error && names.has(reason.name)) return;
    throw reason;
  });
}
