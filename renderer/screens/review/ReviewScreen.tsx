import { ListChecks } from 'lucide-react';
import { useEffect } from 'react';
import type { FileId } from '../../../core/contract/views.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useApp } from '../../state/app/appState.ts';
import { openReview } from '../../state/review/reviewActions.ts';
import { text } from '../../text/en.ts';
import { Desk } from './Desk.tsx';

/** The view where one file's mapping is made. Without a file it leads to the ones that wait. */
export function ReviewScreen({ fileId }: { readonly fileId: FileId | null }) {
  const waiting = useApp((state) => state.inbox?.filter((item) => item.file.state === 'review').length ?? 0);
  const first = useApp((state) => state.inbox?.find((item) => item.file.state === 'review')?.file.id);
  const onDesk = useApp((state) => state.review?.fileId);
  useEffect(() => {
    if (fileId !== null) openReview(fileId);
    else if (onDesk !== undefined) goTo(routes.review(onDesk));
    // A file that was on the desk comes back only when the view is opened, not when the desk is cleared.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [fileId]);

  if (fileId !== null && onDesk === fileId) return <Desk key={fileId} />;
  return (
    <>
      <ScreenHeader title={text.review.title} />
      <EmptyState
        picture={<ListChecks size={40} strokeWidth={1.25} />}
        title={text.review.emptyTitle}
        actions={
          <>
            {first === undefined ? null : (
              <Button look="primary" onClick={() => goTo(routes.review(first))}>
                {text.review.openNext}
              </Button>
            )}
            <Button onClick={() => goTo(routes.inbox())}>{text.review.openInbox}</Button>
          </>
        }
      >
        {waiting > 0 ? text.review.waiting(waiting) : text.review.empty}
      </EmptyState>
    </>
  );
}
