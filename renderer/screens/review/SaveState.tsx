import { useApp } from '../../state/appState.ts';
import { useSaving } from '../../state/saving.ts';
import { Chip } from '../../components/Chip.tsx';
import { text } from '../../text/en.ts';
import { formatClock } from '../../text/format.ts';

/** Whether what is decided is on the disk. */
export function SaveState() {
  const { pending, failed } = useSaving();
  const connection = useApp((state) => state.connection);
  const savedAt = useApp((state) => state.review?.view?.draft.savedAt ?? null);
  if (pending > 0 && connection !== 'live')
    return (
      <Chip tone="bad" title={text.review.notSavedMore}>
        {text.review.notSaved}
      </Chip>
    );
  if (pending > 0) return <Chip tone="info">{text.review.saving}</Chip>;
  if (failed) return <Chip tone="bad">{text.review.notSavedFailed}</Chip>;
  if (savedAt === null) return null;
  return (
    <Chip tone="info" title={text.review.savedMore}>
      {text.review.draftSaved(formatClock(savedAt))}
    </Chip>
  );
}
