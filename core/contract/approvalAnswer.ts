import type { RunId } from '../model/ids.ts';
import type { MappingVersion } from '../model/mapping.ts';

/** What has become of an approval. */
export interface ApprovalAnswer {
  readonly version: MappingVersion;
  /** `null` where no run was begun here: the file lies in a pipeline, which runs it, or the approval waits. */
  readonly runId: RunId | null;
  /** It waits in the outbox for the table that others approve into, too; nothing is in force yet. */
  readonly waits: boolean;
}
