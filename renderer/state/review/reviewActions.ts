import type { FileId, Overrides, PackId, ReviewView } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { troubleOf } from '../../client/trouble.ts';
import { text } from '../../text/en.ts';
import { announce, type ReviewState, setApp, setReview, useApp } from '../app/appState.ts';
import { cancelCheck } from './checkActions.ts';
import { wasDivided } from './dividedFiles.ts';
import { inOrder } from '../app/inOrder.ts';
import { type FormerReading, type PastReading, untouchedReading } from '../columns/readingState.ts';
import { cursorByName, decidedIn, formerOf, whileReading } from './rereading.ts';
import { isOpen } from '../columns/reviewFilter.ts';
import { orderRows, rankRows } from '../columns/reviewOrder.ts';
import { tellRestored } from './restoredDraft.ts';
import { reviewRows } from '../columns/reviewRows.ts';
import { goTo, routes } from '../app/routes.ts';
import { stopListing } from './sheetList.ts';
import { tell, tellTrouble } from '../app/toasts.ts';

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
  reading: untouchedReading,
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
export function foldView(answer: ReviewView): void {
  const { review } = useApp.getState();
  if (review === null || review.fileId !== answer.item.file.id) return;
  const view = whileReading(review.view, answer);
  const isReadAgain = answer.table === null && answer.item.file.state === 'reading';
  const former = isReadAgain ? formerOf(review) : null;
  const hasCome = review.reading.former !== null && answer.table !== null;
  const rows = reviewRows(view, review.rows);
  const keepsOrder = onlyVotesCame(review.view, view) || (former !== null && view.table !== null);
  const ranking = keepsOrder ? review.ranking : rankRows(rows);
  const changes = hasCome || (view === answer && changesPreview(review.view, view));
  const cursor = (hasCome ? cursorByName(rows, review.reading.former) : null) ?? review.cursor;
  setApp({
    review: {
      ...review,
      view,
      rows,
      trouble: null,
      work: former === null ? null : 'rereading',
      reading: { ...review.reading, former },
      revision: changes ? review.revision + 1 : review.revision,
      ranking,
      cursor: cursorIn(rows, { ...review, cursor, ranking, ...(hasCome ? { view } : {}) }),
    },
  });
  tellRestored(view);
  if (hasCome && review.reading.former !== null) tellKept(review.reading.former, view);
}

/** Says what became of the decisions where the file has other columns now. */
function tellKept({ decided, columnNames }: FormerReading, view: ReviewView): void {
  const names = view.table?.columns.map(({ name }) => name) ?? [];
  if (decided === 0 || JSON.stringify(names) === JSON.stringify(columnNames)) return;
  const words = text.reading.decisionsKept(decidedIn(view), decided);
  announce(words);
  tell(words);
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

/**
 * Replaces all corrections by others made of them, and reads the file again.
 * @param what Names what is corrected, for the way back; `null` where this is the way back.
 */
export async function correctReading(
  change: (before: Overrides) => Overrides,
  what: string | null,
): Promise<void> {
  const { review } = useApp.getState();
  if (review === null || review.view === null) return;
  const { fileId, view } = review;
  const former = formerOf(review);
  setReview(fileId, {
    work: 'rereading',
    trouble: null,
    trail: null,
    reading: { ...review.reading, former, correcting: null, typing: null },
  });
  await inOrder(fileId, async () => {
    // The answers before this one may have brought further corrections.
    const { review: present } = useApp.getState();
    const { overrides: before } = (present?.fileId === fileId ? present.view : null) ?? view;
    const overrides = change(before);
    if (JSON.stringify(overrides) === JSON.stringify(before)) {
      endRereading(fileId);
      return;
    }
    try {
      foldView(await getSession().client.review.override({ fileId, overrides }));
      remember(fileId, what === null ? null : { overrides: before, what });
    } catch (cause) {
      endRereading(fileId);
      setReview(fileId, { trouble: troubleOf(cause) });
      tellTrouble(cause);
    }
  });
}

function endRereading(fileId: FileId): void {
  const { review } = useApp.getState();
  // A correction made before this one may still be under way; its end is told by the file.
  if (review?.fileId !== fileId || review.view?.item.file.state === 'reading') return;
  setReview(fileId, { work: null, reading: { ...review.reading, former: null } });
}

/** Keeps the reading that was left, or lets go of the one that was gone back to. */
function remember(fileId: FileId, left: PastReading | null): void {
  const { review } = useApp.getState();
  if (review?.fileId !== fileId) return;
  const { past } = review.reading;
  setReview(fileId, {
    reading: { ...review.reading, past: left === null ? past.slice(0, -1) : [...past, left] },
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
