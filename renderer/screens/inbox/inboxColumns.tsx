import {
  Check,
  CircleDashed,
  CircleX,
  Loader,
  PencilLine,
  Play,
  ShieldAlert,
  SquareCheck,
  Trash2,
} from 'lucide-react';
import { Chip } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { useNow } from '../../components/useNow.ts';
import { useApp } from '../../state/app/appState.ts';
import { useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { type InboxRow, keyOfRow } from '../../state/inbox/inboxList.ts';
import { text } from '../../text/en.ts';
import { formatBytes, formatDateTime, formatTimeAgo } from '../../text/format.ts';
import { InboxActions } from './InboxActions.tsx';
import { InboxState } from './InboxState.tsx';

const pictures = {
  reading: { Picture: CircleDashed, tone: 'text-info' },
  review: { Picture: PencilLine, tone: 'text-accent' },
  running: { Picture: Play, tone: 'text-info' },
  done: { Picture: Check, tone: 'text-ok' },
  quarantined: { Picture: ShieldAlert, tone: 'text-warn' },
  failed: { Picture: CircleX, tone: 'text-bad' },
} as const;

/** How often "2 min ago" is looked at again, in milliseconds. */
const tickMs = 30_000;

/** The Inbox from left to right. */
export const inboxColumns: readonly GridColumn<InboxRow>[] = [
  { id: 'file', header: text.inbox.file, width: 300, grow: true, cell: (row) => <FileCell row={row} /> },
  {
    id: 'target',
    header: text.inbox.target,
    width: 150,
    hideBelow: 1_000,
    cell: (row) =>
      row.kind === 'item' ? (
        <PackName id={row.item.target} />
      ) : row.kind === 'job' ? (
        <PackName id={row.job.packId} />
      ) : null,
  },
  // With file and actions it fits a window of 960 pixels.
  { id: 'state', header: text.inbox.state, width: 340, grow: true, cell: (row) => <InboxState row={row} /> },
  {
    id: 'added',
    header: text.inbox.added,
    width: 120,
    hideBelow: 1_100,
    cell: (row) =>
      row.kind === 'item' ? (
        <Added at={row.item.file.addedAt} />
      ) : row.kind === 'job' ? (
        <Added at={row.job.receivedAt} />
      ) : null,
  },
  {
    id: 'actions',
    header: text.inbox.actions,
    width: 170,
    align: 'right',
    cell: (row) => <InboxActions row={row} />,
  },
];

function FileCell({ row }: { readonly row: InboxRow }) {
  const key = keyOfRow(row);
  const isSelected = useInboxDesk((state) => state.selected.has(key));
  const { name, sizeBytes, origin } = factsOf(row);
  const { Picture, tone } = isSelected ? { Picture: SquareCheck, tone: 'text-accent' } : pictureOf(row);
  const shape =
    row.kind === 'item' && row.item.rowCount !== null && row.item.columnCount !== null
      ? `${text.inbox.shape(row.item.rowCount, row.item.columnCount)} · `
      : '';
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Picture aria-hidden="true" size={16} className={`shrink-0 ${tone}`} />
      <span className="min-w-0">
        <span className="block truncate font-medium" title={origin === '' ? name : `${origin}/${name}`}>
          {name}
        </span>
        <span className="block truncate text-12 text-ink-3">
          {shape}
          {formatBytes(sizeBytes)}
          {origin === '' ? '' : ` · ${origin}`}
        </span>
      </span>
    </span>
  );
}

function factsOf(row: InboxRow): {
  readonly name: string;
  readonly sizeBytes: number;
  readonly origin: string;
} {
  if (row.kind === 'arrival') return { ...row.arrival, origin: row.arrival.folder };
  if (row.kind === 'job') return { name: row.job.fileName, sizeBytes: row.job.sizeBytes, origin: '' };
  const { name, sizeBytes, origin = '' } = row.kind === 'item' ? row.item.file : row.removed.file;
  return { name, sizeBytes, origin };
}

function pictureOf(row: InboxRow): { readonly Picture: typeof Check; readonly tone: string } {
  switch (row.kind) {
    case 'arrival':
      return { Picture: Loader, tone: row.arrival.trouble === null ? 'text-info' : 'text-bad' };
    case 'item':
      return pictures[row.item.file.state];
    case 'job':
      return pictures.review;
    case 'removed':
      return { Picture: Trash2, tone: 'text-ink-3' };
  }
}

function Added({ at }: { readonly at: string }) {
  const now = useNow(tickMs);
  return (
    <time dateTime={at} title={formatDateTime(at)} className="truncate text-12 text-ink-3">
      {formatTimeAgo(at, now)}
    </time>
  );
}

function PackName({ id }: { readonly id: string | null }) {
  const title = useApp((state) => state.host?.packs.find((pack) => pack.id === id)?.title);
  return title === undefined ? null : (
    <Chip title={title}>
      <span className="truncate">{title}</span>
    </Chip>
  );
}
