import type { ApprovalAnswer, FileId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';

/** An approval whose answer was lost, as it was asked for. */
export interface AskedApproval {
  readonly fileId: FileId;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly approver: string;
}

/** What of the answer is known again; an approval that waits has no version in force. */
export type ArrivedApproval = ({ readonly waits: false } & ApprovalAnswer) | { readonly waits: true };

/**
 * Whether an approval arrived although the connection broke before its answer came; waits for the connection.
 * @returns what has become of it; `null` where it has to be asked for again
 */
export async function arrivedApproval(asked: AskedApproval): Promise<ArrivedApproval | null> {
  const { approved, item } = await getSession().client.review.open({ fileId: asked.fileId });
  const state = item.approval?.state;
  if (state !== undefined && state !== 'conflict') return { waits: true };
  const isInPipeline = item.file.job !== undefined;
  if (approved === null || (item.lastRunId === null && !isInPipeline)) return null;
  const isOurs =
    approved.version === asked.expectedVersion + 1 &&
    approved.approvedBy === asked.approver &&
    approved.reason === asked.reason &&
    approved.evidence.fileName === item.file.name;
  return isOurs ? { waits: false, version: approved, runId: isInPipeline ? null : item.lastRunId } : null;
}
