/**
 * What the renderer draws: the answers of the contract. Nouns of the model pass through by type only,
 * so that nothing but types of the core reaches the renderer.
 */
import type { Inspection, Progress, TableAnalysis } from '../model/analysis.ts';
import type { Decisions, Draft } from '../model/draft.ts';
import type { Drift } from '../model/drift.ts';
import type { FileFacts } from '../model/fileFacts.ts';
import type { ErrorView } from '../model/errors.ts';
import type { OutboxState } from '../model/job.ts';
import type { FindResult } from '../model/find.ts';
import type { FileId, MappingId, PackId, RunId } from '../model/ids.ts';
import type { MappingVersion, Proposal } from '../model/mapping.ts';
import type { MeasuredBin } from '../model/memory.ts';
import type { Run, RunCounts } from '../model/run.ts';
import type { FileRecord } from '../ports/stores.ts';
import type { NewerVersion } from './mergeView.ts';
import type { PackSummary } from './packViews.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

export type {
  CodeFault,
  CodeList,
  FolderView,
  LeftCode,
  LookPlace,
  NearReason,
  PageBox,
  RemoteState,
  RemoteStates,
  ScanCode,
  ScanMatch,
  ScanOptions,
} from '../model/scan.ts';
export type {
  CloudScan,
  DocumentState,
  Scan,
  ScanCounts,
  ScanEntry,
  ScanFilter,
  ScanId,
  ScannedDocument,
  ScanOrder,
  ScanPlace,
  ScanReading,
  ScanSending,
  ScanSite,
  ScanState,
} from '../model/scanRun.ts';
export type {
  Job,
  JobBoard,
  JobCounts,
  JobPlace,
  JobRef,
  JobStage,
  OutboxEntry,
  OutboxState,
  PipelinePlace,
  ShownJob,
  PipelineState,
  PipelineView,
} from '../model/job.ts';
export type { UploadEvent, UploadId, UploadLane, UploadState } from '../model/upload.ts';
export type { RowSelection } from '../ports/engine.ts';
export type { Inspection, Progress, TableAnalysis } from '../model/analysis.ts';
export type { SheetInfo } from '../model/sheetInfo.ts';
export type { ColumnLayout } from '../model/columnLayout.ts';
export type { ColumnPast } from '../model/columnPast.ts';
export type { AwsCheck, AwsProfile, AwsSettings } from '../model/aws.ts';
export type { DriveSettings, DriveSignIn, DriveStatus } from '../model/drive.ts';
export type { DataPart, DataUsage, WipeKind } from '../model/dataUsage.ts';
export type { ColumnType, TypeChoice } from '../model/columnType.ts';
export type { ColumnTypeOverride, Dialect, LineClass, Overrides } from '../model/dialect.ts';
export type {
  ColumnDecision,
  Decisions,
  DerivedDecision,
  Draft,
  DraftEdit,
  DraftStep,
} from '../model/draft.ts';
export type { ColumnChange, Drift, NewValuesChange, RedistributedChange } from '../model/drift.ts';
export type { MappingExportFormat, ReadMapping } from '../model/mappingTransfer.ts';
export type { ApprovalAnswer } from './approvalAnswer.ts';
export type { MergeView, NewerVersion } from './mergeView.ts';
export type { PackCheckView, PackDetail, PackSaved, PackSummary } from './packViews.ts';
export type { MergeChoice, MergedSlot, SlotValue } from '../model/merge.ts';
export type { ErrorView } from '../model/errors.ts';
export type { FileId, MappingId, PackId, RunId } from '../model/ids.ts';
export type { Issue, IssueCode, Severity } from '../model/issue.ts';
export type {
  ColumnProposal,
  Correspondence,
  DerivedProposal,
  MappingVersion,
  Proposal,
  Vote,
} from '../model/mapping.ts';
export type { DecisionBin, DecisionRecord, MeasuredBin, MemoryEntry } from '../model/memory.ts';
export type { FindQuery, FindResult, FoundCell } from '../model/find.ts';
export type {
  CheckedNumber,
  CodeFormat,
  Comparison,
  Expectation,
  ExpectationRule,
  RowExpectation,
  RuleCondition,
  ValueList,
} from '../model/expectation.ts';
export type { ColumnProfile, Histogram } from '../model/profile.ts';
export type { SourceRecord, SourceRow } from '../model/records.ts';
export type {
  AppliedRow,
  DuplicateCount,
  LikelyCount,
  FailureCount,
  FieldChanges,
  OutputFile,
  OutputKind,
  QualityDimension,
  QualityScore,
  RuleCount,
  Run,
  RunCounts,
} from '../model/run.ts';
export type { OutputChoice, OutputFormat, SourceKeeping } from '../model/outputChoice.ts';
export type { PipelineChoice, SendApproved } from '../model/pipelineChoice.ts';
export type { Settings, SettingsChange } from '../model/settings.ts';
export type {
  LlmBudget,
  LlmConsent,
  LlmEstimate,
  LlmEvent,
  LlmLedgerEntry,
  LlmLedgerView,
  LlmLedgerOutcome,
  LlmLedgerRecord,
  LlmMaskedColumn,
  LlmMode,
  LlmObstacle,
  LlmOutcome,
  LlmPreview,
  LlmProvider,
  LlmSettings,
  LlmSight,
  LlmStatus,
  LlmTest,
} from '../model/llm.ts';
export type {
  OutputRows,
  RunBar,
  RunColumn,
  RunCounting,
  RunEntry,
  RunFacet,
  RunFilter,
  RunRecord,
  RunSort,
  RunWindow,
} from '../model/runSearch.ts';
export type { ComparedVersion, FileAdvice, FileDoubt } from '../model/fileFacts.ts';
export type { SheetsJoined } from '../model/joinedSheets.ts';
export type { SheetSummary, SheetTable } from '../model/sheet.ts';
export type { FileTable, FileTables } from '../model/fileTables.ts';
export type { ImportedPack, ImportKind } from '../model/importedPack.ts';
export type { Derivation, ScoreCondition } from '../model/derivedField.ts';
export type { Aggregate, PackOutput, Partition } from '../model/packOutput.ts';
export type { PackVersion } from '../model/pack.ts';
export type { PackDifference } from '../model/packDifference.ts';
export type { PackProblem } from '../model/packProblem.ts';
export type { Field, FieldType, TargetSchema } from '../model/targetSchema.ts';
export type { SeveralValues, Transform } from '../model/transform.ts';
export type { TransformTrial, TriedRow, TriedValue, ValueMatch } from './trials.ts';

