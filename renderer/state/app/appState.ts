import { create } from 'zustand';
import type {
  DecisionRecord,
  FailureCount,
  FileId,
  HostInfo,
  InboxItem,
  JobBoard,
  LlmEvent,
  LlmPreview,
  MappingId,
  MappingSummary,
  MappingVersion,
  MemoryEntry,
  PackId,
  Progress,
  Run,
  RunCounts,
  RunId,
  ReviewView,
  Settings,
  SheetSummary,
} from '../../../core/contract/views.ts';
import type { ConnectionState } from '../../client/reconnectingLink.ts';
import type { Trouble } from '../../client/trouble.ts';
import { type LlmFacts, nothingOfLlm } from '../columns/llmFacts.ts';
import type { ReadingState } from '../columns/readingState.ts';
import type { ReviewFilter } from '../columns/reviewFilter.ts';
import type { ReviewOrder } from '../columns/reviewOrder.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';
import type { Shaping } from '../columns/shaping.ts';
import type { CellMode } from '../columns/seenCell.ts';

/** A file on its way from the person to the host, before it has an id. */
export interface Arrival {
  readonly key: number;
  readonly name: string;
  /** The folder it lies in as the person sees it; '' where it was given by itself. */
  readonly folder: string;
  readonly sizeBytes: number;
  /** 0 to 1 of the bytes handed over. */
  readonly share: number;
  /** Estimated time left in milliseconds; `null` until there is enough to go by. */
  readonly remainingMs: number | null;
  readonly trouble: Trouble | null;
}

/** What a check of the whole file found for the draft as it stood at `revision`. */
export interface CheckDone {
  readonly kind: 'done';
  readonly revision: number;
  readonly counts: RunCounts;
}

/** The check of the whole file. `before` is what the last one found, so that its figures stay until there are others. */
export type CheckState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly revision: number;
      readonly progress: Progress | null;
      /** By `performance.now()`. */
      readonly startedAt: number;
      readonly before: CheckDone | null;
    }
  | CheckDone
  | {
      readonly kind: 'failed';
      readonly revision: number;
      readonly trouble: Trouble;
      readonly before: CheckDone | null;
    };

/** What is known of a workbook's sheets; asked for when somebody looks. */
export type SheetsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  /** `reading` tells the corrections that were in force, so that others ask for a new list. */
  | { readonly kind: 'done'; readonly sheets: readonly SheetSummary[]; readonly reading: string }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Asking the language model about the open file: the request to be read, or how far sending it is. */
export type AiState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'preview'; readonly preview: LlmPreview }
  | {
      readonly kind: 'asking';
      readonly step: Extract<LlmEvent, { kind: 'progress' }>['step'];
      /** Milliseconds since 1970, by this computer's clock. */
      readonly startedAt: number;
    }
  /** A person broke it off; the local proposal stands. */
  | { readonly kind: 'cancelled' }
  /** The request could not be made or sent; the local proposal stands. */
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Rows to step through in the preview: those of an issue or of a failure. */
export interface RowTrail {
  readonly label: string;
  /** `record` counts records of the source and is looked up; `row` counts data rows. */
  readonly unit: 'record' | 'row';
  readonly numbers: readonly number[];
  readonly position: number;
  /** Data row of the present position; `null` until it is found. */
  readonly row: number | null;
  /** Where that row stands, as its sheet counts: "Feb 12"; absent for text, and until it is found. */
  readonly place?: string;
  /** How many there are in all, where `numbers` may be only the first of them. */
  readonly total?: number;
  /** Why these rows fail; tells how more of them are found. */
  readonly reason?: Pick<FailureCount, 'field' | 'code'>;
  /** The preview lists these rows and no others. */
  readonly alone?: boolean;
}

