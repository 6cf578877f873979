import { Check, CircleDashed, CircleX, Loader, PencilLine, Play } from 'lucide-react';
import type { InboxItem } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/gridColumn.ts';
import { useApp } from '../../state/appState.ts';
import { text } from '../../text/en.ts';
import { formatBytes, formatDateTime } from '../../text/format.ts';
import { InboxActions } from './InboxActions.tsx';
import { InboxState } from './InboxState.tsx';
import type { InboxRow } from './inboxRow.ts';

const pictures = {
  reading: { Picture: CircleDashed, tone: 'text-info' },
  review: { Picture: PencilLine, tone: 'text-accent' },
  running: { Picture: Play, tone: 'text-info' },
  done: { Picture: Check, tone: 'text-ok' },
  failed: { Picture: CircleX, tone: 'text-bad' },
} as const;

/** The Inbox from left to right. */
export const inboxColumns: readonly GridColumn<InboxRow>[] = [
  { id: 'file', header: text.inbox.file, width: 240, grow: true, cell: (row) => <FileCell row={row} /> },
  {
    id: 'target',
    header: text.inbox.target,
    width: 140,
    hideBelow: 1_000,
    cell: (row) => (row.kind === 'item' ? <PackName item={row.item} /> : null),
  },
  // Wide enough for what to do about a file that cannot be read.
  { id: 'state', header: text.inbox.state, width: 430, grow: true, cell: (row) => <InboxState row={row} /> },
  {
    id: 'added',
    header: text.inbox.added,
    width: 176,
    hideBelow: 1_166,
    cell: (row) =>
      row.kind === 'item' ? (
        <span className="truncate text-12 text-ink-3">{formatDateTime(row.item.file.addedAt)}</span>
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
  const name = row.kind === 'arrival' ? row.arrival.name : row.item.file.name;
  const sizeBytes = row.kind === 'arrival' ? row.arrival.sizeBytes : row.item.file.sizeBytes;
  const { Picture, tone } =
    row.kind === 'arrival'
      ? { Picture: Loader, tone: row.arrival.trouble === null ? 'text-info' : 'text-bad' }
      : pictures[row.item.file.state];
  const shape =
    row.kind === 'item' && row.item.rowCount !== null && row.item.columnCount !== null
      ? `${text.inbox.shape(row.item.rowCount, row.item.columnCount)} · `
      : '';
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Picture aria-hidden="true" size={16} className={`shrink-0 ${tone}`} />
      <span className="min-w-0">
        <span className="block truncate font-medium" title={name}>
          {name}
        </span>
        <span className="block truncate text-12 text-ink-3">
          {shape}
          {formatBytes(sizeBytes)}
        </span>
      </span>
    </span>
  );
}

function PackName({ item }: { readonly item: InboxItem }) {
  const title = useApp((state) => state.host?.packs.find((pack) => pack.id === item.file.packId)?.title);
  return title === undefined ? null : <Chip>{title}</Chip>;
}
