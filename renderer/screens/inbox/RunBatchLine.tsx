import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useNow } from '../../components/useNow.ts';
import { useApp } from '../../state/app/appState.ts';
import { useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { type RunBatch, runBatchProgress } from '../../state/inbox/runBatch.ts';
import { cancelMany, closeMany, runMany } from '../../state/inbox/runMany.ts';
import { text } from '../../text/en.ts';
import { manyWords } from '../../text/manyWords.ts';
import { LeftFiles } from './LeftFiles.tsx';

/** Files that were set going together: how many have ended, the time left, the way to stop them all; at last how it ended. */
export function RunBatchLine() {
  const batch = useInboxDesk((state) => state.runBatch);
  return batch === null ? null : <Line batch={batch} />;
}

function Line({ batch }: { readonly batch: RunBatch }) {
  const runs = useApp((state) => state.runs);
  const progress = useApp((state) => state.runProgress);
  const now = useNow(1_000);
  const [showsLeft, setShowsLeft] = useState(false);
  const far = runBatchProgress(batch, { runs: runs ?? [], progress }, now);
  const said = far.isOver
    ? manyWords.ended(far.ended, batch.left.length)
    : batch.members.size === 0
      ? manyWords.starting
      : manyWords.running(far);
  const isBad = far.ended.failed > 0 || far.ended.quarantined > 0 || batch.left.length > 0;
  return (
    <div
      className={`flex min-h-10 shrink-0 items-center gap-3 border-b border-line px-4 py-1.5 ${
        far.isOver ? (isBad ? 'bg-warn-bg text-warn' : 'bg-ok-bg text-ok') : 'bg-info-bg text-info'
      }`}
    >
      {far.isOver ? (
        <span aria-hidden="true">{isBad ? '⚠' : '✓'}</span>
      ) : (
        <ProgressBar share={far.share} label={said} />
      )}
      <span className="truncate">{said}</span>
      <span className="ml-auto flex shrink-0 gap-2">
        {batch.left.length === 0 ? null : (
          <Button onClick={() => setShowsLeft(true)}>{manyWords.showLeft(batch.left.length)}</Button>
        )}
        {far.isOver && far.failed.length > 0 ? (
          <Button onClick={() => void runMany(far.failed)}>{manyWords.again(far.failed.length)}</Button>
        ) : null}
        {far.isOver ? (
          <Button look="quiet" onClick={closeMany}>
            {text.close}
          </Button>
        ) : (
          <Button onClick={cancelMany}>{manyWords.cancel}</Button>
        )}
      </span>
      {showsLeft ? <LeftFiles left={batch.left} onClose={() => setShowsLeft(false)} /> : null}
    </div>
  );
}
