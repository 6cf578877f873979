import type { UnpackedArchive } from '../model/archive.ts';
import type { Analysis, Inspection, Progress } from '../model/analysis.ts';
import type { Overrides } from '../model/dialect.ts';
import type { FindQuery, FindResult } from '../model/find.ts';
import type { FileId, MappingId, RunId } from '../model/ids.ts';
import type { Correspondence } from '../model/mapping.ts';
import type { OutputChoice } from '../model/outputChoice.ts';
import type { QuarantineLimits } from '../model/quarantine.ts';
import type { SourceRecord, SourceRow } from '../model/records.ts';
import type { AppliedRow, OutputFile, RunCounts } from '../model/run.ts';
import type { RunOrigin } from '../model/runOrigin.ts';
import type { OutputRows } from '../model/runSearch.ts';
import type { SheetSummary } from '../model/sheet.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

export type { AppliedRow } from '../model/run.ts';

/** Which table of which source, and how to read it. */
export interface TableRequest {
  readonly fileId: FileId;
  readonly overrides: Overrides;
  /** For `analyze` of a workbook: every sheet that holds a cell, which may be none, instead of the chosen one only. */
  readonly allTables?: boolean;
  /** For `analyze`: adds `lineClasses` to each table. */
  readonly lines?: boolean;
  /** For `sheets`: tells delimited text as if it were a sheet. */
  readonly textToo?: boolean;
}

/** A job can be watched and stopped. Aborting rejects with `CANCELLED` within 100 ms. */
export interface JobControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Either a window of data rows or named ones. */
export type RowSelection =
  | { readonly first: number; readonly count: number }
  | { readonly rows: readonly number[] };

/** What is made of the rows, and by which day. */
export interface MappedRequest extends TableRequest {
  readonly schema: TargetSchema;
  readonly correspondences: readonly Correspondence[];
  /** The last day that is not in the future, as ISO text; absent: no date is. */
  readonly lastDay?: string;
}

/** Some rows of a run that are to be kept as records. */
export interface RowsToLoadRequest extends MappedRequest {
  /** That sent them out. */
  readonly runId: RunId;
  readonly selection: { readonly first: number; readonly count: number };
  /** Of the fields in the store, one a field of the schema. */
  readonly places: readonly number[];
  /** Asks for the names of their records as well. */
  readonly named: boolean;
}

export interface RowsToLoad {
  /** Rows without a problem, as `packRows` packs them. */
  readonly rows: Uint8Array;
  /** One a row, as `recordName` says it; `null` where nobody asked. */
  readonly names: readonly string[] | null;
  /** Where to go on; the first row again where there is none. */
  readonly next: number;
}

export interface RunRequest extends MappedRequest {
  readonly runId: RunId;
  /** File name that outputs are named after. */
  readonly fileName: string;
  readonly analysis: Analysis;
  /** Which mapping the correspondences are of, for what outputs say of themselves. */
  readonly mapping?: { readonly id: MappingId; readonly version: number };
  /** ISO 8601 UTC, for the summary. */
  readonly submittedAt: string;
  readonly startedAt: string;
  /** What is to be written; absent: `usualOutputs`. */
  readonly outputs?: OutputChoice;
  /** Who ran it with which approval, for the report; absent where nobody has said. */
  readonly origin?: RunOrigin;
  /** When its outputs must not go on; the pack's own limits go over these. Absent: whatever comes of it may. */
  readonly quarantine?: QuarantineLimits;
}

/**
 * Reads sources in a process of its own, where a hostile file can do no harm.
 * Every method rejects with an `AppError`; when a limit was met, it says which.
 */
export interface Engine {
  /**
   * Takes an archive apart; the other methods reject with `SOURCE_ARCHIVE` for such a source. Each member lies where
   * `Sources.adoptMembers` finds it.
   */
  unpack(request: Pick<TableRequest, 'fileId'>, job?: JobControl): Promise<UnpackedArchive>;
  /** Looks at the head only: form and first rows, within a second at any size. */
  inspect(request: TableRequest, job?: JobControl): Promise<Inspection>;
  /** What each sheet of a workbook holds, as far as its first rows tell; delimited text has none, see `textToo`. */
  sheets(request: TableRequest, job?: JobControl): Promise<readonly SheetSummary[]>;
  /** Reads every row. */
  analyze(request: TableRequest, job?: JobControl): Promise<Analysis>;
  readRows(request: TableRequest & { readonly selection: RowSelection }): Promise<readonly SourceRow[]>;
  /** Records as they stand, data or not, of the chosen table's text; those past the end are left out. */
  readRecords(
    request: TableRequest & { readonly first: number; readonly count: number },
  ): Promise<readonly SourceRecord[]>;
  /** Applies correspondences to some rows, for the preview beside the grid. */
  previewRows(request: MappedRequest & { readonly selection: RowSelection }): Promise<readonly AppliedRow[]>;
  /** Rows as a run sends them out, ready for the records. */
  rowsToLoad(request: RowsToLoadRequest): Promise<RowsToLoad>;
  /**
   * Looks through the stored cells of every data row. Progress tells of cells as they are found (`Progress.found`), the
   * answer of the rest and of the counts. Rejects with `FIND_PATTERN` where the text is to be a pattern and is none.
   */
  find(request: TableRequest & { readonly query: FindQuery }, job?: JobControl): Promise<FindResult>;
  /** Applies the mapping to every row and writes nothing. `failedAfter`: failing rows are named from behind this one on. */
  dryRun(request: MappedRequest & { readonly failedAfter?: number }, job?: JobControl): Promise<RunCounts>;
  /** Applies the mapping to every row and writes the outputs; none is visible before all are complete. */
  run(
    request: RunRequest,
    job?: JobControl,
  ): Promise<{ readonly counts: RunCounts; readonly outputs: readonly OutputFile[] }>;
  /**
   * Rows of an output that a run wrote, read as it was written: nothing is guessed. Cells are as they stand in it; rows
   * past the end are left out, and so are rows without a filled cell. `name` must be a CSV that the run lists.
   */
  readOutput(request: {
    readonly runId: RunId;
    readonly name: string;
    readonly selection: RowSelection;
  }): Promise<OutputRows>;
  /** Lets go of what was kept for a source. */
  forget(fileId: FileId): Promise<void>;
  close(): Promise<void>;
}