export interface ReviewState {
  readonly fileId: FileId;
  readonly view: ReviewView | null;
  readonly rows: readonly ReviewRow[];
  readonly trouble: Trouble | null;
  /** What is under way for the file as a whole; single decisions are in `busy`. */
  readonly work: 'opening' | 'rereading' | null;
  /** Column position of the row with the cursor. */
  readonly cursor: number | null;
  readonly filter: ReviewFilter;
  readonly query: string;
  readonly order: ReviewOrder;
  /** Columns by the risk that they had when the file was opened or proposed anew; votes that come in later move no row. */
  readonly ranking: readonly number[];
  /** Columns whose decision is on its way to the host. */
  readonly busy: ReadonlySet<number>;
  /** Grows with whatever changes what the preview shows. */
  readonly revision: number;
  readonly check: CheckState;
  readonly ai: AiState;
  readonly panel:
    | 'rows'
    | 'fields'
    | 'sheets'
    | 'records'
    | 'issues'
    | 'changes'
    | 'check'
    | 'diff'
    | 'steps'
    | 'bulk'
    | 'closed';
  readonly rowMode: 'source' | 'both' | 'target';
  /** How cells of a workbook are shown; text has one form only. */
  readonly cellMode: CellMode;
  readonly sheets: SheetsState;
  /** Record with the cursor in the list of first records, from 0. */
  readonly recordCursor: number;
  readonly reading: ReadingState;
  /** Column whose target field is being chosen. */
  readonly choosing: number | null;
  readonly trail: RowTrail | null;
  /** What is being made of columns by hand. */
  readonly shaping: Shaping | null;
  /** Whether the inspector is open where the window is too narrow to show it always. */
  readonly inspectorOpen: boolean;
}

/** Everything the screens are drawn from. Only actions write it. */
export interface AppState {
  readonly connection: ConnectionState;
  readonly host: HostInfo | null;
  readonly settings: Settings | null;
  readonly inbox: readonly InboxItem[] | null;
  readonly arrivals: readonly Arrival[];
  readonly review: ReviewState | null;
  /** The newest, newest first; the whole history is searched by its own screen. */
  readonly runs: readonly Run[] | null;
  readonly runProgress: ReadonlyMap<RunId, Progress>;
  readonly mappings: readonly MappingSummary[] | null;
  readonly versions: ReadonlyMap<MappingId, readonly MappingVersion[]>;
  /** Pipelines, what runs in them and what waits for them; `null` before the first word of it. */
  readonly jobs: JobBoard | null;
  /** Scans that are searching now. */
  readonly scansUnderWay: number;
  /** What approvals say about headers, by pack; asked for when somebody looks. */
  readonly memory: ReadonlyMap<PackId, readonly MemoryEntry[]>;
  /** How often proposals proved right here, by pack. */
  readonly records: ReadonlyMap<PackId, DecisionRecord>;
  /** What the settings show of the language model. */
  readonly llm: LlmFacts;
  readonly overlay: 'none' | 'keys' | 'palette' | 'menu' | 'approve' | 'merge' | 'ai';
  /** The latest status message for those who cannot see it. */
  readonly announcement: string;
}

export const useApp = create<AppState>()(() => ({
  connection: 'connecting',
  host: null,
  settings: null,
  inbox: null,
  arrivals: [],
  review: null,
  runs: null,
  runProgress: new Map(),
  mappings: null,
  versions: new Map(),
  jobs: null,
  scansUnderWay: 0,
  memory: new Map(),
  records: new Map(),
  llm: nothingOfLlm,
  overlay: 'none',
  announcement: '',
}));

export function setApp(change: Partial<AppState>): void {
  useApp.setState(change);
}

/** Changes the open review, if there is one and it is still the file meant. */
export function setReview(fileId: FileId, change: Partial<ReviewState>): void {
  const { review } = useApp.getState();
  if (review?.fileId === fileId) setApp({ review: { ...review, ...change } });
}

export function announce(announcement: string): void {
  setApp({ announcement });
}

export function openOverlay(overlay: AppState['overlay']): void {
  setApp({ overlay });
}
