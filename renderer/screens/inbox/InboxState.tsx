import { Suspense } from 'react';
import {
  Check,
  CircleHelp,
  CircleX,
  PencilLine,
  ShieldAlert,
  Sparkles,
  Table2,
  TriangleAlert,
} from 'lucide-react';
import type { FileAdvice, InboxItem } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { ProgressBar, ProgressLine } from '../../components/ProgressLine.tsx';
import { useApp } from '../../state/app/appState.ts';
import { changedCount } from '../../state/review/changeActions.ts';
import type { InboxRow } from '../../state/inbox/inboxList.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { knownVersion } from '../../state/review/knownVersion.ts';
import { text } from '../../text/en.ts';
import { formatDate, formatDateTime, formatShare } from '../../text/format.ts';
import { useNotes } from './rowNotes.ts';
import { lazyPart } from '../../components/lazyPart.ts';

// Only where a pipeline is set up.
const JobWaits = lazyPart(async () => (await import('../jobs/JobWaits.tsx')).JobWaits);
const OutboxMark = lazyPart(async () => (await import('../jobs/OutboxMark.tsx')).OutboxMark);

/** What a file waits for or what became of it; below, what else is to be known of it. */
export function InboxState({ row }: { readonly row: InboxRow }) {
  if (row.kind === 'removed')
    return (
      <span className="truncate text-ink-2">
        {text.inbox.removedAt(formatDateTime(row.removed.removedAt))}
      </span>
    );
  if (row.kind === 'arrival') return <ArrivalState row={row} />;
  if (row.kind === 'job')
    return (
      <Suspense fallback={null}>
        <JobWaits job={row.job} />
      </Suspense>
    );
  return <ItemState item={row.item} />;
}

function ArrivalState({ row: { arrival } }: { readonly row: Extract<InboxRow, { kind: 'arrival' }> }) {
  if (arrival.trouble !== null) return <Failure {...arrival.trouble} />;
  const { share, remainingMs } = arrival;
  return (
    <span className="flex items-center gap-3 text-12 text-ink-2">
      <ProgressBar share={share} label={text.progress.copying} />
      {[
        `${text.progress.copying} ${formatShare(Math.floor(share * 100) / 100)}`,
        ...(remainingMs === null || remainingMs < 1_000 ? [] : [text.progress.left(remainingMs)]),
      ].join(' · ')}
    </span>
  );
}

function ItemState({ item }: { readonly item: InboxItem }) {
  const notes = useNotes(item);
  const { file, progress } = item;
  const sent = useApp((state) => state.jobs?.outbox.find(({ fileId }) => fileId === file.id));
  if (file.state === 'failed' && notes.length === 0)
    return <Failure message={file.error?.message ?? text.inbox.failed} remedy={file.error?.remedy ?? ''} />;
  return (
    <span className="min-w-0 flex-1" title={notes.join('\n')}>
      {sent === undefined ? null : (
        <Suspense fallback={null}>
          <OutboxMark entry={sent} />
        </Suspense>
      )}
      {file.state === 'reading' ? <ProgressLine progress={progress} /> : null}
      {file.state === 'running' ? <ProgressLine progress={progress} label={text.inbox.running} /> : null}
      {file.state === 'failed' ? (
        <Failure message={file.error?.message ?? text.inbox.failed} remedy="" />
      ) : null}
      {file.state === 'done' || file.state === 'quarantined' ? <Done item={item} /> : null}
      {file.state === 'review' ? <Waiting item={item} /> : null}
      {notes.length === 0 ? null : (
        <span className="block truncate text-12 text-ink-2">{notes.join(' · ')}</span>
      )}
    </span>
  );
}

