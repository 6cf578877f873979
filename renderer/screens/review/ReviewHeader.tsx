import { History, PanelRight, Redo2, Undo2 } from 'lucide-react';
import { Button, IconButton } from '../../components/Button.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { setReview, useApp } from '../../state/app/appState.ts';
import { approvalBlock, requestApproval } from '../../state/review/approveActions.ts';
import { step } from '../../state/review/draftActions.ts';
import { useReviewParts } from '../../state/review/useReviewParts.ts';
import { togglePanel } from '../../state/app/togglePanel.ts';
import { AcceptAll } from './AcceptAll.tsx';
import { SaveState } from './SaveState.tsx';
import { changedCount, showChanges } from '../../state/review/changeActions.ts';
import { cancelReading } from '../../state/inbox/inboxActions.ts';
import { text } from '../../text/en.ts';

/** The file's facts, how far the review is, and what ends it. */
export function ReviewHeader() {
  const review = useReviewParts('fileId', 'view');
  const item = useApp((state) => state.inbox?.find((entry) => entry.file.id === state.review?.fileId));
  if (review === null) return null;
  const { view } = review;
  const file = view?.item.file ?? item?.file;
  const running = item?.file.state === 'running';
  const { fileId } = review;
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4">
      <h1 className="max-w-80 min-w-20 shrink truncate text-15 font-semibold" title={file?.name}>
        {file?.name ?? text.review.opening}
      </h1>
      <span className="min-w-0 flex-1 truncate text-12 text-ink-2">
        {[
          ...(view?.table == null ? [] : [text.review.facts(view.table.rowCount, view.table.columns.length)]),
          ...(view?.schema == null || view.table === null
            ? []
            : [
                view.approved === null
                  ? view.schema.title
                  : `${view.schema.title} v${String(view.approved.version)}`,
              ]),
        ].join(' · ')}
      </span>
      {view?.drift == null || view.drift.changes.length === 0 || view.decisions === null ? null : (
        <Button look="quiet" title={text.drift.show} onClick={showChanges}>
          <span aria-hidden="true">△</span>
          <span className="max-xl:hidden">{text.inbox.drift(view.drift.same, changedCount(view.drift))}</span>
          <span className="xl:hidden">{text.drift.changed(changedCount(view.drift))}</span>
        </Button>
      )}
      <span className="shrink-0 max-lg:hidden">
        <SaveState />
      </span>
      {running ? (
        <ProgressLine
          progress={item.progress}
          label={text.review.running}
          onCancel={() => cancelReading(fileId)}
        />
      ) : null}
      {view?.decisions == null ? null : <DeskActions />}
    </header>
  );
}

function DeskActions() {
  const review = useReviewParts('fileId', 'view', 'rows', 'panel', 'inspectorOpen');
  if (review === null || review.view === null || review.view.decisions === null) return null;
  const { draft, decisions } = review.view;
  const total = decisions.columns.length;
  const block = approvalBlock(review);
  return (
    <div className="flex shrink-0 items-center gap-2">
      <output className="text-12 text-ink-2">{text.review.done(total - decisions.openCount, total)}</output>
      <span className="flex items-center">
        <IconButton label={text.review.undo} blocked={draft.position === 0} onClick={() => step(-1)}>
          <Undo2 aria-hidden="true" size={15} />
        </IconButton>
        <IconButton
          label={text.review.redo}
          blocked={draft.position === draft.steps.length}
          onClick={() => step(1)}
        >
          <Redo2 aria-hidden="true" size={15} />
        </IconButton>
        <IconButton
          label={text.review.steps}
          pressed={review.panel === 'steps'}
          onClick={() => togglePanel(review, 'steps')}
        >
          <History aria-hidden="true" size={15} />
        </IconButton>
      </span>
      <AcceptAll />
      <Button
        look="primary"
        command="review.approve"
        blocked={block?.reason}
        onBlocked={() => void requestApproval()}
        onClick={() => void requestApproval()}
      >
        {text.review.approve}
      </Button>
      <span className="xl:hidden">
        <IconButton
          label={review.inspectorOpen ? text.inspector.close : text.inspector.open}
          pressed={review.inspectorOpen}
          onClick={() => setReview(review.fileId, { inspectorOpen: !review.inspectorOpen })}
        >
          <PanelRight aria-hidden="true" size={15} />
        </IconButton>
      </span>
    </div>
  );
}
