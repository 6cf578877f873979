import { getSession, openSession, setSession } from '../../client/session.ts';
import { keepWatching } from '../../client/keepWatching.ts';
import { setApp, useApp } from '../app/appState.ts';
import type { InboxEvent, InboxItem } from '../../../core/contract/views.ts';
import { noteDivided, wasDivided } from '../review/dividedFiles.ts';
import { foldInbox } from '../inbox/inboxActions.ts';
import { countBatch, tellInboxNews } from '../inbox/inboxNews.ts';
import { undivide } from '../inbox/fileTables.ts';
import { tellRestored } from './restoredDrafts.ts';
import { loadRemoved } from '../inbox/removedFiles.ts';
import { refreshReview } from '../review/reviewActions.ts';
import { goTo, routes } from '../app/routes.ts';
import { takeRunEvent } from '../runs/runActions.ts';
import { loadMappings } from '../schemas/loadMappings.ts';
import { noteSourceTrouble } from './sourceTrouble.ts';
import { tell, tellTrouble } from '../app/toasts.ts';
import { text } from '../../text/en.ts';

/** Connects the page to its host and follows what happens there; called once. */
export function startSession(): void {
  setSession(openSession((connection) => setApp({ connection }), noteSourceTrouble));
  const { client } = getSession();
  void loadBasics();
  useApp.subscribe((state, before) => {
    if (state.arrivals !== before.arrivals) countBatch();
  });
  void keepWatching(() => client.inbox.watch(), takeInboxEvent);
  void keepWatching(() => client.runs.watch(), takeRunEvent);
}

async function loadBasics(): Promise<void> {
  const { client } = getSession();
  try {
    const [host, settings] = await Promise.all([client.host.info(), client.settings.get()]);
    setApp({ host, settings });
    tellRestored();
    await loadMappings();
    await loadRemoved();
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Time that words on the Inbox are gathered for, in milliseconds: an archive of hundreds of files is drawn some times and not thousands. */
const gatherMs = 16;
let gathered: InboxEvent[] = [];

function takeInboxEvent(event: InboxEvent): void {
  gathered.push(event);
  if (gathered.length === 1) setTimeout(foldGathered, gatherMs);
}

function foldGathered(): void {
  const events = gathered;
  gathered = [];
  const { inbox, review } = useApp.getState();
  let items = inbox;
  for (const event of events) {
    items = foldInbox(items, event);
    if (event.kind === 'removed' && event.divided === true) noteDivided(event.fileId);
  }
  setApp({ inbox: items });
  if (items !== null) tellInboxNews(inbox, items);
  tellDivided(inbox, items);
  if (inbox === null) tellRestored();
  if (review === null) return;
  const before = inbox?.find((item) => item.file.id === review.fileId);
  const after = items?.find((item) => item.file.id === review.fileId);
  if (after === undefined) {
    if (events.some(({ kind }) => kind !== 'changed')) setApp({ review: null });
    if (wasDivided(review.fileId)) goTo(routes.inbox());
    return;
  }
  const isNew = events.some(({ kind }) => kind === 'all');
  const incomplete = review.view === null || review.view.proposal === null;
  if (isNew || movedOn(before, after) || (incomplete && after !== before)) {
    void refreshReview(review.fileId);
  }
}

/** Says what became of files whose sheets or tables are files of their own now; the message makes one file of them again. */
function tellDivided(before: readonly InboxItem[] | null, after: readonly InboxItem[] | null): void {
  for (const { file } of after ?? []) {
    const { whole, leftOut } = file;
    if (whole === undefined || leftOut === undefined) continue;
    const known = before?.find((item) => item.file.id === file.id);
    if (known === undefined || known.file.whole !== undefined) continue;
    const back = { fileId: whole.id, name: whole.name };
    tell(leftOut, { label: text.inbox.undo, onClick: () => void undivide(back) });
  }
}

/** True where more than a progress figure or the count of open columns is new. */
function movedOn(before: InboxItem | undefined, after: InboxItem): boolean {
  return (
    before === undefined ||
    before.file.state !== after.file.state ||
    before.file.packId !== after.file.packId ||
    before.file.error?.code !== after.file.error?.code ||
    before.rowCount !== after.rowCount ||
    // Somebody approved a version of the layout.
    before.compared?.mappingId !== after.compared?.mappingId ||
    before.compared?.version !== after.compared?.version
  );
}
