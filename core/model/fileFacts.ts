import type { Drift } from './drift.ts';
import type { MappingId, PackId } from './ids.ts';
import type { RunCounts } from './run.ts';

/** What a list tells of a file without opening it; kept, so that an Inbox of thousands is there at once after a restart. */
export interface FileFacts {
  readonly rowCount: number | null;
  readonly columnCount: number | null;
  /** Where a mapping was approved for this layout: what is the same and what changed. */
  readonly drift: Drift | null;
  /** The version that `drift` compares with; absent where there is none. */
  readonly compared?: ComparedVersion;
  /** Columns still to be decided; `null` before there is a proposal. */
  readonly openCount: number | null;
  /** The pack that its columns are compared with, chosen or likeliest; `null` before there is a proposal. */
  readonly target: PackId | null;
  /** When the draft was last changed, ISO 8601 UTC; `null` where nothing was decided. */
  readonly draftSavedAt: string | null;
  /** Of all bytes, lower-case hex; `null` until all were read. */
  readonly sha256: string | null;
  /** Fingerprint of the column names in their order: files with the same one wait for the same answer. */
  readonly layout: string | null;
  /** Guesses about the form that lead their runner-up by little and that no person has set. */
  readonly doubts: readonly FileDoubt[];
  /** Tables that stand where it is read, of which it is one and nobody has said what becomes of the others; absent for one. */
  readonly tables?: number;
  /** Rows of the last run, where it ended well. */
  readonly counts: Pick<RunCounts, 'rowsIn' | 'rowsOut' | 'rowsRejected'> | null;
  /** What the language model was asked about the file; `null` where it was not. */
  readonly ai: FileAdvice | null;
}

export type FileDoubt = 'encoding' | 'delimiter' | 'header' | 'sheet' | 'tables';

/** How far the language model is with a file. */
export type FileAdvice =
  | { readonly kind: 'asking' }
  /** It could not be reached; it is asked again by itself. */
  | { readonly kind: 'waiting' }
  /** `suggestions`: columns that it has a field for. */
  | { readonly kind: 'answered'; readonly suggestions: number }
  /** It will not answer by itself: the service said no, its answer was of no use, or a limit was met. */
  | { readonly kind: 'refused'; readonly message: string };

/** An approved version as far as a list tells of it. */
export interface ComparedVersion {
  readonly mappingId: MappingId;
  readonly version: number;
  readonly approvedBy: string;
  /** ISO 8601 UTC. */
  readonly approvedAt: string;
  /** The file that it was approved on. */
  readonly fileName: string;
}
