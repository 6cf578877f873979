import { FolderOpen } from 'lucide-react';
import type { Run, RunRecord } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { Button } from '../../components/Button.tsx';
import { showOutputs } from '../../state/history/historyActions.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { runWords } from '../../text/runWords.ts';
import { OutputLineItem } from './OutputLineItem.tsx';
import { outputGroups } from './outputGroups.ts';
import { RunSection } from './RunSection.tsx';

/** What the run wrote, by what it is for, whether it is still there, and the ways to it. */
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
  const groups = outputGroups(run.outputs, onDisk);
  return (
    <RunSection
      title={text.history.outputs}
      action={
        bridge.showOutput === undefined || first === undefined ? null : (
          <Button look="quiet" onClick={() => void showOutputs(run.id, first.name)}>
            <FolderOpen aria-hidden="true" size={14} />
            {text.history.showFolder}
          </Button>
        )
      }
    >
      {groups.map(({ group, lines }) => (
        <div key={group} className="border-b border-line last:border-b-0">
          {groups.length < 2 ? null : (
            <h4 className="border-b border-line bg-subtle px-3 py-0.5 text-11 text-ink-2">
              {runWords.groups[group]}
            </h4>
          )}
          <ul>
            {lines.map((line) => (
              <OutputLineItem key={line.files[0]?.output.name ?? line.kind} run={run} line={line} at={at} />
            ))}
          </ul>
        </div>
      ))}
      {lacksWorkbook(run) ? (
        <p className="px-3 py-1.5 text-12 text-ink-2">{text.history.notWorkbook(run.counts?.rowsIn ?? 0)}</p>
      ) : null}
    </RunSection>
  );
}

/** Whether a workbook was asked for and is not there, as it could not hold the rows. */
function lacksWorkbook({ facts, outputs }: Run): boolean {
  const isAsked = facts?.outputs?.formats.includes('xlsx') === true;
  return isAsked && !outputs.some(({ kind }) => kind === 'cleaned-xlsx');
}
