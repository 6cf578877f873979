import { create } from 'zustand';
import type { FileId, MergeChoice, MergeView } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { text } from '../../text/en.ts';
import { announce, openOverlay, useApp } from '../app/appState.ts';
import { decisionsSettled } from './draftActions.ts';
import { foldView } from './reviewActions.ts';

/** A draft beside the version that somebody else approved, and what was chosen so far; kept while the dialog is closed. */
export interface MergeState {
  readonly fileId: FileId | null;
  readonly view: MergeView | null;
  readonly choices: ReadonlyMap<string, MergeChoice>;
  readonly trouble: Trouble | null;
  readonly busy: boolean;
  /** Whether the approval was under way and goes on after the merge. */
  readonly thenApprove: boolean;
}

const nothing: MergeState = {
  fileId: null,
  view: null,
  choices: new Map(),
  trouble: null,
  busy: false,
  thenApprove: false,
};

export const useMerge = create<MergeState>()(() => nothing);

/** Opens the comparison; choices made for the same two versions before are still there. */
export async function openMerge(thenApprove: boolean): Promise<void> {
  const { review } = useApp.getState();
  if (review === null) return;
  const { fileId } = review;
  await decisionsSettled();
  const before = useMerge.getState();
  const same = before.fileId === fileId;
  useMerge.setState({ ...(same ? before : nothing), fileId, thenApprove, trouble: null });
  openOverlay('merge');
  try {
    const view = await getSession().client.review.compare({ fileId });
    if (useMerge.getState().fileId !== fileId) return;
    if (view === null) {
      // Nobody is ahead any more; what is there now is what counts.
      openOverlay('none');
      foldView(await getSession().client.review.open({ fileId }));
      return;
    }
    const kept = same && before.view?.theirs.version === view.theirs.version ? before.choices : new Map();
    useMerge.setState({ view, choices: kept });
  } catch (cause) {
    useMerge.setState({ trouble: troubleOf(cause) });
  }
}

export function chooseMerge(key: string, take: MergeChoice): void {
  useMerge.setState(({ choices }) => ({ choices: new Map(choices).set(key, take) }));
}

/** Puts the draft onto the newer version, with what was chosen, as one undo step. */
export async function takeMerge(): Promise<void> {
  const { fileId, view, choices, busy, thenApprove } = useMerge.getState();
  if (fileId === null || view === null || busy) return;
  useMerge.setState({ busy: true, trouble: null });
  try {
    const merged = await getSession().client.review.merge({
      fileId,
      expectedVersion: view.theirs.version,
      expectedPosition: view.position,
      label: text.merge.step(view.theirs.version),
      choices: view.slots
        .filter(({ kind }) => kind === 'conflict')
        .flatMap(({ key }) => {
          const take = choices.get(key);
          return take === undefined ? [] : [{ key, take }];
        }),
    });
    foldView(merged);
    useMerge.setState(nothing);
    announce(text.merge.done(view.theirs.version));
    const ready = merged.decisions?.openCount === 0 && merged.decisions.conflicts.length === 0;
    openOverlay(thenApprove && ready ? 'approve' : 'none');
  } catch (cause) {
    const trouble = troubleOf(cause);
    useMerge.setState({ busy: false, trouble });
    if (trouble.code === 'MAPPING_CONFLICT') await openMerge(thenApprove);
  }
}
