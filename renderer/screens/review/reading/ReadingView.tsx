import { goTo, routes } from '../../../state/app/routes.ts';
import { Button } from '../../../components/Button.tsx';
import { ProgressLine } from '../../../components/ProgressLine.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import type { ErrorView } from '../../../../core/contract/views.ts';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { cancelReading, removeFile, retryFile } from '../../../state/inbox/inboxActions.ts';
import { refreshReview } from '../../../state/review/reviewActions.ts';
import { text } from '../../../text/en.ts';
import { PanelTab } from '../../../components/PanelTab.tsx';
import { RecordsView } from './RecordsView.tsx';
import { SheetsView } from './SheetsView.tsx';

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
      {view?.inspection == null && !mayChooseSheet(error, item?.file.name) ? (
        error === null && trouble === null ? (
          <Skeleton />
        ) : null
      ) : (
        <FirstLook hasFailed={error !== null} />
      )}
    </div>
  );
}

/**
 * Whether another sheet may hold what this one does not: the failure is that of a workbook's sheet, which can be blank
 * or the only one that is not hidden.
 */
function mayChooseSheet(error: ErrorView | null, name: string | undefined): boolean {
  return error?.code === 'SOURCE_EMPTY' && name !== undefined && spreadsheetName.test(name);
}

const spreadsheetName = /\.(xl[st][xmb]?|ods|fods)(\.gz)?$/i;

/** What is known before the whole table was read: the sheets to choose from, and the first records of the chosen one. */
function FirstLook({ hasFailed }: { readonly hasFailed: boolean }) {
  const panel = useApp((state) => state.review?.panel);
  const fileId = useApp((state) => state.review?.fileId);
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  if (fileId === undefined) return null;
  if (inspection?.kind === 'delimited') {
    return (
      <>
        <p className="px-4 pt-3 pb-1 text-11 font-semibold text-ink-3">{text.review.firstRows}</p>
        <RecordsView />
      </>
    );
  }
  if (inspection === null || hasFailed) {
    return (
      <>
        <p className="px-4 pb-2 font-semibold">{text.sheets.choose}</p>
        <SheetsView />
      </>
    );
  }
  const sheets = panel === 'sheets';
  return (
    <>
      <div
        role="tablist"
        aria-label={text.review.firstRows}
        className="flex h-9 shrink-0 items-center gap-1 border-b border-line px-3"
      >
        <PanelTab chosen={!sheets} onChoose={() => setReview(fileId, { panel: 'rows' })}>
          {text.review.firstRows}
        </PanelTab>
        <PanelTab chosen={sheets} onChoose={() => setReview(fileId, { panel: 'sheets' })}>
          {text.sheets.title}
        </PanelTab>
      </div>
      {sheets ? <SheetsView /> : <RecordsView />}
    </>
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
