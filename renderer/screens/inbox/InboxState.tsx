import type { ComparedVersion, Drift, InboxItem } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { ProgressBar, ProgressLine } from '../../components/ProgressLine.tsx';
import { useApp } from '../../state/appState.ts';
import { changedCount, changeKinds } from '../../state/changeActions.ts';
import { knownVersion } from '../../state/knownVersion.ts';
import { text } from '../../text/en.ts';
import { formatDate, formatShare } from '../../text/format.ts';
import type { InboxRow } from './inboxRow.ts';

/** What a file waits for or what became of it; below, what was left out of the archive that it is the first file of. */
export function InboxState({ row }: { readonly row: InboxRow }) {
  const leftOut = row.kind === 'item' ? row.item.file.leftOut : undefined;
  if (leftOut === undefined) return <RowState row={row} />;
  return (
    <span className="min-w-0" title={leftOut}>
      <RowState row={row} />
      <span className="block truncate text-12 text-ink-2">{leftOut}</span>
    </span>
  );
}

function RowState({ row }: { readonly row: InboxRow }) {
  if (row.kind === 'arrival') {
    const { arrival } = row;
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
  const { file, progress, drift, compared, openCount } = row.item;
  switch (file.state) {
    case 'reading':
      return <ProgressLine progress={progress} />;
    case 'running':
      return <ProgressLine progress={progress} label={text.inbox.running} />;
    case 'failed':
      return (
        <Failure
          message={file.error?.message ?? text.inbox.failed}
          // There is room for two lines.
          remedy={file.leftOut === undefined ? (file.error?.remedy ?? '') : ''}
        />
      );
    case 'done':
      return <Done item={row.item} />;
    case 'review':
      return (
        <span className="flex min-w-0 items-center gap-2">
          {openCount === null ? null : openCount === 0 ? (
            <Chip tone="ok">{text.inbox.ready}</Chip>
          ) : (
            <Chip tone="accent">{text.inbox.toDecide(openCount)}</Chip>
          )}
          {drift === null ? null : <DriftLine drift={drift} compared={compared} />}
        </span>
      );
  }
}

/** What is different from the approved version, by kind; in full where one points at it. */
function DriftLine({
  drift,
  compared,
}: {
  readonly drift: Drift;
  readonly compared: ComparedVersion | undefined;
}) {
  const since =
    compared === undefined
      ? text.inbox.known(drift.same)
      : text.inbox.sameAs(formatDate(compared.approvedAt), compared.approvedBy);
  return (
    <span
      className="truncate text-12 text-ink-2"
      title={drift.changes.map((change) => `${change.name}: ${text.drift.words(change)}`).join('\n')}
    >
      {drift.changes.length === 0
        ? since
        : [
            text.inbox.drift(drift.same, changedCount(drift)),
            changeKinds(drift)
              .map(([kind, count]) => text.drift.kindCount(kind, count))
              .join(', '),
          ].join(': ')}
    </span>
  );
}

/** A finished file; one of a known layout also tells why nobody was asked. */
function Done({ item }: { readonly item: InboxItem }) {
  const run = useApp((state) => state.runs?.find((entry) => entry.id === item.lastRunId));
  const mappings = useApp((state) => state.mappings);
  const known = knownVersion(run, mappings);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Chip tone="ok">{text.inbox.done}</Chip>
      {known === null ? null : (
        <span className="truncate text-12 text-ink-2">
          {text.inbox.sameAs(formatDate(known.approvedAt), known.approvedBy)}
        </span>
      )}
    </span>
  );
}

function Failure({ message, remedy }: { readonly message: string; readonly remedy: string }) {
  return (
    <span className="min-w-0" title={`${message} ${remedy}`}>
      <span className="block truncate text-bad">{message}</span>
      <span className="block truncate text-12 text-ink-2">{remedy}</span>
    </span>
  );
}
