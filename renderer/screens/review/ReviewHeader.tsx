import { History, PanelRight, Redo2, Undo2 } from 'lucide-react';
import { Button, IconButton } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { setReview, useApp } from '../../state/appState.ts';
import { approvalBlock, requestApproval } from '../../state/approveActions.ts';
import { bulkAccept } from '../../state/bulkAccept.ts';
import { acceptAll, moveTo, step } from '../../state/draftActions.ts';
import { changedCount, showChanges } from '../../state/changeActions.ts';
import { cancelReading } from '../../state/inboxActions.ts';
import { text } from '../../text/en.ts';
import { formatTime } from '../../text/format.ts';

/** The file's facts, how far the review is, and what ends it. */
export function ReviewHeader() {
  const review = useApp((state) => state.review);
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
      {view?.draft.savedAt == null ? null : (
        <span className="max-lg:hidden">
          <Chip tone="info">{text.review.draftSaved(formatTime(view.draft.savedAt))}</Chip>
        </span>
      )}
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
  const review = useApp((state) => state.review);
  const threshold = useApp((state) => state.settings?.acceptThreshold ?? 1);
  if (review === null || review.view === null || review.view.decisions === null) return null;
  const { draft, decisions } = review.view;
  const total = decisions.columns.length;
  const bulk = bulkAccept(review.rows, threshold);
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
        <MenuButton
          label={text.review.steps}
          look="quiet"
          entries={[
            {
              id: 'start',
              label: text.review.stepsStart,
              chosen: draft.position === 0,
              onPick: () => moveTo(0),
            },
            ...draft.steps.map((entry, index) => ({
              id: String(index),
              label: entry.label,
              chosen: draft.position === index + 1,
              onPick: () => moveTo(index + 1),
            })),
          ].reverse()}
        >
          <History aria-hidden="true" size={15} />
        </MenuButton>
      </span>
      <Button
        onClick={acceptAll}
        command="review.acceptAll"
        blocked={bulk.columnIndexes.length === 0 ? text.review.acceptAllNone(threshold) : undefined}
        title={`${text.review.expectedRight(bulk.expectedRight)}. ${text.review.acceptAllRule}`}
      >
        {bulk.columnIndexes.length === 0
          ? text.review.acceptAllNone(threshold)
          : text.review.acceptAll(bulk.columnIndexes.length, threshold)}
      </Button>
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
