import type { FileId } from '../../../core/contract/views.ts';
import { cancelReading, dropArrival, retryFile } from './inboxActions.ts';
import { setInboxDesk, useInboxDesk } from './inboxDesk.ts';
import { type InboxRow, keyOfRow } from './inboxList.ts';
import { inboxRowsNow, pickedRows } from './inboxListNow.ts';
import { purgeFiles, removeFiles, restoreFiles } from './removedFiles.ts';
import { reviewJob } from './reviewJob.ts';
import { goTo, routes } from '../app/routes.ts';
import { loadedPart } from '../app/loadedPart.ts';

/** What is done to the rows that are selected, or to the one with the cursor. */

export function removePicked(): void {
  const rows = pickedRows();
  moveBehind(rows);
  for (const row of rows) if (row.kind === 'arrival') dropArrival(row.arrival.key);
  void removeFiles(fileIds(rows, 'item'));
}

/** Deletes removed files for good; never by the key that removes, which may be pressed once too often. */
export function purgePicked(): void {
  const rows = pickedRows();
  moveBehind(rows);
  void purgeFiles(fileIds(rows, 'removed'));
}

export function restorePicked(): void {
  const rows = pickedRows();
  moveBehind(rows);
  void restoreFiles(fileIds(rows, 'removed'));
}

export function retryPicked(): void {
  for (const row of pickedRows()) if (canRetry(row)) retryFile(row.item.file.id);
}

export function cancelPicked(): void {
  for (const row of pickedRows()) {
    if (row.kind === 'arrival') dropArrival(row.arrival.key);
    else if (isBusy(row)) cancelReading(row.item.file.id);
  }
}

/** Runs them with their approved mappings; which can be, the host says. */
export function runPicked(): void {
  const ids = pickedRows().flatMap((row) => (canRun(row) ? [row.item.file.id] : []));
  // Running many is asked for now and then, and is no part of what every start has to read.
  if (ids.length > 0) void loadedPart(() => import('./runMany.ts')).then(({ runMany }) => runMany(ids));
}

/** Asks what is to become of the tables that stand in a file. */
export function tablesPicked(): void {
  const row = pickedRows().find(hasTables);
  if (row !== undefined) setInboxDesk({ tablesOf: row.item.file.id });
}

/** Whether several tables stand where a file is read, and nobody has said what becomes of them. */
export function hasTables(row: InboxRow): row is ItemRow {
  return row.kind === 'item' && row.item.file.state === 'review' && (row.item.tables ?? 1) > 1;
}

/** Asks which pipeline the files are to be sent to. */
export function sendPicked(): void {
  const sending = fileIds(pickedRows().filter(canSend), 'item');
  if (sending.length > 0) setInboxDesk({ sending });
}

export function selectAll(): void {
  setInboxDesk({ selected: new Set(inboxRowsNow().map(keyOfRow)) });
}

/** Takes back what was chosen last: the selection, then filter and target. */
export function clearPicked(): void {
  const { selected } = useInboxDesk.getState();
  if (selected.size > 0) setInboxDesk({ selected: new Set(), anchor: null });
  else setInboxDesk({ filter: 'all', query: '', target: null });
}

/** Opens what a row stands for: its results where it is done, else the desk. */
export function openRow(row: InboxRow | undefined): void {
  if (row === undefined || row.kind === 'arrival') return;
  if (row.kind === 'job') {
    void reviewJob(row.job);
    return;
  }
  if (row.kind === 'removed') {
    void restoreFiles([row.removed.file.id]);
    return;
  }
  const { file, lastRunId } = row.item;
  const isRun = file.state === 'done' || file.state === 'running' || file.state === 'quarantined';
  if (isRun && lastRunId !== null) goTo(routes.history(lastRunId));
  else if (isRun && file.job !== undefined) goTo(routes.job(file.job));
  else goTo(routes.review(file.id));
}

type ItemRow = Extract<InboxRow, { kind: 'item' }>;

export function canRetry(row: InboxRow): row is ItemRow {
  return row.kind === 'item' && row.item.file.state === 'failed' && row.item.file.error?.retryable !== false;
}

/** Whether it was read and nothing is under way over it. */
export function canRun(row: InboxRow): row is ItemRow {
  return row.kind === 'item' && row.item.rowCount !== null && !isBusy(row);
}

/** Whether it is a file that can be read as a table. */
export function canSend(row: InboxRow): row is ItemRow {
  return row.kind === 'item' && row.item.file.state !== 'failed';
}

export function isBusy(row: InboxRow): row is ItemRow {
  return row.kind === 'item' && (row.item.file.state === 'reading' || row.item.file.state === 'running');
}

function fileIds(rows: readonly InboxRow[], kind: 'item' | 'removed'): readonly FileId[] {
  return rows.flatMap((row) => {
    if (row.kind !== kind) return [];
    return [row.kind === 'item' ? row.item.file.id : row.removed.file.id];
  });
}

/** Puts the cursor on the row behind those that go, so that a list is cleared by pressing one key again and again. */
function moveBehind(gone: readonly InboxRow[]): void {
  const rows = inboxRowsNow();
  const keys = new Set(gone.map(keyOfRow));
  const at = rows.findLastIndex((row) => keys.has(keyOfRow(row)));
  const next =
    rows.find((row, index) => index > at && !keys.has(keyOfRow(row))) ??
    rows.findLast((row) => !keys.has(keyOfRow(row)));
  setInboxDesk({
    selected: new Set(),
    anchor: null,
    cursor: next === undefined ? null : keyOfRow(next),
  });
}
