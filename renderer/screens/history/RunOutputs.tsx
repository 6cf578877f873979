import { Download, FolderOpen, Rows3 } from 'lucide-react';
import type { Run, RunRecord } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { goToHistory, showOutputs } from '../../state/history/historyActions.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { saveOutput } from '../../state/runActions.ts';
import { text } from '../../text/en.ts';
import { formatBytes } from '../../text/format.ts';

/** What the run wrote, whether it is still there, and the ways to it. */
export function RunOutputs({
  run,
  record,
  at,
}: {
  readonly run: Run;
  readonly record: RunRecord | null;
  readonly at: HistoryPlace;
}) {
  const { bridge } = getSession();
  // The record may be from before the run ended, and then tells of no outputs.
  const onDisk = record?.onDisk.length === run.outputs.length ? record.onDisk : undefined;
  const there = onDisk === undefined ? -1 : onDisk.findIndex((size) => size !== null);
  const first = run.outputs[there];
  return (
    <section>
      <div className="mb-1.5 flex min-h-7 items-center justify-between">
        <h3 className="text-11 font-semibold text-ink-3">{text.history.outputs}</h3>
        {bridge.showOutput === undefined || first === undefined ? null : (
          <Button look="quiet" onClick={() => void showOutputs(run.id, first.name)}>
            <FolderOpen aria-hidden="true" size={14} />
            {text.history.showFolder}
          </Button>
        )}
      </div>
      <ul className="overflow-hidden rounded-3 border border-line">
        {run.outputs.map((output, index) => {
          const size = onDisk?.[index];
          const isGone = size === null;
          const isTable = output.kind === 'cleaned-csv' || output.kind === 'rejects-csv';
          return (
            <li
              key={output.name}
              className="flex items-center gap-2 border-b border-line px-3 py-1.5 last:border-b-0"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{text.history.outputKinds[output.kind]}</span>
                <span className="flex text-12 text-ink-2" title={output.name}>
                  <span className="min-w-0 truncate font-mono">{output.name}</span>
                  <span className="shrink-0 whitespace-pre"> · {formatBytes(output.sizeBytes)}</span>
                </span>
                {isGone ? (
                  <span className="block text-12 text-warn" title={text.history.goneWhy}>
                    <span aria-hidden="true">▲</span> {text.history.gone}
                  </span>
                ) : size !== undefined && size !== output.sizeBytes ? (
                  <span className="block text-12 text-warn">
                    <span aria-hidden="true">▲</span> {text.history.changedSize}
                  </span>
                ) : null}
              </span>
              {isGone ? null : (
                <>
                  {isTable ? (
                    <IconButton
                      label={text.history.showRowsOf(output.name)}
                      onClick={() => goToHistory({ ...at, output: output.name })}
                    >
                      <Rows3 aria-hidden="true" size={14} />
                    </IconButton>
                  ) : null}
                  <Button
                    label={text.history.saveOutput(output.name)}
                    onClick={() => void saveOutput(run, output.name)}
                  >
                    <Download aria-hidden="true" size={14} />
                    {text.save}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
