import { goTo, routes } from '../../state/routes.ts';
import { Button } from '../../components/Button.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { useApp } from '../../state/appState.ts';
import { cancelReading, removeFile, retryFile } from '../../state/inboxActions.ts';
import { refreshReview } from '../../state/reviewActions.ts';
import { text } from '../../text/en.ts';
import { RecordsView } from './RecordsView.tsx';

/** A file before its table is known: its first records at once, and how far the reading is. */
export function ReadingView() {
  const review = useApp((state) => state.review);
  const item = useApp((state) => state.inbox?.find((entry) => entry.file.id === state.review?.fileId));
  if (review === null) return null;
  const { fileId, trouble, view } = review;
  const error = item?.file.state === 'failed' ? item.file.error : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {error !== null ? (
        <div className="p-4">
          <TroublePanel trouble={error}>
            {error.retryable ? <Button onClick={() => retryFile(fileId)}>{text.retry}</Button> : null}
            <Button
              look="quiet"
              onClick={() => {
                removeFile(fileId);
                goTo(routes.inbox());
              }}
            >
              {text.remove}
            </Button>
          </TroublePanel>
        </div>
      ) : trouble !== null ? (
        <div className="p-4">
          <TroublePanel trouble={trouble}>
            <Button onClick={() => void refreshReview(fileId)}>{text.retry}</Button>
          </TroublePanel>
        </div>
      ) : (
        <div className="late flex h-11 shrink-0 items-center border-b border-line px-4">
          <ProgressLine
            progress={item?.progress ?? null}
            label={text.review.reading}
            onCancel={() => cancelReading(fileId)}
          />
        </div>
      )}
      {view?.inspection == null ? (
        error === null && trouble === null ? (
          <Skeleton />
        ) : null
      ) : (
        <>
          <p className="px-4 pt-3 pb-1 text-11 font-semibold text-ink-3">{text.review.firstRows}</p>
          <RecordsView />
        </>
      )}
    </div>
  );
}

const lines = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function Skeleton() {
  return (
    <div aria-hidden="true" className="late flex flex-col gap-px p-4">
      {lines.map((line) => (
        <div key={line} className="flex h-9 items-center gap-4 border-b border-line">
          <span className="skeleton h-3 w-6" />
          <span className="skeleton h-3 w-40" />
          <span className="skeleton h-5 w-20" />
          <span className="skeleton h-3 w-32" />
          <span className="skeleton h-5 w-20" />
          <span className="skeleton h-3 flex-1" />
        </div>
      ))}
    </div>
  );
}
