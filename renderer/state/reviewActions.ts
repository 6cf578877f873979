import type { FileId, Overrides, PackId, ReviewView } from '../../core/contract/views.ts';
import { getSession } from '../client/session.ts';
import { troubleOf } from '../client/trouble.ts';
import { type ReviewState, setApp, setReview, useApp } from './appState.ts';
import { cancelCheck } from './checkActions.ts';
import { wasDivided } from './dividedFiles.ts';
import { inOrder } from './inOrder.ts';
import { isOpen } from './reviewFilter.ts';
import { orderRows, rankRows } from './reviewOrder.ts';
import { tellRestored } from './restoredDraft.ts';
import { reviewRows } from './reviewRows.ts';
import { goTo, routes } from './routes.ts';
import { stopListing } from './sheetList.ts';
import { tellTrouble } from './toasts.ts';

/** A desk that a file is about to be laid on. */
export const untouched: Omit<ReviewState, 'fileId'> = {
  view: null,
  rows: [],
  trouble: null,
  work: 'opening',
  cursor: null,
  filter: 'all',
  query: '',
  order: 'risk',
  ranking: [],
  busy: new Set(),
  revision: 0,
  check: { kind: 'none' },
  ai: { kind: 'none' },
  panel: 'rows',
  rowMode: 'both',
  cellMode: 'shown',
  sheets: { kind: 'none' },
  recordCursor: 0,
  choosing: null,
  trail: null,
  shaping: null,
  inspectorOpen: false,
};

/** Puts a file on the desk. Opening the one that lies there already leaves cursor and filter as they are. */
export function openReview(fileId: FileId): void {
  // An archive may have been taken apart while the view was opened.
  if (wasDivided(fileId)) {
    goTo(routes.inbox());
    return;
  }
  if (useApp.getState().review?.fileId !== fileId) {
    cancelCheck();
    stopListing();
    setApp({ review: { fileId, ...untouched } });
  }
  void refreshReview(fileId);
}

/** Files whose present state is to be asked for when their turn comes. */
const waiting = new Set<FileId>();

/** Asks for the file's present state; requests made while one waits for its turn are that one. */
export async function refreshReview(fileId: FileId): Promise<void> {
  if (waiting.has(fileId)) return;
  waiting.add(fileId);
  await inOrder(fileId, async () => {
    waiting.delete(fileId);
    if (useApp.getState().review?.fileId !== fileId) return;
    try {
      foldView(await getSession().client.review.open({ fileId }));
    } catch (cause) {
      setReview(fileId, { trouble: troubleOf(cause), work: null });
    }
  });
}

/** Folds a whole answer in; what the person has set on the screen stays. */
export function foldView(view: ReviewView): void {
  const { review } = useApp.getState();
  if (review === null || review.fileId !== view.item.file.id) return;
  const rows = reviewRows(view, review.rows);
  const ranking = onlyVotesCame(review.view, view) ? review.ranking : rankRows(rows);
  setApp({
    review: {
      ...review,
      view,
      rows,
      trouble: null,
      work: null,
      revision: changesPreview(review.view, view) ? review.revision + 1 : review.revision,
      ranking,
      cursor: cursorIn(rows, { ...review, ranking }),
    },
  });
  tellRestored(view);
}

/** The same columns before the same target, and the language model was heard in between. */
function onlyVotesCame(before: ReviewView | null, after: ReviewView): boolean {
  return (
    before?.proposal != null &&
    after.proposal !== null &&
    before.proposal.packId === after.proposal.packId &&
    before.proposal.columns.length === after.proposal.columns.length &&
    before.proposal.llm?.at !== after.proposal.llm?.at
  );
}

function changesPreview(before: ReviewView | null, after: ReviewView): boolean {
  if (before === null) return true;
  return (
    JSON.stringify(before.overrides) !== JSON.stringify(after.overrides) ||
    before.schema?.id !== after.schema?.id ||
    before.table?.rowCount !== after.table?.rowCount ||
    before.inspection?.table.name !== after.inspection?.table.name ||
    (before.proposal === null) !== (after.proposal === null) ||
    JSON.stringify(before.decisions) !== JSON.stringify(after.decisions)
  );
}

/** Keeps the cursor where it is while its column exists; else the first open column by risk has it. */
function cursorIn(rows: ReviewState['rows'], review: ReviewState): number | null {
  const ordered = orderRows(rows, review.order, review.ranking);
  const first = ordered.find((row) => isOpen(row)) ?? ordered[0];
  const hadProposal = review.view?.proposal !== null && review.view?.proposal !== undefined;
  if (review.cursor !== null && rows[review.cursor] !== undefined && hadProposal) return review.cursor;
  return first?.columnIndex ?? null;
}

/** Corrects a guess about the file's form and reads it again from there; corrections made before stay in force. */
export function overrideGuess(change: Overrides): Promise<void> {
  return correctReading((before) => ({ ...before, ...change }));
}

/** Takes all corrections back, so that everything is guessed again. */
export function clearOverrides(): Promise<void> {
  return correctReading(() => ({}));
}

/** Replaces all corrections by others made of them, and reads the file again. */
export async function correctReading(change: (before: Overrides) => Overrides): Promise<void> {
  const { review } = useApp.getState();
  if (review === null || review.view === null) return;
  const { fileId, view } = review;
  setReview(fileId, { work: 'rereading', trouble: null, trail: null });
  await inOrder(fileId, async () => {
    // The answers before this one may have brought further corrections.
    const { review: present } = useApp.getState();
    const { overrides: before } = (present?.fileId === fileId ? present.view : null) ?? view;
    const overrides = change(before);
    if (JSON.stringify(overrides) === JSON.stringify(before)) {
      setReview(fileId, { work: null });
      return;
    }
    try {
      foldView(await getSession().client.review.override({ fileId, overrides }));
    } catch (cause) {
      setReview(fileId, { work: null, trouble: troubleOf(cause) });
    }
  });
}

export async function choosePack(packId: PackId): Promise<void> {
  const { review } = useApp.getState();
  if (review === null) return;
  const { fileId } = review;
  setReview(fileId, { work: 'rereading' });
  await inOrder(fileId, async () => {
    try {
      foldView(await getSession().client.review.choosePack({ fileId, packId }));
    } catch (cause) {
      setReview(fileId, { work: null });
      tellTrouble(cause);
    }
  });
}
