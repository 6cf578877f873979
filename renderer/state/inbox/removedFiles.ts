import type { FileId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { announce, setApp, useApp } from '../app/appState.ts';
import { setInboxDesk, useInboxDesk } from './inboxDesk.ts';
import { orTell, tell } from '../app/toasts.ts';
import { text } from '../../text/en.ts';

/** Takes files out of the Inbox without asking: the message brings them back, and so does the list of removed files. */
export async function removeFiles(fileIds: readonly FileId[]): Promise<void> {
  if (fileIds.length === 0) return;
  const { review, inbox } = useApp.getState();
  const only = inbox?.find(({ file }) => file.id === fileIds[0])?.file.name;
  if (review !== null && fileIds.includes(review.fileId)) setApp({ review: null });
  const { client } = getSession();
  const all = await Promise.allSettled(fileIds.map((fileId) => client.inbox.remove({ fileId })));
  const removed = fileIds.filter((_, index) => all[index]?.status === 'fulfilled');
  const failed = all.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') await orTell(Promise.reject(failed.reason));
  if (removed.length > 0) {
    lastRemoved = removed;
    const told = text.inbox.removedNow(removed.length, only);
    tell(told, { label: text.inbox.undo, onClick: () => void restoreFiles(removed) });
    announce(told);
  }
  await loadRemoved();
}

/** What the last removal took away; the undo key brings it back. */
let lastRemoved: readonly FileId[] = [];

/** Whether there is a removal that can be taken back by the key. */
export function canRestoreLast(): boolean {
  return lastRemoved.length > 0;
}

export function restoreLast(): void {
  const fileIds = lastRemoved;
  lastRemoved = [];
  void restoreFiles(fileIds);
}

export async function restoreFiles(fileIds: readonly FileId[]): Promise<void> {
  if (fileIds.length === 0) return;
  lastRemoved = lastRemoved.filter((fileId) => !fileIds.includes(fileId));
  await orTell(getSession().client.inbox.restore({ fileIds }));
  announce(text.inbox.restored(fileIds.length));
  await loadRemoved();
  if (useInboxDesk.getState().removed.length === 0) leaveRemoved();
}

/** Deletes removed files for good. */
export async function purgeFiles(fileIds: readonly FileId[]): Promise<void> {
  if (fileIds.length === 0) return;
  lastRemoved = lastRemoved.filter((fileId) => !fileIds.includes(fileId));
  await orTell(getSession().client.inbox.purge({ fileIds }));
  announce(text.inbox.purged(fileIds.length));
  await loadRemoved();
  if (useInboxDesk.getState().removed.length === 0) leaveRemoved();
}

export async function loadRemoved(): Promise<void> {
  await orTell(
    getSession()
      .client.inbox.removed()
      .then((removed) => setInboxDesk({ removed })),
  );
}

function leaveRemoved(): void {
  if (useInboxDesk.getState().filter === 'removed') setInboxDesk({ filter: 'all' });
}
