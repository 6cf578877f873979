import { getSession, openSession, setSession } from '../client/session.ts';
import { keepWatching } from '../client/keepWatching.ts';
import { setApp, useApp } from './appState.ts';
import type { InboxEvent, InboxItem } from '../../core/contract/views.ts';
import { noteDivided, wasDivided } from './dividedFiles.ts';
import { foldInbox } from './inboxActions.ts';
import { refreshReview } from './reviewActions.ts';
import { goTo, routes } from './routes.ts';
import { takeRunEvent } from './runActions.ts';
import { loadMappings } from './schemaActions.ts';
import { tellTrouble } from './toasts.ts';

/** Connects the page to its host and follows what happens there; called once. */
export function startSession(): void {
  setSession(openSession((connection) => setApp({ connection })));
  const { client } = getSession();
  void loadBasics();
  void keepWatching(() => client.inbox.watch(), takeInboxEvent);
  void keepWatching(() => client.runs.watch(), takeRunEvent);
}

async function loadBasics(): Promise<void> {
  const { client } = getSession();
  try {
    const [host, settings] = await Promise.all([client.host.info(), client.settings.get()]);
    setApp({ host, settings });
    await loadMappings();
  } catch (cause) {
    tellTrouble(cause);
  }
}

function takeInboxEvent(event: InboxEvent): void {
  const { inbox, review } = useApp.getState();
  const items = foldInbox(inbox, event);
  setApp({ inbox: items });
  if (event.kind === 'removed' && event.divided === true) noteDivided(event.fileId);
  if (review === null) return;
  const before = inbox?.find((item) => item.file.id === review.fileId);
  const after = items.find((item) => item.file.id === review.fileId);
  if (after === undefined) {
    if (event.kind === 'all' || event.kind === 'removed') setApp({ review: null });
    if (wasDivided(review.fileId)) goTo(routes.inbox());
    return;
  }
  const incomplete = review.view === null || review.view.proposal === null;
  if (event.kind === 'all' || movedOn(before, after) || (incomplete && after !== before)) {
    void refreshReview(review.fileId);
  }
}

/** True where more than a progress figure or the count of open columns is new. */
function movedOn(before: InboxItem | undefined, after: InboxItem): boolean {
  return (
    before === undefined ||
    before.file.state !== after.file.state ||
    before.file.packId !== after.file.packId ||
    before.file.error?.code !== after.file.error?.code ||
    before.rowCount !== after.rowCount
  );
}
