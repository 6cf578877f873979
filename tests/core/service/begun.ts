import type { Approved } from '../../../core/service/approve.ts';

/** An approval that began a run here, as those of files do that lie here while nothing is shared. */
export function begun(approved: Approved): Approved & { readonly runId: NonNullable<Approved['runId']> } {
  const { runId } = approved;
  if (runId === null) throw new Error('No run was begun.');
  return { ...approved, runId };
}
