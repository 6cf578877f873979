import { ListChecks } from 'lucide-react';
import { Button, IconButton } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { acceptAll } from '../../state/review/draftActions.ts';
import { togglePanel } from '../../state/app/togglePanel.ts';
import { useReviewParts } from '../../state/review/useReviewParts.ts';
import { useBulk } from '../../state/review/useBulk.ts';
import { text } from '../../text/en.ts';

/** Accepts what is sure enough, says how often such proposals prove right, and opens the list of what is left out and why. */
export function AcceptAll() {
  const { bulk, precision } = useBulk();
  const review = useReviewParts('fileId', 'panel');
  const threshold = useApp((state) => state.settings?.acceptThreshold ?? 1);
  const count = bulk.columnIndexes.length;
  const { right, isThin } = precision;
  return (
    <span className="flex items-center">
      <Button
        onClick={acceptAll}
        command="review.acceptAll"
        blocked={count === 0 ? text.bulk.none(threshold) : undefined}
        title={`${text.bulk.counts(count, bulk.columns.length - count)} ${text.bulk.basis(precision)}`}
      >
        {count === 0 ? text.bulk.none(threshold) : text.bulk.button(count, threshold)}
        {count === 0 || right === null ? null : (
          <span className="text-ink-2 max-lg:hidden">
            · {isThin ? text.bulk.rightThin : text.bulk.right(right)}
          </span>
        )}
      </Button>
      <IconButton
        label={text.bulk.details}
        pressed={review?.panel === 'bulk'}
        onClick={() => {
          if (review !== null) togglePanel(review, 'bulk');
        }}
      >
        <ListChecks aria-hidden="true" size={15} />
      </IconButton>
    </span>
  );
}
