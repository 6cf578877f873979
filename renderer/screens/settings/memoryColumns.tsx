import type { MemoryEntry, PackId } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { forgetEntries, restoreEntries } from '../../state/review/memoryActions.ts';
import { text } from '../../text/en.ts';
import { formatCount, formatDate, formatDateTime } from '../../text/format.ts';

/** The list of what is remembered, from left to right. */
export function memoryColumns(packId: PackId): readonly GridColumn<MemoryEntry>[] {
  return [
    {
      id: 'header',
      header: text.memory.column.header,
      width: 190,
      grow: true,
      cell: ({ header }) => (
        <span className="truncate font-medium" title={header}>
          {header}
        </span>
      ),
    },
    {
      id: 'field',
      header: text.memory.column.field,
      width: 200,
      grow: true,
      cell: ({ field, refused }) => (
        <span className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden="true" className="text-ink-3">
            →
          </span>
          <span
            className={`truncate ${field === null ? 'text-ink-3' : 'font-mono text-12'}`}
            title={refused.length === 0 ? (field ?? '') : text.memory.refused(refused)}
          >
            {field ?? text.memory.leftOut}
          </span>
          {refused.length === 0 ? null : (
            <span className="truncate text-12 text-ink-3">{text.memory.refused(refused)}</span>
          )}
        </span>
      ),
    },
    {
      id: 'sender',
      header: text.memory.column.sender,
      width: 150,
      hideBelow: 820,
      cell: ({ sender }) => (
        <span className={`truncate ${sender === null ? 'text-ink-3' : ''}`}>
          {sender ?? text.memory.anySender}
        </span>
      ),
    },
    {
      id: 'times',
      header: text.memory.column.times,
      width: 84,
      align: 'right',
      cell: ({ times }) => <span title={text.memory.times(times)}>{formatCount(times)}</span>,
    },
    {
      id: 'origin',
      header: text.memory.column.origin,
      width: 108,
      hideBelow: 1_080,
      cell: ({ origin }) => (
        <Chip tone={origin === 'correction' ? 'accent' : 'plain'} title={text.memory.originHelp[origin]}>
          {text.memory.origins[origin]}
        </Chip>
      ),
    },
    {
      id: 'last',
      header: text.memory.column.last,
      width: 200,
      hideBelow: 720,
      cell: ({ lastApprovedAt, fileName, forgottenAt }) => (
        <span
          className="truncate text-12 text-ink-2"
          title={`${formatDateTime(lastApprovedAt)}, ${fileName}`}
        >
          {forgottenAt === null
            ? `${formatDate(lastApprovedAt)} · ${fileName}`
            : text.memory.forgottenAt(formatDate(forgottenAt))}
        </span>
      ),
    },
    {
      id: 'actions',
      header: text.memory.column.actions,
      width: 140,
      align: 'right',
      cell: (entry) =>
        entry.forgottenAt === null ? (
          <Button
            look="quiet"
            outOfOrder
            label={text.memory.forgetOne(entry.header)}
            onClick={() => void forgetEntries(packId, [entry])}
          >
            {text.memory.forget}
          </Button>
        ) : (
          <Button
            look="quiet"
            outOfOrder
            label={text.memory.restoreOne(entry.header)}
            onClick={() => void restoreEntries(packId, [entry])}
          >
            {text.memory.restore}
          </Button>
        ),
    },
  ];
}
