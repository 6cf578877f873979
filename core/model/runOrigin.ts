import type { MappingId } from './ids.ts';
import type { Run } from './run.ts';

/** Who ran what, and who had approved it, as reports tell it. */
export interface RunOrigin {
  readonly startedBy: string;
  readonly trigger: Run['trigger'];
  readonly mappingId: MappingId;
  readonly mappingVersion: number;
  readonly approvedBy: string;
  /** ISO 8601 UTC. */
  readonly approvedAt: string;
  readonly appVersion: string;
}
