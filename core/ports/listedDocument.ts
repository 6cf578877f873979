import type { ErrorView } from '../model/errors.ts';

/** A document of a scan, before it is looked into. */
export interface ListedDocument {
  /** Where it lies within the scan's place; each once a scan. */
  readonly at: string;
  /** For people: the path below the folder, or the name. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Why it cannot be read, where that is known without trying. */
  readonly error: ErrorView | null;
  /** What its place has to know again to fetch it as it was listed, such as a version; only that place reads it. */
  readonly mark?: string;
  /** Where people open it in their browser. */
  readonly link?: string;
}
