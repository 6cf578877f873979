import type { WordVectors } from '../../match/words/wordVectors.ts';
import type { Deflate } from '../../model/bytes.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { AwsAccount } from '../../ports/aws.ts';
import type { DriveAccount } from '../../ports/drive.ts';
import type { Clock, Digest, Ids, Log } from '../../ports/clock.ts';
import type { DataKeeper } from '../../ports/dataKeeper.ts';
import type { Engine } from '../../ports/engine.ts';
import type { LlmClient, SecretStore, SessionHash } from '../../ports/llm.ts';
import type { Outputs } from '../../ports/outputs.ts';
import type { Sources } from '../../ports/sources.ts';
import type { CompareRecords } from '../../ports/compareRecords.ts';
import type { PageReader } from '../../ports/pageReader.ts';
import type { PipelineLinks } from '../../ports/pipelineLink.ts';
import type { RecordStandardStore } from '../../ports/standardStore.ts';
import type { Stores } from '../../ports/stores.ts';
import type { ScanHost } from '../../scanning/scanDeps.ts';

/** What a host has to bring for the use cases to work. */
export interface Dependencies {
  readonly stores: Stores;
  readonly engine: Engine;
  readonly sources: Sources;
  readonly outputs: Outputs;
  /** Target schemas of the packs, in the order they are shown. */
  readonly schemas: readonly TargetSchema[];
  /** Where words lie to each other, for proposals; read at the first call. `undefined` where the host has none. */
  readonly wordVectors?: () => WordVectors | undefined;
  readonly clock: Clock;
  /** Resolves after so many milliseconds, or at once when it is aborted; keeps no process alive. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch at which the person's day began that `now` lies in. */
  readonly dayStart: (now: number) => number;
  /** Finds likely duplicates among records, where the host has a place for long work; absent: here. */
  readonly compare?: CompareRecords;
  /** Lets whatever waits go first, a person's key or the end of the app: for work in the background that goes through all files. */
  readonly rest: () => Promise<void>;
  readonly ids: Ids;
  readonly digest: Digest;
  /** Packs the parts of workbooks. */
  readonly deflate: Deflate;
  readonly log: Log;
  /** For asking a language model. */
  readonly llm: {
    readonly client: LlmClient;
    readonly secrets: SecretStore;
    readonly sessionHash: SessionHash;
  };
  /** The person's AWS account, if they have one. */
  readonly aws: AwsAccount;
  readonly pageReader: PageReader;
  /** Absent where the host does not reach Google Drive. */
  readonly driveAccount?: DriveAccount;
  /** The ways to the pipelines that the settings name. */
  readonly links: PipelineLinks;
  readonly scans: ScanHost;
  /** Jobs of standardising, and what they suggest. */
  readonly standards: RecordStandardStore;
  readonly data: DataKeeper;
  readonly host: {
    readonly kind: 'desktop' | 'web';
    readonly appVersion: string;
    readonly note: string;
    /** The last one on these stores ended without warning. */
    readonly killed?: boolean;
    /** Name written beside approvals until the person sets another. */
    readonly approver: string;
  };
  /** Who else works on the same stores. */
  readonly sharing: {
    /** This process works beside the app; what it has begun ends with it, and nobody takes it up. */
    readonly guest: boolean;
    /** Nobody else was at work when this process began, so what guests had under way has ended. */
    readonly alone: boolean;
  };
}

/** The present time as it stands in records: ISO 8601 UTC. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** Hours that clocks are ahead of UTC in the first place on Earth to see a day (Kiritimati). */
const earliestZone = 14;

/** The last day that is not in the future for anybody on Earth, as ISO text: what a sender in another zone dates today is none either. */
export function lastDay(now: number): string {
  return new Date(now + earliestZone * 3_600_000).toISOString().slice(0, 10);
}