/** A source as the host hands it to the renderer: opaque, without a path. */
export interface FileRef {
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
}

export interface HostInfo {
  readonly kind: 'desktop' | 'web';
  readonly appVersion: string;
  /** Why the web host serves the app where the desktop shell was wanted; empty otherwise. */
  readonly note: string;
  readonly packs: readonly PackSummary[];
  /** What the matcher's confidences rest on: proposals on labelled files, ascending by confidence. */
  readonly measured: readonly MeasuredBin[];
  /** The app ended without warning before this start; told to the first who asks. */
  readonly restarted?: true;
}

/** One line of the Inbox; whichever world a file comes from, this is all that the list knows of it. */
export interface InboxItem extends FileFacts {
  readonly file: Omit<FileRecord, 'overrides' | 'guest'>;
  /** Only while a job is under way. */
  readonly progress: Progress | null;
  readonly lastRunId: RunId | null;
  /** Its mapping is approved and waits in the outbox for the network, or met another one there; absent for none. */
  readonly approval?: { readonly id: string; readonly state: OutboxState };
}

/** A file that was taken out of the Inbox and can be brought back. */
export interface RemovedFile {
  readonly file: Pick<FileRecord, 'id' | 'name' | 'sizeBytes' | 'addedAt' | 'origin'>;
  /** ISO 8601 UTC. */
  readonly removedAt: string;
}

export type InboxEvent =
  /** The first event; everything there is. */
  | { readonly kind: 'all'; readonly items: readonly InboxItem[] }
  | { readonly kind: 'changed'; readonly item: InboxItem }
  /** `divided`: it was an archive, and its members are in the Inbox now. */
  | { readonly kind: 'removed'; readonly fileId: FileId; readonly divided?: true };

/** One file on the review desk. Parts fill in as they are known: first `inspection`, then `table`, then `proposal`. */
export interface ReviewView {
  readonly item: InboxItem;
  readonly overrides: FileRecord['overrides'];
  readonly inspection: Inspection | null;
  readonly table: TableAnalysis | null;
  readonly schema: TargetSchema | null;
  /** Packs by how well they fit, best first; 0 to 1 is the mean of the shares of required fields and of columns that find each other. */
  readonly packFit: readonly { readonly packId: PackId; readonly fit: number }[];
  readonly proposal: Proposal | null;
  readonly draft: Draft;
  readonly decisions: Decisions | null;
  /** The mapping in force for this layout and pack, if any. */
  readonly approved: MappingVersion | null;
  readonly drift: Drift | null;
  /** Approved by somebody else since this draft was begun; what is proposed stays that of `approved` until the two are merged. */
  readonly newer?: NewerVersion;
}

/** What changes with a key on the review desk. */
export interface DraftView {
  readonly draft: Draft;
  readonly decisions: Decisions;
  /** As in `ReviewView`. */
  readonly newer?: NewerVersion;
}

export type DryRunEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly counts: RunCounts };

/** Cells come with `progress`, in order; `done` tells of the rest. */
export type FindEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: FindResult };

export type RunEvent =
  | { readonly kind: 'all'; readonly runs: readonly Run[] }
  | { readonly kind: 'changed'; readonly run: Run; readonly progress: Progress | null };

/** What becomes of each file that is to be run with its approved mapping, in the order given. */
export type RunSomeEvent =
  | { readonly kind: 'started'; readonly fileId: FileId; readonly runId: RunId }
  /** It is not run; the error says why and what to do. */
  | {
      readonly kind: 'left';
      readonly fileId: FileId;
      readonly name: string;
      readonly error: ErrorView;
    };

/** A mapping in the Schemas view. */
export interface MappingSummary {
  readonly mappingId: MappingId;
  readonly packId: PackId;
  readonly version: number;
  readonly columnCount: number;
  readonly fieldCount: number;
  readonly approvedBy: string;
  readonly approvedAt: string;
  /** The file that the latest version was approved on. */
  readonly fileName: string;
}

/** The body of the one typed error of the contract. */
export type ContractError = ErrorView;