function Waiting({ item: { file, openCount, drift, doubts, ai, tables } }: { readonly item: InboxItem }) {
  const [doubt] = doubts;
  return (
    <span className="flex min-w-0 items-center gap-1.5 overflow-hidden">
      {openCount === null ? null : openCount === 0 ? (
        <Chip tone="ok">
          <Check aria-hidden="true" size={12} />
          {text.inbox.ready}
        </Chip>
      ) : (
        <Chip tone="accent">
          <PencilLine aria-hidden="true" size={12} />
          {text.inbox.toDecide(openCount)}
        </Chip>
      )}
      {drift === null || drift.changes.length === 0 ? null : (
        <Chip tone="warn">
          <TriangleAlert aria-hidden="true" size={12} />
          {text.inbox.drift(drift.same, changedCount(drift))}
        </Chip>
      )}
      {/* A layout that was approved was read like this before. */}
      {doubt === undefined || drift !== null ? null : (
        <Chip tone="warn" title={doubts.map((name) => text.inbox.doubts[name]).join('\n')}>
          <CircleHelp aria-hidden="true" size={12} />
          {text.inbox.doubts[doubt]}
        </Chip>
      )}
      {tables === undefined ? null : (
        <Button look="quiet" command="inbox.tables" onClick={() => setInboxDesk({ tablesOf: file.id })}>
          <Table2 aria-hidden="true" size={14} />
          {text.inbox.tablesFound(tables)}
        </Button>
      )}
      {ai === null ? null : <AiMark ai={ai} />}
    </span>
  );
}

/** How far the language model is with the file. */
function AiMark({ ai }: { readonly ai: FileAdvice }) {
  const isAuto = useApp((state) => state.settings?.llm.mode === 'auto');
  const said =
    ai.kind === 'answered'
      ? text.inbox.ai.answered(ai.suggestions)
      : ai.kind === 'waiting' && !isAuto
        ? text.inbox.ai.unreached
        : text.inbox.ai[ai.kind];
  return (
    <Chip tone="ai" title={ai.kind === 'refused' ? ai.message : said}>
      <Sparkles aria-hidden="true" size={12} />
      {said}
    </Chip>
  );
}

/** A finished file; one of a known layout also tells why nobody was asked. */
function Done({ item }: { readonly item: InboxItem }) {
  const run = useApp((state) => state.runs?.find((entry) => entry.id === item.lastRunId));
  const mappings = useApp((state) => state.mappings);
  const known = knownVersion(run, mappings);
  const { counts } = item;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {/* The state is read whole; what stands beside it gives way. */}
      <span className="shrink-0">
        {item.file.state === 'quarantined' ? (
          <Chip tone="warn" title={run?.quarantine?.reason ?? ''}>
            <ShieldAlert aria-hidden="true" size={12} />
            {text.inbox.held}
          </Chip>
        ) : (
          <Chip tone="ok">
            <Check aria-hidden="true" size={12} />
            {text.inbox.done}
          </Chip>
        )}
      </span>
      <span className="truncate text-12 text-ink-2">
        {[
          // Why it is held back says more than its counts.
          ...(run?.quarantine === undefined || item.file.state === 'done' ? [] : [run.quarantine.reason]),
          ...(counts === null
            ? []
            : [text.inbox.outcome(counts.rowsIn, counts.rowsOut, counts.rowsRejected)]),
          ...(counts === null && item.file.job !== undefined ? [text.inbox.inPipeline] : []),
          ...(known === null ? [] : [text.inbox.sameAs(formatDate(known.approvedAt), known.approvedBy)]),
        ].join(' · ')}
      </span>
    </span>
  );
}

function Failure({ message, remedy }: { readonly message: string; readonly remedy: string }) {
  return (
    <span className="block min-w-0" title={`${message} ${remedy}`}>
      <span className="flex items-center gap-1.5 text-bad">
        <CircleX aria-hidden="true" size={12} className="shrink-0" />
        <span className="truncate">{message}</span>
      </span>
      {remedy === '' ? null : <span className="block truncate text-12 text-ink-2">{remedy}</span>}
    </span>
  );
}
