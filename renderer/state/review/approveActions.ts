import { ConnectionLost } from '../../client/reconnectingLink.ts';
import { type ArrivedApproval, arrivedApproval } from './arrivedApproval.ts';
import { goTo, routes } from '../app/routes.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { text } from '../../text/en.ts';
import { announce, openOverlay, type ReviewState, setReview, useApp } from '../app/appState.ts';
import { startCheck } from './checkActions.ts';
import { decisionsSettled, edit } from './draftActions.ts';
import { openMerge } from './mergeActions.ts';
import { unchangedOpen } from './unchangedLayout.ts';
import { loadMappings } from '../schemas/loadMappings.ts';
import { tell } from '../app/toasts.ts';

/** Why the draft cannot be approved as it stands, with the filter that shows the columns meant; `null` when it can. */
export function approvalBlock(
  review: Pick<ReviewState, 'view' | 'rows'>,
): { readonly reason: string; readonly filter: 'todo' | 'conflicts' | 'unmapped' } | null {
  const { view } = review;
  if (view === null || view.decisions === null || view.proposal === null) {
    return { reason: text.review.blockedReading, filter: 'todo' };
  }
  const { openCount, conflicts } = view.decisions;
  if (conflicts.length > 0) return { reason: text.review.blockedConflicts(conflicts), filter: 'conflicts' };
  if (openCount > (unchangedOpen(review)?.length ?? 0))
    return { reason: text.review.blockedOpen(openCount), filter: 'todo' };
  const fed = view.decisions.constants.length > 0 || review.rows.some((row) => row.field !== null);
  return fed ? null : { reason: text.review.blockedNothing, filter: 'unmapped' };
}

/** Opens the one confirmation, or shows what stands in its way. Decisions still on their way are waited for. */
export async function requestApproval(): Promise<void> {
  const asked = useApp.getState().review?.fileId;
  await decisionsSettled();
  const { review } = useApp.getState();
  if (review === null || review.fileId !== asked) return;
  const block = approvalBlock(review);
  if (block !== null) {
    setReview(review.fileId, { filter: block.filter, query: '' });
    announce(block.reason);
    return;
  }
  const unchanged = unchangedOpen(review) ?? [];
  edit(
    text.steps.acceptedUnchanged(unchanged.length),
    unchanged.map(({ columnIndex }) => ({ kind: 'accept' as const, columnIndex })),
  );
  await decisionsSettled();
  void startCheck();
  if (review.view?.newer === undefined) openOverlay('approve');
  // Nobody approves over a version that they have not seen.
  else await openMerge(true);
}

/** Writes the version and starts the run. @returns what went wrong, or `null`. */
export async function approve(reason: string): Promise<Trouble | null> {
  const { review } = useApp.getState();
  if (review === null || review.view === null) return null;
  const { fileId, view } = review;
  const expectedVersion = view.approved?.version ?? 0;
  const done = (answer: ArrivedApproval): null => {
    openOverlay('none');
    const title = view.schema?.title ?? '';
    if (answer.waits) {
      tell(text.review.approvalWaits(title), {
        label: text.commands.outbox,
        onClick: () => goTo(routes.jobs('outbox')),
      });
      goTo(routes.inbox());
      return null;
    }
    const { version, runId } = answer;
    if (runId === null) {
      tell(text.review.approvedInPipeline(title, version.version), {
        label: text.views.jobs,
        onClick: () => goTo(routes.jobs()),
      });
      goTo(routes.inbox());
    } else {
      announce(text.review.approved(title, version.version));
      goTo(routes.history(runId));
    }
    void loadMappings();
    return null;
  };
  try {
    const answer = await getSession().client.review.approve({
      fileId,
      expectedVersion,
      expectedPosition: view.draft.position,
      reason,
    });
    return done(answer.waits ? { waits: true } : { ...answer, waits: false });
  } catch (cause) {
    if (!(cause instanceof ConnectionLost)) return troubleOf(cause);
    const approver = useApp.getState().settings?.approver ?? '';
    // Where that cannot be told either, the person asks again and is told what stands.
    const arrived = await arrivedApproval({ fileId, expectedVersion, reason, approver }).catch(() => null);
    return arrived === null ? troubleOf(cause) : done(arrived);
  }
}
