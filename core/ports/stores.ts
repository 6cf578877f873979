import type { Analysis, Inspection } from '../model/analysis.ts';
import type { AskPlan } from '../model/askPlan.ts';
import type { ColumnLayout } from '../model/columnLayout.ts';
import type { Overrides } from '../model/dialect.ts';
import type { Draft, DraftStep } from '../model/draft.ts';
import type { FileFacts } from '../model/fileFacts.ts';
import type { ErrorView } from '../model/errors.ts';
import type { FileId, MappingId, PackId, RunId } from '../model/ids.ts';
import type { JobRef } from '../model/job.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { PackHead, PackVersion } from '../model/pack.ts';
import type { Run } from '../model/run.ts';
import type { RunBar, RunColumn, RunCounting, RunEntry, RunFilter, RunWindow } from '../model/runSearch.ts';
import type { Settings } from '../model/settings.ts';
import type { AskStore, SavedQuestionStore } from './askStore.ts';
import type { LlmStores } from './llmStores.ts';
import type { MappingMirror } from './mappingMirror.ts';
import type { OutboxStore } from './outboxStore.ts';
import type { RecordStore } from './recordStore.ts';

/** A source that was given to Mapwright and what is known of it. */
export interface FileRecord {
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
  /**
   * `reading`: being analyzed, or to be analyzed again after a restart. `review`: waits for a person. `running`: a run is under way.
   * `done`: its last run is finished. `quarantined`: so it is, but its outputs must not go on; the run says why. `failed`:
   * `error` says why and what to do.
   */
  readonly state: 'reading' | 'review' | 'running' | 'done' | 'quarantined' | 'failed';
  readonly overrides: Overrides;
  readonly packId: PackId | null;
  readonly error: ErrorView | null;
  /** Where it came from as a person would say it, such as the folder that was dropped; absent where there is nothing to say. */
  readonly origin?: string;
  /** Somebody has seen that the same bytes are in the Inbox under another name and wants both. */
  readonly keptBoth?: true;
  /** Where it is the first file of an archive or a divided workbook: what became of that and was left out, in one line. */
  readonly leftOut?: string;
  /** While it is being read or run by a guest, which is a process beside the app; the app leaves it alone then. */
  readonly guest?: true;
  /** The sheet of a workbook, from 0, whose other sheets with data are files of their own. */
  readonly sheet?: number;
  /** The table of its sheet or text, from 0, beside which others are files of their own. */
  readonly table?: number;
  /** The file that it is a part of, where that was divided. */
  readonly whole?: { readonly id: FileId; readonly name: string };
  /** A person wants it as one file, although several of its sheets or tables are data. */
  readonly undivided?: true;
  /** It lies in a pipeline, which runs it as soon as its mapping is approved; no run is begun here. */
  readonly job?: JobRef;
}

/** Facts with what they were found under: where `basis` is another one by now, they may be otherwise. */
export interface KeptFacts {
  readonly basis: string;
  readonly facts: FileFacts;
}

export interface FileStore {
  put(record: FileRecord): Promise<void>;
  /** `undefined` also for one that was set aside. */
  get(id: FileId): Promise<FileRecord | undefined>;
  /** Newest first, without those that were set aside. */
  list(): Promise<readonly FileRecord[]>;
  /** Removes the file with its analysis and draft; approved mappings and runs stay. */
  remove(id: FileId): Promise<void>;
  /** Hides a file from `get` and `list` with all that is known of it, so that it can be brought back. `at` is ISO 8601 UTC. */
  setAside(id: FileId, at: string): Promise<void>;
  /** Takes that back; `undefined` where the file is gone. */
  bringBack(id: FileId): Promise<FileRecord | undefined>;
  /** Files set aside, the last one first. */
  aside(): Promise<readonly { readonly record: FileRecord; readonly at: string }[]>;
  /** What the list tells of a file; an outdated word is better than none, so it stays until there is another. */
  putFacts(id: FileId, facts: KeptFacts): Promise<void>;
  facts(): Promise<ReadonlyMap<FileId, KeptFacts>>;
  /**
   * Puts records in the place of one, which may be among them: all of it or nothing. The last one is the newest.
   * @returns `false` where that one is gone, and then nothing was put.
   */
  replace(id: FileId, records: readonly FileRecord[]): Promise<boolean>;
  putInspection(id: FileId, inspection: Inspection): Promise<void>;
  getInspection(id: FileId): Promise<Inspection | undefined>;
  /** `undefined` takes it away, because the overrides changed. */
  putAnalysis(id: FileId, analysis: Analysis | undefined): Promise<void>;
  getAnalysis(id: FileId): Promise<Analysis | undefined>;
}

/**
 * Journals of reviews. A step is durable when `append` has resolved. A draft is kept under the mapping it is to become,
 * which stands for pack and column names in order: edits name columns by position, so a draft made for one reading of a
 * file must not meet another, and going back to the first reading finds its draft again.
 */
