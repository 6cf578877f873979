import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { setInboxDesk, useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import {
  canRetry,
  canRun,
  canSend,
  cancelPicked,
  isBusy,
  purgePicked,
  removePicked,
  restorePicked,
  retryPicked,
  runPicked,
  sendPicked,
} from '../../state/inbox/pickedFiles.ts';
import { hasPipeline } from '../../state/app/hasPipeline.ts';
import { pickedRows } from '../../state/inbox/inboxListNow.ts';
import { text } from '../../text/en.ts';

/** What can be done to all selected files; there from the second one on. */
export function SelectionLine() {
  const count = useInboxDesk((state) => state.selected.size);
  const filter = useInboxDesk((state) => state.filter);
  // What can be done changes with what becomes of the files.
  useApp((state) => state.inbox);
  if (count === 0) return null;
  const rows = pickedRows();
  return (
    <div className="flex shrink-0 items-center gap-2 border-b border-line bg-selected px-4 py-1">
      <output className="mr-2 font-medium">{text.inbox.selected(rows.length)}</output>
      {filter === 'removed' ? (
        <>
          <Button onClick={restorePicked}>{text.inbox.bringBack}</Button>
          <Button look="danger" onClick={purgePicked}>
            {text.inbox.purge}
          </Button>
        </>
      ) : (
        <>
          {rows.some(canRun) ? (
            <Button command="inbox.run" onClick={runPicked}>
              {text.inbox.run}
            </Button>
          ) : null}
          {hasPipeline() && rows.some(canSend) ? (
            <Button command="inbox.send" onClick={sendPicked}>
              {text.inbox.send}
            </Button>
          ) : null}
          {rows.some(canRetry) ? <Button onClick={retryPicked}>{text.retry}</Button> : null}
          {rows.some((row) => row.kind === 'arrival' || isBusy(row)) ? (
            <Button onClick={cancelPicked}>{text.cancel}</Button>
          ) : null}
          <Button command="inbox.remove" onClick={removePicked}>
            {text.remove}
          </Button>
        </>
      )}
      <span className="ml-auto">
        <Button
          look="quiet"
          command="inbox.clear"
          onClick={() => setInboxDesk({ selected: new Set(), anchor: null })}
        >
          {text.inbox.clearSelection}
        </Button>
      </span>
    </div>
  );
}
