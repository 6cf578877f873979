import type { DraftEdit, DraftView, FileId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { text } from '../../text/en.ts';
import { announce, type ReviewState, setReview, useApp } from '../app/appState.ts';
import { bulkAccept } from './bulkAccept.ts';
import { recordDecision } from './decisionTimes.ts';
import { type SentStep, tellFailedEdit } from './failedEdits.ts';
import { answered, inOrder } from '../app/inOrder.ts';
import { isOpen, nextOpenRow } from '../columns/reviewFilter.ts';
import { sameOutcome } from './sameOutcome.ts';
import { type ReviewRow, reviewRows } from '../columns/reviewRows.ts';
import { refreshReview } from './reviewActions.ts';
import { whileSaving } from '../app/saving.ts';
import { tellTrouble } from '../app/toasts.ts';
import { visibleRows } from './visibleRows.ts';

/** Longest label of a step, in UTF-16 units, as the contract has it. */
const longestLabel = 200;

/** Makes one undo step of some edits and folds the answer in. */
export function edit(label: string, edits: readonly DraftEdit[]): void {
  const { review } = useApp.getState();
  if (review === null || edits.length === 0) return;
  if (review.work === 'rereading') {
    announce(text.reading.waits);
    return;
  }
  send({ fileId: review.fileId, id: crypto.randomUUID(), label: label.slice(0, longestLabel), edits });
}

function send(step: SentStep): void {
  const { fileId, edits } = step;
  const columns = edits.flatMap((item) => ('columnIndex' in item ? [item.columnIndex] : []));
  setReview(fileId, { busy: new Set([...(openReviewOf(fileId)?.busy ?? []), ...columns]) });
  const save = async (): Promise<void> => {
    let failure: unknown;
    await inOrder(fileId, async () => {
      try {
        const { client } = getSession();
        foldDraft(fileId, await client.review.edit({ ...step, edits: [...edits] as never }), columns);
      } catch (cause) {
        failure = cause;
        const busy = openReviewOf(fileId)?.busy;
        if (busy !== undefined) setReview(fileId, { busy: without(busy, columns) });
      }
    });
    if (failure !== undefined) throw failure;
  };
  // Those that wait for their turn are not saved either.
  whileSaving(save).catch((cause: unknown) => tellFailedEdit(step, cause, send));
}

/** Resolves when every decision made so far on the open file has been answered. */
export async function decisionsSettled(): Promise<void> {
  const fileId = useApp.getState().review?.fileId;
  if (fileId !== undefined) await answered(fileId);
}

/** The review of this file, as long as it is the open one. */
function openReviewOf(fileId: FileId): ReviewState | null {
  const { review } = useApp.getState();
  return review?.fileId === fileId ? review : null;
}

function without(busy: ReadonlySet<number>, decided: readonly number[]): ReadonlySet<number> {
  if (!decided.some((column) => busy.has(column))) return busy;
  const rest = new Set(busy);
  for (const column of decided) rest.delete(column);
  return rest;
}

/** Folds an answer about one file in; where another one is open by now it is let go, because the store has it. */
function foldDraft(fileId: FileId, answer: DraftView, decided: readonly number[] = []): void {
  const review = openReviewOf(fileId);
  if (review === null) return;
  const busy = without(review.busy, decided);
  if (review.view === null) {
    setReview(fileId, { busy });
    return;
  }
  const { newer: before, ...rest } = review.view;
  const { draft, decisions, newer } = answer;
  const view = { ...rest, draft, decisions, ...(newer === undefined ? {} : { newer }) };
  setReview(fileId, {
    view,
    rows: reviewRows(view, review.rows),
    // What is only taken as right changes no row, and neither the preview nor the check have to be made anew.
    revision: sameOutcome(review.view.decisions, decisions) ? review.revision : review.revision + 1,
    busy,
  });
  // The draft stands on another version now, and with it what is proposed.
  if (before?.version !== newer?.version) void refreshReview(fileId);
}

/** Undo and redo: -1 takes the last step back, 1 does it again. Each press counts from where those before it lead. */
export function step(delta: -1 | 1): void {
  const fileId = useApp.getState().review?.fileId;
  if (fileId === undefined) return;
  void inOrder(fileId, async () => {
    try {
      const { client } = getSession();
      const draft = openReviewOf(fileId)?.view?.draft ?? (await client.review.open({ fileId })).draft;
      const position = draft.position + delta;
      if (position < 0 || position > draft.steps.length) return;
      const label = draft.steps[delta === -1 ? position : position - 1]?.label ?? '';
      announce(delta === -1 ? text.review.undone(label) : text.review.redone(label));
      foldDraft(fileId, await whileSaving(() => client.review.moveTo({ fileId, position })));
    } catch (cause) {
      tellTrouble(cause);
    }
  });
}

/** Puts the first `position` steps of the draft in force. */
export function moveTo(position: number): void {
  const fileId = useApp.getState().review?.fileId;
  if (fileId === undefined) return;
  void inOrder(fileId, async () => {
    try {
      const { client } = getSession();
      foldDraft(fileId, await whileSaving(() => client.review.moveTo({ fileId, position })));
    } catch (cause) {
      tellTrouble(cause);
    }
  });
}

function cursorRow(): ReviewRow | undefined {
  const { review } = useApp.getState();
  return review === null || review.cursor === null ? undefined : review.rows[review.cursor];
}

/** A field that a column may feed. */
export interface Candidate {
  readonly field: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why it lost; empty for the one that is proposed. */
  readonly why: string;
}

/** The fields offered under the keys 1 to 5: what is proposed, then its alternatives. */
export function candidatesOf(row: ReviewRow): readonly Candidate[] {
  const { proposal } = row;
  if (proposal === null) return [];
  const first: readonly Candidate[] =
    proposal.field === null ? [] : [{ field: proposal.field, confidence: proposal.confidence, why: '' }];
  return [...first, ...proposal.alternatives].slice(0, 5);
}

/** Takes the field in force as right and goes to the next open column. */
export function acceptRow(row: ReviewRow | undefined = cursorRow()): void {
  if (row === undefined) return;
  if (row.decision === null) return;
  if (row.decision.field === null || row.decision.status === 'ignored') {
    announce(text.review.nothingToAccept(row.profile.name));
    goToNextOpen();
    return;
  }
  if (isOpen(row)) {
    edit(text.steps.accepted(row.profile.name, row.decision.field), [
      { kind: 'accept', columnIndex: row.columnIndex },
    ]);
    recordDecision(row.columnIndex);
  }
  goToNextOpen();
}

export function takeCandidate(position: number): void {
  const row = cursorRow();
  const candidate = row === undefined ? undefined : candidatesOf(row)[position];
  if (row === undefined || candidate === undefined) return;
  assignField(row, candidate.field);
}

export function assignField(row: ReviewRow, field: string): void {
  const { columnIndex, decision } = row;
  const keep = decision?.field === field && decision.status !== 'ignored';
  edit(text.steps.assigned(row.profile.name, field), [
    keep ? { kind: 'accept', columnIndex } : { kind: 'assign', columnIndex, field },
  ]);
  recordDecision(columnIndex);
  goToNextOpen();
}

export function ignoreRow(row: ReviewRow | undefined = cursorRow()): void {
  if (row === undefined) return;
  edit(text.steps.ignored(row.profile.name), [{ kind: 'ignore', columnIndex: row.columnIndex }]);
  recordDecision(row.columnIndex);
  goToNextOpen();
}

export function resetRow(row: ReviewRow | undefined = cursorRow()): void {
  if (row === undefined) return;
  edit(text.steps.reset(row.profile.name), [{ kind: 'reset', columnIndex: row.columnIndex }]);
}

/** Accepts everything that may be accepted together, as one undo step. */
export function acceptAll(): void {
  const { review, settings } = useApp.getState();
  if (review === null || settings === null) return;
  const { acceptThreshold } = settings;
  const { columnIndexes } = bulkAccept(review.rows, acceptThreshold, review.view?.schema ?? null);
  if (columnIndexes.length === 0) return;
  const label = text.steps.acceptedAll(columnIndexes.length, acceptThreshold);
  edit(
    label,
    columnIndexes.map((columnIndex) => ({ kind: 'accept', columnIndex })),
  );
  announce(label);
  const row = cursorRow();
  if (row === undefined || !isOpen(row) || columnIndexes.includes(row.columnIndex)) goToNextOpen();
}

export function setConstant(field: string, value: string): void {
  edit(text.steps.constant(field, value), [{ kind: 'setConstant', field, value }]);
}

export function clearConstant(field: string): void {
  edit(text.steps.constantCleared(field), [{ kind: 'clearConstant', field }]);
}

/** Moves the cursor to the next column that waits for a decision; without one it stays. */
export function goToNextOpen(): void {
  const { review } = useApp.getState();
  if (review === null) return;
  const next = nextOpenRow(visibleRows(review), review.cursor, review.busy);
  if (next !== undefined) setReview(review.fileId, { cursor: next.columnIndex });
}
