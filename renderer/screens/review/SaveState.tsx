import { useEffect, useState } from 'react';
import { useApp } from '../../state/app/appState.ts';
import { useSaving } from '../../state/app/saving.ts';
import { Chip } from '../../components/Chip.tsx';
import { text } from '../../text/en.ts';
import { formatClock } from '../../text/format.ts';

/** Saving that takes no longer is not told: words that come and go with every key tell nothing. */
const patienceMs = 300;

/** Whether what is decided is on the disk. */
export function SaveState() {
  const { pending, failed } = useSaving();
  const isSlow = useSlow(pending > 0);
  const connection = useApp((state) => state.connection);
  const savedAt = useApp((state) => state.review?.view?.draft.savedAt ?? null);
  if (pending > 0 && connection !== 'live')
    return (
      <Chip tone="bad" title={text.review.notSavedMore}>
        {text.review.notSaved}
      </Chip>
    );
  if (isSlow) return <Chip tone="info">{text.review.saving}</Chip>;
  if (failed) return <Chip tone="bad">{text.review.notSavedFailed}</Chip>;
  if (savedAt === null) return null;
  return (
    <Chip tone="info" title={text.review.savedMore}>
      {text.review.draftSaved(formatClock(savedAt))}
    </Chip>
  );
}

/** True once something has gone on for longer than one waits without asking. */
function useSlow(isGoingOn: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isGoingOn]);
  return isSlow;
}
