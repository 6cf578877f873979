import { useEffect, useState } from 'react';
import { Send } from 'lucide-react';
import type { OutboxEntry, PipelineView } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { outboxAttribute } from '../../components/focus.ts';
import { setJobsDesk } from '../../keys/jobsDesk.ts';
import { rowMenuOf } from '../../keys/rowMenu.ts';
import { pauseEntry, resumeEntry } from '../../state/jobs/jobActions.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { jobsWords } from '../../text/jobsWords.ts';
import { outboxState, outboxWords as words } from '../../text/outboxWords.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { outboxColumns } from './outboxColumns.tsx';

const menu = ['jobs.open', 'jobs.pause', 'jobs.again', 'jobs.discard'];

/** Files and approvals that are on their way to a pipeline or wait for it, oldest first. */
export function OutboxView({
  entries,
  pipelines,
}: {
  readonly entries: readonly OutboxEntry[];
  readonly pipelines: readonly PipelineView[];
}) {
  const [chosen, setChosen] = useState<{ readonly id: string; readonly at: number } | null>(null);
  const [discarding, setDiscarding] = useState<OutboxEntry | null>(null);
  const found = chosen === null ? 0 : entries.findIndex(({ id }) => id === chosen.id);
  // What was sent goes off the list; the cursor stays where it was.
  const cursor = found >= 0 ? found : Math.min(chosen?.at ?? 0, entries.length - 1);
  const entry = entries[cursor];
  useEffect(() => {
    setJobsDesk(
      entry === undefined
        ? {}
        : {
            open: () => goTo(routes.review(entry.fileId)),
            ...(entry.state === 'waiting' || entry.state === 'sending'
              ? { pause: () => pauseEntry(entry) }
              : entry.state === 'paused'
                ? { pause: () => resumeEntry(entry) }
                : {}),
            ...(entry.state === 'failed' || entry.state === 'waiting'
              ? { again: () => resumeEntry(entry) }
              : {}),
            discard: () => setDiscarding(entry),
          },
    );
  });
  useEffect(() => () => setJobsDesk({}), []);
  if (entries.length === 0)
    return (
      <EmptyState
        picture={<Send size={40} strokeWidth={1.25} />}
        title={words.emptyTitle}
        actions={<Button onClick={() => goTo(routes.inbox())}>{jobsWords.openInbox}</Button>}
      >
        {words.empty}
      </EmptyState>
    );
  return (
    <>
      <DataGrid<OutboxEntry>
        label={words.title}
        columns={outboxColumns({ pipelines, onDiscard: setDiscarding })}
        rowCount={entries.length}
        rowAt={(index) => entries[index]}
        rowKey={(index) => entries[index]?.id ?? index}
        rowHeight={44}
        layoutKey="outbox"
        cursor={cursor}
        onCursor={(at) => {
          const next = entries[at];
          if (next !== undefined) setChosen({ id: next.id, at });
        }}
        copyText={(index) => {
          const copied = entries[index];
          return copied === undefined
            ? ''
            : [copied.fileName, words.kinds[copied.kind], outboxState(copied)].join('\t');
        }}
        rowMenu={() => rowMenuOf(menu, ['jobs.discard'])}
        gridAttribute={outboxAttribute}
      />
      {discarding === null ? null : <DiscardDialog entry={discarding} onClose={() => setDiscarding(null)} />}
    </>
  );
}
