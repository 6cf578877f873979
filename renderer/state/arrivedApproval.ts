import type { FileId, MappingVersion, RunId } from '../../core/contract/views.ts';
import { getSession } from '../client/session.ts';

/** An approval whose answer was lost, as it was asked for. */
export interface AskedApproval {
  readonly fileId: FileId;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly approver: string;
}

/**
 * Whether an approval arrived although the connection broke before its answer came; waits for the connection.
 * @returns the version and the run that it started; `null` where it has to be asked for again
 */
export async function arrivedApproval(
  asked: AskedApproval,
): Promise<{ readonly version: MappingVersion; readonly runId: RunId } | null> {
  const { approved, item } = await getSession().client.review.open({ fileId: asked.fileId });
  if (approved === null || item.lastRunId === null) return null;
  const isOurs =
    approved.version === asked.expectedVersion + 1 &&
    approved.approvedBy === asked.approver &&
    approved.reason === asked.reason &&
    approved.evidence.fileName === item.file.name;
  return isOurs ? { version: approved, runId: item.lastRunId } : null;
}
