import { Button } from '../../components/Button.tsx';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useNow } from '../../components/useNow.ts';
import { useApp } from '../../state/app/appState.ts';
import { cancelReading, dropArrival } from '../../state/inbox/inboxActions.ts';
import { useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { batchProgress } from '../../state/inbox/readingBatch.ts';
import { text } from '../../text/en.ts';

/** Files taken in together: how many are read, the time left, and the way to stop them all. One file says so in its row. */
export function BatchLine() {
  const batch = useInboxDesk((state) => state.batch);
  if (batch === null || batch.members.size < 2) return null;
  return <Line />;
}

function Line() {
  const batch = useInboxDesk((state) => state.batch);
  const now = useNow(1_000);
  if (batch === null) return null;
  const { done, total, share, remainingMs } = batchProgress(batch, now);
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line bg-info-bg px-4 py-1.5 text-info">
      <ProgressBar share={share} label={text.inbox.batch(done, total)} />
      <span className="truncate">
        {[
          text.inbox.batch(done, total),
          ...(remainingMs === null ? [] : [text.inbox.left(remainingMs)]),
        ].join(' · ')}
      </span>
      <span className="ml-auto">
        <Button onClick={cancelAll}>{text.inbox.cancelAll}</Button>
      </span>
    </div>
  );
}

function cancelAll(): void {
  const { arrivals, inbox } = useApp.getState();
  for (const { key, trouble } of arrivals) if (trouble === null) dropArrival(key);
  for (const { file } of inbox ?? []) if (file.state === 'reading') cancelReading(file.id);
}
