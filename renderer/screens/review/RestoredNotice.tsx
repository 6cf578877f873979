import { X } from 'lucide-react';
import { Button, IconButton } from '../../components/Button.tsx';
import { setReview, useApp } from '../../state/app/appState.ts';
import { dismissRestored, useRestored } from '../../state/review/restoredDraft.ts';
import { text } from '../../text/en.ts';

/** Says that what was decided before a restart is there again, with the way to its undo list. */
export function RestoredNotice() {
  const fileId = useApp((state) => state.review?.fileId);
  const restored = useRestored();
  if (fileId === undefined || restored.fileId !== fileId) return null;
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 border-b border-line bg-info-bg px-4 py-0.5 text-info">
      <span className="min-w-0 truncate">{restored.words}</span>
      <Button
        look="quiet"
        onClick={() => {
          setReview(fileId, { panel: 'steps' });
          dismissRestored();
        }}
      >
        {text.review.steps}
      </Button>
      <span className="ml-auto">
        <IconButton label={text.close} onClick={dismissRestored}>
          <X aria-hidden="true" size={14} />
        </IconButton>
      </span>
    </div>
  );
}