export interface DraftStore {
  /** An untouched draft where there is none. */
  get(fileId: FileId, mappingId: MappingId): Promise<Draft>;
  /** Adds a step at the draft's position; steps that could have been redone are dropped. */
  append(fileId: FileId, mappingId: MappingId, step: DraftStep, savedAt: string): Promise<Draft>;
  /** Moves the position; out of range is cut to the nearest end. */
  move(fileId: FileId, mappingId: MappingId, position: number, savedAt: string): Promise<Draft>;
  clear(fileId: FileId): Promise<void>;
}

/** The schema-mappings table: append-only versions with compare-and-set. */
export interface MappingStore {
  /**
   * Appends `entry.version`, which must be the present version plus one. Where answers can get lost on the way, the
   * present version is taken once more, word for word, and changes nothing: so an approval can be sent again.
   * @throws {AppError} `MAPPING_CONFLICT` when another version got there first, saying whose it is and what differs.
   */
  append(entry: MappingVersion): Promise<void>;
  latest(id: MappingId): Promise<MappingVersion | undefined>;
  /** Newest first. */
  versions(id: MappingId): Promise<readonly MappingVersion[]>;
  /** The latest version of every mapping, newest approval first. */
  list(): Promise<readonly MappingVersion[]>;
  /** Grows with every approval, whichever process made it. */
  revision(): Promise<number>;
}

export interface RunStore {
  /** `columns` are kept beside the run when they are given; without them those that were kept stay. */
  put(run: Run, columns?: readonly RunColumn[]): Promise<void>;
  get(id: RunId): Promise<Run | undefined>;
  /** `[]` where none were kept. */
  columns(id: RunId): Promise<readonly RunColumn[]>;
  /** Newest first. `before` is the id of the last run of the page before. */
  list(page: { readonly limit: number; readonly before?: RunId }): Promise<readonly Run[]>;
  search(query: RunQuery, window: RunWindow): Promise<readonly RunEntry[]>;
  count(query: RunQuery): Promise<RunCounting>;
  /** One a stretch between two `edges` (ISO 8601 UTC, ascending), the first included and the last not. */
  chart(query: RunQuery, edges: readonly string[]): Promise<readonly RunBar[]>;
}

/** A filter whose text is taken apart. */
export interface RunQuery extends Omit<RunFilter, 'text' | 'asked'> {
  /** Conditions of a question. */
  readonly asked?: AskPlan['where'];
  /** Each must occur, lower-case, or the run be of one of its packs. */
  readonly words: readonly { readonly word: string; readonly packs: readonly string[] }[];
}

/** Which memory entries have no say any more. What was approved is untouched by it. */
export interface MemoryStore {
  /** Forgotten entries by id; `at` (ISO 8601 UTC) is when that was last said. */
  forgotten(): Promise<readonly { readonly id: string; readonly at: string }[]>;
  /** Another text whenever something was forgotten or restored since, by any process. */
  revision(): Promise<string>;
  /** All of them or none. */
  forget(ids: readonly string[], at: string): Promise<void>;
  /** Takes back that they were forgotten; unknown ids are passed over. */
  restore(ids: readonly string[]): Promise<void>;
}

export interface SettingsStore {
  get(): Promise<Partial<Settings>>;
  put(settings: Partial<Settings>): Promise<void>;
}

/** How columns of tables were arranged, by the name of the table. */
export interface ColumnLayoutStore {
  get(table: string): Promise<ColumnLayout | undefined>;
  /** Keeps the `kept` that were saved last (`savedAt`, ISO 8601 UTC) and drops the others. */
  put(
    table: string,
    entry: { readonly layout: ColumnLayout; readonly savedAt: string; readonly kept: number },
  ): Promise<void>;
  /** Passes over a table that nobody arranged. */
  remove(table: string): Promise<void>;
}

/** Packs that people made: append-only versions with compare-and-set, and whether they are still offered. */
export interface PackStore {
  /**
   * Appends `entry.version`, which must be the present version plus one; 1 for a new pack.
   * @throws {AppError} `PACK_CONFLICT` when another version got there first.
   */
  append(entry: PackVersion): Promise<void>;
  /** One a pack, in the order in which they were first saved. */
  heads(): Promise<readonly PackHead[]>;
  /** A version, the latest where none is named. */
  get(id: PackId, version?: number): Promise<PackVersion | undefined>;
  /** Newest first, without the packs themselves, which may be long. */
  versions(id: PackId): Promise<readonly Omit<PackVersion, 'pack'>[]>;
  /** Passes over a pack that is not there. */
  setArchived(id: PackId, archived: boolean): Promise<void>;
  /** Removes the pack with all its versions. */
  remove(id: PackId): Promise<void>;
  /** Grows with every change of any pack, whichever process made it. */
  revision(): Promise<number>;
}

/** Everything that survives a restart. */
export interface Stores {
  readonly files: FileStore;
  readonly drafts: DraftStore;
  readonly mappings: MappingStore;
  readonly mirror: MappingMirror;
  readonly outbox: OutboxStore;
  readonly memory: MemoryStore;
  readonly packs: PackStore;
  readonly runs: RunStore;
  readonly records: RecordStore;
  readonly settings: SettingsStore;
  readonly columnLayouts: ColumnLayoutStore;
  readonly llm: LlmStores;
  readonly asks: AskStore;
  readonly questions: SavedQuestionStore;
}
