import type { ApprovalAnswer, RunId } from '../../../core/contract/views.ts';

/** An approval that began a run here, as those of files do that lie here while nothing is shared. */
export function begun(approved: ApprovalAnswer): ApprovalAnswer & { readonly runId: RunId } {
  const { runId } = approved;
  if (runId === null) throw new Error('No run was begun.');
  return { ...approved, runId };
}
