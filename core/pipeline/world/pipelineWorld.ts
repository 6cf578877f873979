import type { OpenInput } from '../../open/openInput.ts';
import type { WordVectors } from '../../match/words/wordVectors.ts';
import type { ByteSource, Deflate, Scratch, Unpack } from '../../model/bytes.ts';
import type { OutputChoice } from '../../model/outputChoice.ts';
import type { QuarantineLimits } from '../../model/quarantine.ts';
import type { OutputFile } from '../../model/run.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { Clock, Digest, Ids, Log } from '../../ports/clock.ts';
import type { FileMetadataStore } from '../../ports/fileMetadata.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import type { MessageQueues } from '../../ports/messages.ts';
import type { Connections, Notifier } from '../../ports/notices.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import type { SessionStore } from '../../ports/sessions.ts';
import type { MappingStore, MemoryStore, PackStore } from '../../ports/stores.ts';
import type { UploadStore } from '../../ports/uploads.ts';
import type { Proposal } from '../../model/mapping.ts';
import type { BuiltFile } from '../../service/desk/deskFile.ts';
import type { RunCleaned } from '../../run/writeRun.ts';

/** Room for intermediate bytes of one step. */
export interface StepScratch extends Scratch {
  /** Closes what was opened and deletes all of it. */
  dispose(): Promise<void>;
}

/** The file that a run is over. */
export interface RunSource {
  /** As the person knows it. */
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  open(): Promise<ByteSource>;
}

/** What the host lends for reading tables, as it does on the desk. */
export interface ReadingTools extends Required<Pick<OpenInput, 'inflate' | 'decoders' | 'workbooks'>> {
  /** This step's alone. */
  readonly kernel: () => OpenInput['kernel'];
  /** Unpacks gzip data. */
  readonly gunzip: Unpack;
  /** Makes a SHA-256, lower-case hex. */
  readonly hash: () => { update(bytes: Uint8Array): void; hex(): string };
  /** A source whose SHA-256 (lower-case hex) comes along with reading it. */
  readonly hashing: (source: ByteSource) => ByteSource & { digest(): Promise<string> };
}

/** What it lends for writing them, as for local runs. */
export interface WritingTools {
  readonly deflate: Deflate;
  readonly scratch: () => Promise<StepScratch>;
  /** Parquet, aggregates and the copy of the source, where a run asks for them; see `RunWork.tables`. */
  readonly tables: (run: RunCleaned, source: RunSource) => Promise<readonly OutputFile[]>;
  /** Lets others go first in long work. */
  readonly rest: () => Promise<void>;
}

/** Settings of an installation. */
export interface PipelineSettings {
  /** Bytes of a text's part, which is one message. */
  readonly partBytes: number;
  /** Milliseconds after which an analysis counts as broken off: the time-out of the function; 0 where one process is alone. */
  readonly analysisMs: number;
  readonly outputs: OutputChoice;
  readonly quarantine: QuarantineLimits;
  /** Addresses that reach one mailbox are one in keys where a pack says so; see `withMailboxes`. */
  readonly byMailbox: boolean;
  readonly appVersion: string;
}

/** What every step of the pipeline works with. */
export interface PipelineBase {
  /** The bucket of all files but those held back. */
  readonly objects: ObjectStore;
  /** The bucket of outputs that are held back; may be the same. */
  readonly held: ObjectStore;
  readonly uploads: UploadStore;
  readonly sessions: SessionStore;
  readonly queues: MessageQueues;
  readonly notifier: Notifier;
  readonly connections: Connections;
  readonly mappings: MappingStore;
  /** Absent on a folder, where summaries lie among the outputs and nobody asks a table. */
  readonly fileMetadata?: FileMetadataStore;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** From 0 up to but not including 1. */
  readonly chance: () => number;
}

/** What the analysis of an upload works with. */
export interface AnalyzeWorld extends PipelineBase {
  readonly memory: Pick<MemoryStore, 'forgotten'>;
  readonly packs: Pick<PackStore, 'heads' | 'get' | 'revision'>;
  readonly schemas: readonly TargetSchema[];
  readonly wordVectors?: () => WordVectors | undefined;
  /** Asks a language model about a layout, where that is switched on; the proposal stands where it does not answer. */
  readonly advise?: (file: BuiltFile) => Promise<Proposal>;
  readonly reading: ReadingTools;
  readonly scratch: WritingTools['scratch'];
  readonly settings: PipelineSettings;
}

/** What working off a part works with. */
export interface PartWorld extends PipelineBase {
  readonly reading: Pick<ReadingTools, 'kernel'>;
  readonly bytesDigest: (bytes: Uint8Array) => string;
  readonly leads: Pick<LeadStore, 'take'>;
}

/** What putting outputs together works with. */
export interface FinishWorld extends PipelineBase {
  readonly writing: WritingTools;
  /** Milliseconds after which nobody is at work on outputs any more: the time-out of the function; absent where one process is alone. */
  readonly finishMs?: number;
}

/** A world in which one process does everything. */
export type PipelineWorld = AnalyzeWorld & PartWorld & FinishWorld;
