import type { ByteSource } from '../model/bytes.ts';
import type { ErrorView } from '../model/errors.ts';
import type { JobRef, PipelinePlace } from '../model/job.ts';
import type { SessionId } from '../model/session.ts';
import type { Settings } from '../model/settings.ts';
import type { UploadId, UploadLane } from '../model/upload.ts';
import type { AskApi } from './askApi.ts';
import type { ExportApi } from './exportApi.ts';
import type { LeadApi } from './leadApi.ts';
import type { PipelineAccount } from './pipelineAccount.ts';
import type { CloudScans } from './cloudScans.ts';
import type { MappingStore } from './stores.ts';
import type { StandardApi } from './standardApi.ts';
import type { StandardKeeper } from './standardKeeper.ts';
import type { RecordStandardStore, StandardStore } from './standardStore.ts';
import type { UploadApi } from './uploadApi.ts';

/** A file that a desk sends. */
export interface SendOrder {
  readonly source: ByteSource;
  readonly fileName: string;
  readonly lane: UploadLane;
  readonly by: string;
  /** New for each file; the same when it goes on. */
  readonly token: string;
  /** Whatever `onBegun` was given in an earlier try; absent in the first. */
  readonly resume?: string;
  /** Called before the first byte is sent: whoever keeps it can go on after a restart. */
  readonly onBegun?: (mark: string) => Promise<void>;
  /** Bytes that lie there for sure. */
  readonly onProgress?: (sentBytes: number) => void;
  /** Stops; what was sent stays there. */
  readonly signal?: AbortSignal;
}

/** Something of an upload may have changed. Lossy: whoever was away asks for the state. */
export interface LiveWord {
  /** `null`: anything. */
  readonly uploadId: UploadId | null;
  readonly sessionId: SessionId | null;
}

/** Where values of leads are standardised that lie on this machine. */
export interface StandardHome {
  readonly store: StandardStore & Pick<RecordStandardStore, 'releaseAll'>;
  readonly keeper: StandardKeeper;
}

/**
 * The desk's way to one pipeline.
 *
 * @throws {AppError} whatever it is asked: `STORE_UNAVAILABLE` where it cannot be reached, `SIGN_IN_NEEDED`, `ACCESS_DENIED`
 */
export interface PipelineLink {
  readonly uploads: UploadApi;
  /** The table of approved mappings that the pipeline runs by. */
  readonly mappings: MappingStore;
  /** Leads that its runs have told of. Of one on AWS whoever is signed in is asked for, whatever `by` says. */
  readonly leads: LeadApi;
  /** Questions over these. */
  readonly asks: AskApi;
  /** Files of what can be asked. */
  readonly exports: ExportApi;
  /** Standardising of these: by the pipeline itself, or by whoever looks at it, where it has nobody to ask a model. */
  readonly standards: StandardApi | StandardHome;
  /** Who asks for leads; `null` where nobody has to say so. */
  readonly account: PipelineAccount | null;
  /** `null` where it has none: a folder, or stacks of an earlier version. */
  readonly scans: CloudScans | null;
  /** The file that arrived, as it arrived. @throws {AppError} `OBJECT_MISSING`, `SOURCE_CHANGED` */
  open(id: JobRef['id']): Promise<ByteSource>;
  /** Sends a file; nothing arrives before all of it is there. @returns the key that it has */
  send(order: SendOrder): Promise<{ readonly key: string }>;
  /** Throws away what was sent of a file that is not to go on. */
  discard(mark: string): Promise<void>;
  /**
   * What is told live, until `signal` is aborted or the connection ends. Ends without an error where the other side
   * closes after its time; throws where there is no live connection to be had.
   *
   * @param onOpen called once words can come
   */
  live(signal: AbortSignal, onOpen: () => void): AsyncIterable<LiveWord>;
  close(): Promise<void>;
}

/** Where a pipeline is. */
export interface PipelineAddress {
  readonly place: PipelinePlace;
  /** The folder, or prefix and environment. */
  readonly name: string;
  /** Empty for a folder. */
  readonly region: string;
}

/** Opens the pipelines that settings name. */
export interface PipelineLinks {
  /** Those that are set up, in the order of `pipelinePlaces`; nobody is asked. */
  addresses(settings: Settings): readonly PipelineAddress[];
  /** @throws {AppError} as `PipelineLink`; `USAGE` where the settings do not say enough */
  open(place: PipelinePlace, settings: Settings): Promise<PipelineLink>;
  /** A command for a terminal that mends what a link failed with, such as signing in; empty where there is none. */
  command(
    place: PipelinePlace,
    failure: { readonly error: ErrorView; readonly settings: Settings },
  ): Promise<string>;
}
