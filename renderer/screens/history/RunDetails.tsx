import type { Run, RunId } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CountFigures } from '../../components/CountFigures.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { useApp } from '../../state/app/appState.ts';
import { goToHistory } from '../../state/history/historyActions.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { cancelRun, runAgain } from '../../state/runs/runActions.ts';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';
import { RelatedRuns } from './RelatedRuns.tsx';
import { RunEvents } from './RunEvents.tsx';
import { RunFindings } from './RunFindings.tsx';
import { RunQuality } from './RunQuality.tsx';
import { RunQuarantine } from './RunQuarantine.tsx';
import { RunFactList } from './RunFactList.tsx';
import { RunOutputs } from './RunOutputs.tsx';
import { RunState } from './runColumns.tsx';
import { type RecordAnswer, useRunRecord } from './useRunRecord.ts';

/** The record of one run: what it did, with what, and what can be done with it now. */
export function RunDetails({ runId, place }: { readonly runId: RunId; readonly place: HistoryPlace }) {
  const answer = useRunRecord(runId);
  const { run, record, trouble, retry } = answer;
  if (run === null)
    return trouble === null ? (
      <div className="flex flex-col gap-3 p-4">
        <span className="skeleton h-5 w-3/5" />
        <span className="skeleton h-14 w-full" />
        <span className="skeleton h-24 w-full" />
      </div>
    ) : (
      <div className="p-4">
        <TroublePanel trouble={trouble}>
          <Button onClick={retry}>{text.retry}</Button>
        </TroublePanel>
      </div>
    );
  const at = { ...place, runId };
  return (
    <div className="flex flex-col gap-4 p-4">
      <Head run={run} />
      <RunQuarantine run={run} />
      <Actions answer={answer} run={run} at={at} />
      {run.error === null || run.state === 'cancelled' ? null : (
        <TroublePanel trouble={run.error}>
          <Button onClick={() => void runAgain(run.id)}>{text.history.again}</Button>
        </TroublePanel>
      )}
      {run.counts === null ? null : <CountFigures counts={run.counts} words={text.history} />}
      {run.counts?.quality === undefined ? null : <RunQuality quality={run.counts.quality} />}
      {run.outputs.length === 0 ? null : <RunOutputs run={run} record={record} at={at} />}
      <RunFindings run={run} at={at} />
      <RunFactList run={run} record={record} />
      <RunEvents run={run} record={record} />
      {record === null ? null : (
        <>
          <RelatedRuns title={text.history.sameSource} runs={record.sameSource} at={at} />
          <RelatedRuns title={text.history.sameLayout} runs={record.sameLayout} at={at} />
        </>
      )}
    </div>
  );
}

function Head({ run }: { readonly run: Run }) {
  const progress = useApp((state) => state.runProgress.get(run.id) ?? null);
  const pack =
    useApp((state) => state.host?.packs.find((item) => item.id === run.packId)?.title) ?? run.packId;
  return (
    <div>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate text-15 font-semibold" title={run.fileName}>
            <bdi>{run.fileName}</bdi>
          </h2>
          <p className="text-12 text-ink-2">
            {text.history.triggers[run.trigger]} · {pack} {`v${String(run.mappingVersion)}`}
          </p>
        </div>
        <span className="shrink-0">
          <RunState run={run} />
        </span>
      </div>
      {run.state === 'running' ? (
        <ProgressLine progress={progress} onCancel={() => cancelRun(run.id)} />
      ) : null}
    </div>
  );
}

function Actions({
  answer: { record },
  run,
  at,
}: {
  readonly answer: RecordAnswer;
  readonly run: Run;
  readonly at: HistoryPlace;
}) {
  const inInbox = useApp((state) => state.inbox?.some((item) => item.file.id === run.fileId) ?? false);
  const inForce = record?.versionInForce ?? null;
  const isOther = inForce !== null && inForce !== run.mappingVersion;
  const others = record?.sameLayout ?? [];
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-2">
        {run.state === 'running' ? null : (
          <Button
            onClick={() => void runAgain(run.id)}
            blocked={inInbox ? undefined : text.history.fileGone}
            title={isOther ? text.history.otherVersion(run.mappingVersion, inForce) : undefined}
          >
            {isOther ? text.history.againWith(inForce) : text.history.again}
          </Button>
        )}
        {inInbox ? (
          <Button look="quiet" onClick={() => goTo(routes.review(run.fileId))}>
            {text.history.openFile}
          </Button>
        ) : null}
        {others.length === 0 ? null : (
          <MenuButton
            title={text.history.compareHint}
            entries={others.map((other, index) => ({
              id: other.id,
              label: index === previousOf(run, others) ? text.history.comparePrevious : other.fileName,
              note: formatDateTime(other.startedAt),
              onPick: () => goToHistory({ ...at, against: other.id }),
            }))}
          >
            {text.history.compare}
          </MenuButton>
        )}
      </div>
      {inInbox || run.state === 'running' ? null : (
        <p className="text-12 text-ink-2">{text.history.fileGone}</p>
      )}
      {isOther && inInbox && run.state !== 'running' ? (
        <p className="text-12 text-ink-2">{text.history.otherVersion(run.mappingVersion, inForce)}</p>
      ) : null}
    </div>
  );
}

/** The newest of the others that was started before the run. */
function previousOf(run: Run, others: readonly { readonly startedAt: string }[]): number {
  return others.findIndex(({ startedAt }) => startedAt < run.startedAt);
}
