import type { FailureCount, RunCounts } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FailureTable } from '../../components/FailureTable.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { setReview, useApp } from '../../state/appState.ts';
import { cancelCheck, startCheck } from '../../state/checkActions.ts';
import { followTrail } from '../../state/trailActions.ts';
import { text } from '../../text/en.ts';

/** The whole file against the mapping: how many rows would fail, why, and which. */
export function CheckView() {
  const check = useApp((state) => state.review?.check ?? null);
  const revision = useApp((state) => state.review?.revision);
  if (check === null) return null;
  switch (check.kind) {
    case 'none':
      return (
        <EmptyState
          title={text.check.notYet}
          actions={<Button onClick={() => void startCheck()}>{text.check.start}</Button>}
        >
          {text.check.explain}
        </EmptyState>
      );
    case 'running':
      return (
        <div className="p-4">
          <ProgressLine progress={check.progress} label={text.progress.checking} onCancel={cancelCheck} />
        </div>
      );
    case 'failed':
      return (
        <div className="p-4">
          <TroublePanel trouble={check.trouble}>
            <Button onClick={() => void startCheck()}>{text.retry}</Button>
          </TroublePanel>
        </div>
      );
    case 'done':
      return <Result counts={check.counts} stale={check.revision !== revision} />;
  }
}

function Result({ counts, stale }: { readonly counts: RunCounts; readonly stale: boolean }) {
  const show = (failure: FailureCount): void => {
    showField(failure.field);
    followTrail({
      label: `${failure.field}: ${text.rejects[failure.code] ?? failure.code}`,
      unit: 'row',
      numbers: failure.rows,
    });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <p className="flex items-center gap-3 border-b border-line px-4 py-2">
        {counts.rowsRejected === 0 ? (
          <span className="text-ok">✓ {text.check.allPass(counts.rowsOut)}</span>
        ) : (
          <>
            <span className="text-ok">{text.check.pass(counts.rowsOut)}</span>
            <span className="text-bad">{text.check.failLong(counts.rowsRejected)}</span>
          </>
        )}
        {stale ? (
          <>
            <span className="text-warn">{text.check.stale}</span>
            <Button onClick={() => void startCheck()}>{text.check.again}</Button>
          </>
        ) : null}
      </p>
      {counts.failures.length === 0 ? null : <FailureTable failures={counts.failures} onShow={show} />}
    </div>
  );
}

/** Puts the cursor on the first column that feeds a field, so that the preview shows it. */
function showField(field: string): void {
  const { review } = useApp.getState();
  const row = review?.rows.find((item) => item.field === field);
  if (review !== null && row !== undefined) setReview(review.fileId, { cursor: row.columnIndex });
}
