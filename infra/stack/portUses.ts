import type { Connections } from '../../core/ports/notices.ts';
import type { FileMetadataStore } from '../../core/ports/fileMetadata.ts';
import type { LeadStore } from '../../core/ports/leadStore.ts';
import type { LiveScanStore } from '../../core/ports/liveScans.ts';
import type { MessageQueues } from '../../core/ports/messages.ts';
import type { ObjectStore } from '../../core/ports/objects.ts';
import type { SessionStore } from '../../core/ports/sessions.ts';
import type { StandardStore } from '../../core/ports/standardStore.ts';
import type { MappingStore } from '../../core/ports/stores.ts';
import type { UploadStore } from '../../core/ports/uploads.ts';
import type { DeadQueue, WorkQueue } from './queuePlans.ts';

/** Prefixes of the data bucket. */
export type Prefix =
  | 'raw/'
  | 'raw-test/'
  | 'uploads/'
  | 'work/'
  | 'processed/'
  /** No prefix, but what the summaries of files end with. */
  | 'processed/*_summary.json'
  | 'validation-reports/'
  | 'archive/'
  | 'mappings/'
  | 'members/'
  | 'temp/'
  /** No prefix, but the key of the HMACs by which leads are named. */
  | 'keys/leads'
  /** What was found in leads that have values to standardise, and which leads were changed. */
  | 'standardise/'
  /** Documents of scans over the WebSocket API, and lists of codes for them. */
  | 'scans/'
  /** Workbooks of these scans. */
  | 'processed/scans/';

/**
 * What of the ports a function uses; its rights follow from this by the tables in `portActions.ts`, and from nothing else.
 */
export interface PortUses {
  readonly uploads?: readonly (keyof UploadStore)[];
  readonly sessions?: readonly (keyof SessionStore)[];
  readonly fileMetadata?: readonly (keyof FileMetadataStore)[];
  readonly mappings?: readonly (keyof MappingStore)[];
  readonly leads?: readonly (keyof LeadStore)[];
  readonly standards?: readonly (keyof StandardStore)[];
  readonly connections?: readonly (keyof Connections)[];
  readonly scans?: readonly (keyof LiveScanStore)[];
  readonly objects?: Partial<Readonly<Record<keyof ObjectStore, readonly Prefix[]>>>;
  /** Written by one function, and read by nobody but people, by links. */
  readonly quarantine?: readonly ('put' | 'create' | 'link')[];
  readonly queues?: Partial<Readonly<Record<keyof MessageQueues, readonly (WorkQueue | DeadQueue)[]>>>;
  readonly topics?: readonly ('processing' | 'errors')[];
  readonly model?: true;
  /** Sums up what calls of a model have taken, without asking it. */
  readonly spending?: true;
  readonly warehouse?: true;
}
