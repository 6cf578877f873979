import { announce, useApp } from '../app/appState.ts';
import { goTo, routes } from '../app/routes.ts';
import { tell } from '../app/toasts.ts';
import { text } from '../../text/en.ts';
import { formatExactTime } from '../../text/format.ts';

let isTold = false;

/** After an end without warning: says once which drafts are there again, and opens the one that was worked on last. */
export function tellRestored(): void {
  const { host, inbox } = useApp.getState();
  if (isTold || host === null || inbox === null) return;
  isTold = true;
  if (host.restarted !== true) return;
  const drafts = inbox
    .flatMap(({ file, draftSavedAt }) =>
      file.state === 'review' && draftSavedAt !== null ? [{ id: file.id, savedAt: draftSavedAt }] : [],
    )
    .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  const [last] = drafts;
  if (last === undefined) return;
  const said = text.inbox.restoredDrafts(drafts.length, formatExactTime(last.savedAt));
  tell(said, { label: text.inbox.openDraft, onClick: () => goTo(routes.review(last.id)) });
  announce(said);
}
