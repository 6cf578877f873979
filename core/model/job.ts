import type { ErrorView } from './errors.ts';
import type { FileId, MappingId, PackId } from './ids.ts';
import type { RunCounts } from './run.ts';
import type { UploadEvent, UploadId, UploadLane, UploadState } from './upload.ts';

/** Where files run by themselves: a folder of this machine, or the account that the settings name. */
export const pipelinePlaces = ['folder', 'aws'] as const;
export type PipelinePlace = (typeof pipelinePlaces)[number];

/** Where Jobs shows work: this machine itself, whose runs are taken into its leads, and pipelines. */
export const jobPlaces = ['desk', ...pipelinePlaces] as const;
export type JobPlace = (typeof jobPlaces)[number];

/** A job of the list: an upload of a pipeline, or the run of this machine whose rows are taken into the leads. */
export interface ShownJob {
  readonly place: JobPlace;
  readonly id: UploadId;
}

/** One upload of one pipeline. */
export interface JobRef {
  readonly place: PipelinePlace;
  readonly id: UploadId;
}

/**
 * How a pipeline is connected. `live`: changes are told. `polling`: changes are asked for, as nobody can tell them.
 * `offline`: it cannot be reached and is tried again. `signIn`: the credentials have run out. `denied`: a permission is
 * missing. `failed`: `error` says what is to be done.
 */
export type PipelineState = 'connecting' | 'live' | 'polling' | 'offline' | 'signIn' | 'denied' | 'failed';

/** A pipeline that is set up. */
export interface PipelineView {
  readonly place: PipelinePlace;
  /** The folder, or prefix and environment. */
  readonly name: string;
  /** Empty for a folder. */
  readonly region: string;
  readonly state: PipelineState;
  /** Since when it is so, ISO 8601 UTC as all times here. */
  readonly since: string;
  /** `null` where nothing is wrong. */
  readonly error: ErrorView | null;
  /** A command for a terminal that mends it, such as signing in; empty where there is none. */
  readonly command: string;
}

/** Steps of a job in their order. */
export const jobStages = ['upload', 'queue', 'analyze', 'transform', 'finish', 'leads'] as const;
export type JobStage = (typeof jobStages)[number];

/** An upload, or a load of this machine, as the Jobs view shows it. */
export interface Job extends ShownJob {
  readonly fileName: string;
  readonly lane: UploadLane;
  readonly state: UploadState;
  /** The step that it is at, or ended in. */
  readonly stage: JobStage;
  /** Share of the stage, 0 to 1; `null` where it cannot be told. */
  readonly fraction: number | null;
  /** Rows a second while it is transformed, else `null`. */
  readonly rowsPerSecond: number | null;
  /** Seconds; `null` where they cannot be told. */
  readonly secondsLeft: number | null;
  /** Since when nothing has moved, where that is longer than it should be, else `null`. */
  readonly stuckSince: string | null;
  readonly sizeBytes: number;
  readonly receivedAt: string;
  readonly changedAt: string;
  readonly by: string | null;
  readonly packId: PackId | null;
  readonly mapping: { readonly id: MappingId; readonly version: number } | null;
  readonly rowCount: number | null;
  readonly counts: RunCounts | null;
  /** `null` before it was cut into parts. */
  readonly parts: {
    readonly total: number;
    readonly done: number;
    readonly failed: number;
    readonly quarantined: number;
    readonly late: number;
  } | null;
  /** Leads that are in and that there are; `null` where they are not counted one by one. */
  readonly leads: { readonly done: number; readonly total: number } | null;
  /** What came after the end by force and is counted nowhere; leads where it is known how many. `null`: nothing. */
  readonly late: { readonly parts: number; readonly leads: number | null } | null;
  /** Who ended it with parts or leads missing, and why; `null` where nobody did. */
  readonly forced: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    readonly missing: number;
    readonly of: 'parts' | 'leads';
  } | null;
  /** Names of what was written, sorted. */
  readonly outputs: readonly string[];
  readonly error: ErrorView | null;
  /** What came last in its history; `null` where that is not known yet. */
  readonly last: Pick<UploadEvent, 'kind' | 'at' | 'by' | 'detail'> | null;
  /** What can be done about it now. `review`: it waits for a mapping, which the Inbox makes. */
  readonly can: {
    readonly retry: boolean;
    readonly forceComplete: boolean;
    readonly review: boolean;
    readonly openOutputs: boolean;
    /** Breaking it off, to go on later. */
    readonly stop: boolean;
    /** Deciding what becomes of what came late. */
    readonly settleLate: boolean;
  };
  /** The file of the Inbox that it was taken into for its mapping, else `null`. */
  readonly fileId: FileId | null;
}

/** How many jobs there are; `done` since midnight of the person's day. */
export interface JobCounts {
  readonly running: number;
  readonly waiting: number;
  readonly stuck: number;
  readonly failed: number;
  readonly quarantined: number;
  readonly done: number;
}

/**
 * Something that waits for the network or is on its way. `waiting`: is sent as soon as the pipeline is reached.
 * `paused`: by the person. `failed`: not sent again by itself. `conflict`: an approval that somebody else came before;
 * Review shows both.
 */
export type OutboxState = 'waiting' | 'sending' | 'paused' | 'failed' | 'conflict';

export interface OutboxEntry {
  readonly id: string;
  readonly kind: 'approval' | 'file';
  readonly place: PipelinePlace;
  readonly fileId: FileId;
  readonly fileName: string;
  readonly lane: UploadLane;
  readonly state: OutboxState;
  readonly sentBytes: number;
  /** 0 for an approval. */
  readonly sizeBytes: number;
  readonly secondsLeft: number | null;
  readonly at: string;
  readonly error: ErrorView | null;
}

/** All that the Jobs view begins with. */
export interface JobBoard {
  /** Those that are set up, in the order of `pipelinePlaces`; none: there is nothing to show but how to set one up. */
  readonly pipelines: readonly PipelineView[];
  /** Whatever has not ended, and the newest that have; at most 500, newest first. */
  readonly jobs: readonly Job[];
  readonly counts: JobCounts;
  /** Oldest first. */
  readonly outbox: readonly OutboxEntry[];
}
