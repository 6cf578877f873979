import type { InboxItem } from '../../../core/contract/views.ts';
import { announce, useApp } from '../app/appState.ts';
import { setInboxDesk, useInboxDesk } from './inboxDesk.ts';
import { nameOfFile } from './inboxActions.ts';
import { nextBatch } from './readingBatch.ts';
import { text } from '../../text/en.ts';

/** Tells, after the list has changed, those who do not look at it: a screen reader, and the desktop where that was allowed. */
export function tellInboxNews(before: readonly InboxItem[] | null, after: readonly InboxItem[]): void {
  countBatch();
  if (before === null) return;
  const states = new Map(before.map(({ file }) => [file.id, file.state]));
  const turned = (state: InboxItem['file']['state']): readonly InboxItem[] =>
    after.filter(({ file }) => file.state === state && states.get(file.id) !== state && states.has(file.id));
  const news = [
    ...saying(turned('review'), text.inbox.nowReady),
    ...saying(turned('failed'), text.inbox.nowFailed),
    ...saying(turned('done'), text.inbox.nowDone),
  ];
  if (news.length === 0) return;
  const said = news.join(' ');
  announce(said);
  const isOver = useInboxDesk.getState().batch === null;
  if (isOver && !document.hasFocus()) notify(said);
}

/** Counts files on their way and being read as one batch, until none is left. */
export function countBatch(): void {
  const { arrivals, inbox } = useApp.getState();
  const busy = new Map<string, number>();
  for (const arrival of arrivals)
    if (arrival.trouble === null) busy.set(nameOfFile(arrival), arrival.sizeBytes);
  for (const { file } of inbox ?? [])
    if (file.state === 'reading') busy.set(nameOfFile(file), file.sizeBytes);
  const { batch } = useInboxDesk.getState();
  const next = nextBatch(batch, busy, Date.now());
  if (next !== batch) setInboxDesk({ batch: next });
}

function saying(
  items: readonly InboxItem[],
  words: (count: number, name: string) => string,
): readonly string[] {
  const [first] = items;
  return first === undefined ? [] : [words(items.length, first.file.name)];
}

/** Nobody is ever asked for the permission by this; without one given before, nothing is shown. */
function notify(body: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification(text.appName, { body, tag: 'inbox' });
  shown.addEventListener('click', () => window.focus());
}
