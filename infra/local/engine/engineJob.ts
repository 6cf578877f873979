import type { UnpackedArchive } from '../../../core/model/archive.ts';
import type { Analysis, Inspection } from '../../../core/model/analysis.ts';
import type { Overrides } from '../../../core/model/dialect.ts';
import type { FindQuery, FindResult } from '../../../core/model/find.ts';
import type { FileId } from '../../../core/model/ids.ts';
import type { Correspondence } from '../../../core/model/mapping.ts';
import type { SourceRecord, SourceRow } from '../../../core/model/records.ts';
import type { AppliedRow, OutputFile, RunCounts } from '../../../core/model/run.ts';
import type { OutputRows } from '../../../core/model/runSearch.ts';
import type { ScanOptions } from '../../../core/model/scan.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import type { SheetSummary } from '../../../core/model/sheet.ts';
import type { TargetSchema } from '../../../core/model/targetSchema.ts';
import type {
  RowSelection,
  RowsToLoad,
  RowsToLoadRequest,
  RunRequest,
  TableRequest,
} from '../../../core/ports/engine.ts';
import type { DocumentPage } from '../../../core/ports/documents.ts';
import type { LonePage } from '../../../core/ports/pageReader.ts';
import type { KeptTable } from './keptTable.ts';
import type { MappedFile } from './mappedFile.ts';

/** Which table of which file, as the engine process gets it: plain data, with a path. */
export interface JobTable {
  readonly fileId: FileId;
  readonly path: string;
  /** As the person knows it. */
  readonly name: string;
  /** Where the host has it from its own copy; saves computing it. */
  readonly sha256: string | null;
  readonly overrides: Overrides;
  /** A CSV that a run wrote: it is read as it was written, and nothing is guessed. */
  readonly written?: true;
}

interface Mapped {
  readonly schema: TargetSchema;
  readonly correspondences: readonly Correspondence[];
  readonly lastDay?: string;
}

/** What the host asks of the engine process. */
export type EngineJob = JobTable &
  /** `folder`: where the members are written; made by the host. */
  (
    | { readonly kind: 'unpack'; readonly folder: string }
    | { readonly kind: 'inspect' }
    | { readonly kind: 'sheets'; readonly textToo: boolean }
    | { readonly kind: 'analyze'; readonly allTables: boolean; readonly lines: boolean }
    | { readonly kind: 'readRows'; readonly selection: RowSelection }
    | { readonly kind: 'readRecords'; readonly first: number; readonly count: number }
    | { readonly kind: 'readOutput'; readonly selection: RowSelection }
    | ({ readonly kind: 'previewRows'; readonly selection: RowSelection } & Mapped)
    | ({ readonly kind: 'rowsToLoad' } & Omit<RowsToLoadRequest, keyof TableRequest> & Mapped)
    | { readonly kind: 'find'; readonly query: FindQuery }
    /** `codesPath`: of a file that holds the codes as JSON; another one for each list. */
    | { readonly kind: 'searchDocument'; readonly codesPath: string; readonly options: ScanOptions }
    /** Takes a page out of a document; `page` from 1. */
    | { readonly kind: 'lonePage'; readonly page: number }
    /** Finds codes in what was read of a page. */
    | {
        readonly kind: 'searchPage';
        readonly codesPath: string;
        readonly options: ScanOptions;
        readonly read: DocumentPage;
      }
    | ({ readonly kind: 'dryRun'; readonly failedAfter?: number } & Mapped)
    | {
        readonly kind: 'run';
        readonly request: Omit<RunRequest, 'fileId' | 'overrides'>;
        /** Where the outputs are written; made and made visible by the host. */
        readonly outputFolder: string;
        /** Where they will lie then. */
        readonly finalFolder: string;
      }
  );

/** What the engine process asks of a worker: the same, with what is known of the table, and its own errand of opening one. */
export type WorkerJob = (EngineJob | (JobTable & { readonly kind: 'open' })) & {
  /** `null`: not opened yet. */
  readonly kept: KeptTable | null;
  /** Folder for intermediate files of this job; the engine process deletes it. */
  readonly scratch: string;
  /** For `rowsToLoad`: the rows as their run has mapped them, where that is known. */
  readonly mapped?: MappedFile;
};

/** What the jobs answer, by their kind. */
export interface Answers {
  readonly unpack: UnpackedArchive;
  readonly inspect: Inspection;
  readonly sheets: readonly SheetSummary[];
  readonly analyze: Analysis;
  readonly readRows: readonly SourceRow[];
  readonly readRecords: readonly SourceRecord[];
  readonly readOutput: OutputRows;
  readonly previewRows: readonly AppliedRow[];
  readonly rowsToLoad: RowsToLoad;
  readonly find: FindResult;
  readonly searchDocument: SearchedDocument;
  readonly lonePage: LonePage;
  readonly searchPage: SearchedDocument;
  readonly dryRun: RunCounts;
  readonly run: { readonly counts: RunCounts; readonly outputs: readonly OutputFile[] };
}

/** What a worker answers. */
export interface WorkerAnswers extends Omit<Answers, 'analyze' | 'readRows' | 'previewRows' | 'run'> {
  /** `kept`: the table that rows will be asked of, with its files in the job's scratch. */
  readonly analyze: { readonly analysis: Analysis; readonly kept: KeptTable | null };
  readonly open: KeptTable;
  /** `mapped`: the rows that go out, in the job's scratch; `null` where nobody will ask for them. */
  readonly run: Answers['run'] & { readonly mapped: MappedFile | null };
  /** `null` where the rows do not stand in the head of the file and the table has to be opened for them. */
  readonly readRows: readonly SourceRow[] | null;
  readonly previewRows: readonly AppliedRow[] | null;
}
