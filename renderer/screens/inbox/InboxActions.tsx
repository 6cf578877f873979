import { Ellipsis } from 'lucide-react';
import type { InboxItem } from '../../../core/contract/views.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { Button } from '../../components/Button.tsx';
import { MenuButton, type MenuEntry } from '../../components/MenuButton.tsx';
import { useApp } from '../../state/app/appState.ts';
import {
  cancelReading,
  dropArrival,
  keepBoth,
  removeFile,
  retryFile,
} from '../../state/inbox/inboxActions.ts';
import { undivide } from '../../state/inbox/fileTables.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import type { InboxRow } from '../../state/inbox/inboxList.ts';
import { openRow } from '../../state/inbox/pickedFiles.ts';
import { purgeFiles, restoreFiles } from '../../state/inbox/removedFiles.ts';
import { text } from '../../text/en.ts';
import { sameOf } from './rowNotes.ts';

/** The one thing most likely wanted of a file, and a menu with the rest. */
export function InboxActions({ row }: { readonly row: InboxRow }) {
  if (row.kind === 'arrival') {
    return (
      <Button look="quiet" onClick={() => dropArrival(row.arrival.key)}>
        {row.arrival.trouble === null ? text.cancel : text.remove}
      </Button>
    );
  }
  if (row.kind === 'removed') {
    const { id, name } = row.removed.file;
    const purge: MenuEntry = { id: 'purge', label: text.inbox.purge, onPick: () => void purgeFiles([id]) };
    return (
      <span className="flex items-center gap-1">
        <Button onClick={() => void restoreFiles([id])}>{text.inbox.bringBack}</Button>
        <More name={name} entries={[purge]} />
      </span>
    );
  }
  if (row.kind === 'job') return <Button onClick={() => openRow(row)}>{text.inbox.review}</Button>;
  return <ItemActions item={row.item} />;
}

function ItemActions({ item }: { readonly item: InboxItem }) {
  const { id, name, state, error, job, whole } = item.file;
  const { lastRunId } = item;
  const same = useApp((app) => sameOf(app.inbox ?? [], id))?.file;
  const review: MenuEntry = {
    id: 'review',
    label: state === 'quarantined' ? text.inbox.correct : text.inbox.review,
    onPick: () => goTo(routes.review(id)),
  };
  const remove: MenuEntry = { id: 'remove', label: text.remove, onPick: () => removeFile(id) };
  const retry: MenuEntry = { id: 'retry', label: text.retry, onPick: () => retryFile(id) };
  const results: readonly MenuEntry[] =
    lastRunId === null
      ? job === undefined
        ? []
        : [{ id: 'job', label: text.inbox.openJob, onPick: () => goTo(routes.job(job)) }]
      : [{ id: 'results', label: text.inbox.openResults, onPick: () => goTo(routes.history(lastRunId)) }];
  const both: readonly MenuEntry[] =
    same === undefined
      ? []
      : [
          { id: 'other', label: text.inbox.openOther(same.name), onPick: () => goTo(routes.review(same.id)) },
          { id: 'both', label: text.inbox.keepBoth, onPick: () => keepBoth(id) },
        ];
  const parts: readonly MenuEntry[] =
    whole === undefined
      ? []
      : [
          {
            id: 'undivide',
            label: text.inbox.undivide(whole.name),
            onPick: () => void undivide({ fileId: id, name: whole.name }),
          },
        ];
  const busy = state === 'reading' || state === 'running';
  return (
    <span className="flex items-center gap-1">
      {busy ? (
        <Button look="quiet" label={text.inbox.cancelReading(name)} onClick={() => cancelReading(id)}>
          {text.cancel}
        </Button>
      ) : null}
      {state === 'review' ? <Button onClick={review.onPick}>{text.inbox.review}</Button> : null}
      {state === 'done' && lastRunId !== null ? (
        <Button onClick={() => goTo(routes.history(lastRunId))}>{text.inbox.openResults}</Button>
      ) : null}
      {state === 'done' && lastRunId === null && job !== undefined ? (
        <Button onClick={() => goTo(routes.job(job))}>{text.inbox.openJob}</Button>
      ) : null}
      {state === 'quarantined' && lastRunId !== null ? (
        <Button onClick={() => setInboxDesk({ releasing: lastRunId })}>{text.inbox.release}</Button>
      ) : null}
      {state === 'failed' ? (
        error?.retryable === false ? (
          <Button look="quiet" onClick={remove.onPick}>
            {text.remove}
          </Button>
        ) : (
          <Button onClick={retry.onPick}>{text.retry}</Button>
        )
      ) : null}
      <More
        name={name}
        entries={[review, ...results, ...both, ...parts, ...(state === 'failed' ? [retry] : []), remove]}
      />
    </span>
  );
}

function More({ name, entries }: { readonly name: string; readonly entries: readonly MenuEntry[] }) {
  return (
    <MenuButton label={text.inbox.moreActions(name)} look="quiet" arrow={false} entries={entries}>
      <Ellipsis aria-hidden="true" size={16} />
    </MenuButton>
  );
}
