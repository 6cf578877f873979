import { create } from 'zustand';
import type { FileId, Issue } from '../../../core/contract/views.ts';
import { criticalIssues, objectionsTo } from '../../../core/contract/approvalGate.ts';
import type { ReviewState } from '../app/appState.ts';

/** What a person has typed into the approval of a file; kept while the dialog is closed, until the approval. */
export const useApproval = create<{ readonly reasons: ReadonlyMap<FileId, string> }>()(() => ({
  reasons: new Map(),
}));

export function keepReason(fileId: FileId, reason: string): void {
  useApproval.setState(({ reasons }) => ({ reasons: new Map(reasons).set(fileId, reason) }));
}

export function forgetReason(fileId: FileId): void {
  useApproval.setState(({ reasons }) => {
    const rest = new Map(reasons);
    rest.delete(fileId);
    return { reasons: rest };
  });
}

/** What speaks against approving the draft as it stands, so that a reason is asked for. */
export function objectionsOf(review: ReviewState): ReturnType<typeof objectionsTo> {
  const { view, check, revision } = review;
  if (view === null || view.decisions === null) return [];
  const isFresh = check.kind === 'done' && check.revision === revision;
  return objectionsTo({
    decisions: view.decisions,
    check: isFresh ? check.counts : null,
    issues: view.table?.issues ?? [],
  });
}

export function gravestIssues({ view }: ReviewState): readonly Issue[] {
  if (view === null || view.decisions === null || view.table === null) return [];
  return criticalIssues(view.table.issues, view.decisions);
}
