import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { OutcomeLine } from '../../../components/OutcomeLine.tsx';
import { ProgressLine } from '../../../components/ProgressLine.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { type CheckDone, type CheckState, useApp } from '../../../state/app/appState.ts';
import { cancelCheck, lastCheck, startCheck } from '../../../state/review/checkActions.ts';
import { text } from '../../../text/en.ts';
import { failureWords } from '../../../text/failureWords.ts';
import { CheckFindings } from './CheckFindings.tsx';

/** The whole file against the mapping: how many rows would fail, why, and which. Old figures stay until there are new ones. */
export function CheckView() {
  const check = useApp((state) => state.review?.check ?? null);
  const revision = useApp((state) => state.review?.revision);
  if (check === null) return null;
  if (check.kind === 'none') {
    return (
      <EmptyState
        title={text.check.notYet}
        actions={
          <Button look="primary" command="review.check" onClick={() => void startCheck()}>
            {text.check.start}
          </Button>
        }
      >
        {text.check.explain}
      </EmptyState>
    );
  }
  const last = lastCheck(check);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      {check.kind === 'running' ? <Running check={check} /> : null}
      {check.kind === 'failed' ? (
        <div className="p-4">
          <TroublePanel trouble={check.trouble}>
            <Button onClick={() => void startCheck()}>{text.retry}</Button>
          </TroublePanel>
        </div>
      ) : null}
      {last === null ? null : <Result last={last} state={standing(check, revision)} />}
    </div>
  );
}

/** Whether figures are those of the mapping as it stands. */
function standing(check: CheckState, revision: number | undefined): 'present' | 'stale' | 'replaced' {
  if (check.kind === 'running') return 'replaced';
  return check.kind === 'done' && check.revision === revision ? 'present' : 'stale';
}

function Running({ check }: { readonly check: Extract<CheckState, { kind: 'running' }> }) {
  const { progress, startedAt } = check;
  // oxlint-disable-next-line react/purity -- the speed is that of the moment the progress came
  const seconds = (performance.now() - startedAt) / 1000;
  return (
    <div className="flex items-center gap-3 border-b border-line px-4 py-2">
      <ProgressLine progress={progress} label={text.progress.checking} onCancel={cancelCheck} />
      {progress === null || progress.rows === 0 || seconds < 0.5 ? null : (
        <span className="text-12 whitespace-nowrap text-ink-3">
          {failureWords.running(Math.round(progress.rows / seconds))}
        </span>
      )}
    </div>
  );
}

function Result({
  last: { counts },
  state,
}: {
  readonly last: CheckDone;
  readonly state: 'present' | 'stale' | 'replaced';
}) {
  return (
    <>
      <p className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line px-4 py-2">
        <OutcomeLine counts={counts} />
        {state === 'replaced' ? <span className="text-12 text-ink-3">{failureWords.before}</span> : null}
        {state === 'stale' ? (
          <>
            <span className="text-warn">⚠ {text.check.stale}</span>
            <Button onClick={() => void startCheck()}>{text.check.again}</Button>
          </>
        ) : null}
      </p>
      <CheckFindings counts={counts} />
    </>
  );
}
