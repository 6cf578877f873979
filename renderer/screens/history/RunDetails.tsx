import { Download } from 'lucide-react';
import type { Run } from '../../../core/contract/views.ts';
import { goTo, routes } from '../../state/routes.ts';
import { Button } from '../../components/Button.tsx';
import { FailureList } from './FailureList.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { useApp } from '../../state/appState.ts';
import { cancelRun, runAgain, saveOutput } from '../../state/runActions.ts';
import { text } from '../../text/en.ts';
import { formatBytes, formatCount, formatDateTime, formatDuration } from '../../text/format.ts';
import { RunState } from './runColumns.tsx';

/** What one run did: counts, outputs, reasons for rejects, who and with which mapping. */
export function RunDetails({ run }: { readonly run: Run }) {
  const progress = useApp((state) => state.runProgress.get(run.id) ?? null);
  const inInbox = useApp((state) => state.inbox?.some((item) => item.file.id === run.fileId) ?? false);
  const pack =
    useApp((state) => state.host?.packs.find((item) => item.id === run.packId)?.title) ?? run.packId;
  const running = run.state === 'running';
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate text-15 font-semibold" title={run.fileName}>
            {run.fileName}
          </h2>
          <p className="text-12 text-ink-2">
            {text.history.triggers[run.trigger]} · {pack} {`v${String(run.mappingVersion)}`}
          </p>
        </div>
        <RunState run={run} />
      </div>
      {running ? <ProgressLine progress={progress} onCancel={() => cancelRun(run.id)} /> : null}
      {run.error === null || run.state === 'cancelled' ? null : (
        <TroublePanel trouble={run.error}>
          <Button onClick={() => void runAgain(run.id)}>{text.history.again}</Button>
        </TroublePanel>
      )}
      {run.counts === null ? null : <Counts counts={run.counts} />}
      {run.outputs.length === 0 ? null : <Outputs run={run} />}
      {run.counts === null ? null : (
        <section className="-mx-4">
          <h3 className="px-4 pb-1.5 text-11 font-semibold text-ink-3">{text.history.failures}</h3>
          {run.counts.failures.length === 0 ? (
            <p className="px-4 text-ink-2">{text.history.noFailures}</p>
          ) : (
            <FailureList failures={run.counts.failures} />
          )}
        </section>
      )}
      <section>
        <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{text.history.details}</h3>
        <dl className="grid grid-cols-[120px_1fr] gap-y-1">
          <Fact name={text.history.started}>{formatDateTime(run.startedAt)}</Fact>
          {run.finishedAt === null ? null : (
            <Fact name={text.history.duration}>
              {formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt))}
            </Fact>
          )}
          <Fact name={text.history.by}>{run.startedBy}</Fact>
          <Fact name={text.history.target}>
            {pack}{' '}
            <a className="text-accent underline" href={`#${routes.schemas(run.mappingId)}`}>
              {text.history.openMapping(run.mappingVersion)}
            </a>
          </Fact>
        </dl>
      </section>
      <div className="flex gap-2">
        {running || !inInbox ? null : (
          <Button onClick={() => void runAgain(run.id)}>{text.history.again}</Button>
        )}
        {inInbox ? (
          <Button look="quiet" onClick={() => goTo(routes.review(run.fileId))}>
            {text.history.openFile}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Counts({ counts }: { readonly counts: NonNullable<Run['counts']> }) {
  const figures = [
    { name: text.history.rowsIn, value: counts.rowsIn, tone: '' },
    { name: text.history.rowsOut, value: counts.rowsOut, tone: 'text-ok' },
    {
      name: text.history.rejected,
      value: counts.rowsRejected,
      tone: counts.rowsRejected > 0 ? 'text-bad' : 'text-ink-3',
    },
  ];
  return (
    <dl className="grid grid-cols-3 overflow-hidden rounded-3 border border-line">
      {figures.map(({ name, value, tone }) => (
        <div key={name} className="border-r border-line px-3 py-2 last:border-r-0">
          <dt className="text-12 text-ink-2">{name}</dt>
          <dd className={`text-18 font-semibold ${tone}`}>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Outputs({ run }: { readonly run: Run }) {
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{text.history.outputs}</h3>
      <ul className="overflow-hidden rounded-3 border border-line">
        {run.outputs.map((output) => (
          <li
            key={output.name}
            className="flex items-center gap-3 border-b border-line px-3 py-1.5 last:border-b-0"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{text.history.outputKinds[output.kind]}</span>
              <span className="block truncate font-mono text-12 text-ink-2" title={output.name}>
                {output.name} · {formatBytes(output.sizeBytes)}
              </span>
            </span>
            <Button
              label={text.history.saveOutput(output.name)}
              onClick={() => void saveOutput(run, output.name)}
            >
              <Download aria-hidden="true" size={14} />
              {text.save}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
