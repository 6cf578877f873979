import type { GridMenuEntry } from '../../components/grid/gridMenu.ts';
import { hasPipeline } from '../../state/app/hasPipeline.ts';
import { inboxRowsNow, pickedRows } from '../../state/inbox/inboxListNow.ts';
import {
  cancelPicked,
  canRetry,
  canRun,
  canSend,
  hasTables,
  isBusy,
  openRow,
  purgePicked,
  removePicked,
  restorePicked,
  retryPicked,
  runPicked,
  sendPicked,
  tablesPicked,
} from '../../state/inbox/pickedFiles.ts';
import { text } from '../../text/en.ts';

/** What the menu of a row offers; of several selected rows it is for all of them. */
export function menuAt(index: number): readonly GridMenuEntry[] {
  const row = inboxRowsNow()[index];
  if (row === undefined) return [];
  const remove = { id: 'remove', command: 'inbox.remove', apart: true, onPick: removePicked };
  if (row.kind === 'removed')
    return [
      { id: 'restore', label: text.inbox.bringBack, keyName: 'Enter', onPick: restorePicked },
      { id: 'purge', label: text.inbox.purge, apart: true, onPick: purgePicked },
    ];
  if (row.kind === 'job')
    return [{ id: 'open', label: text.inbox.review, command: 'inbox.open', onPick: () => openRow(row) }];
  const picked = pickedRows();
  return [
    {
      id: 'open',
      label: text.commands.openPicked,
      command: 'inbox.open',
      off: row.kind === 'arrival',
      onPick: () => openRow(row),
    },
    {
      id: 'tables',
      label: text.inbox.tables,
      command: 'inbox.tables',
      off: !picked.some(hasTables),
      onPick: tablesPicked,
    },
    {
      id: 'run',
      label: text.inbox.run,
      command: 'inbox.run',
      off: !picked.some(canRun),
      onPick: runPicked,
    },
    ...(hasPipeline()
      ? [
          {
            id: 'send',
            label: text.inbox.send,
            command: 'inbox.send',
            off: !picked.some(canSend),
            onPick: sendPicked,
          },
        ]
      : []),
    {
      id: 'retry',
      label: text.retry,
      command: 'inbox.retry',
      off: !picked.some(canRetry),
      onPick: retryPicked,
    },
    {
      id: 'cancel',
      label: text.cancel,
      command: 'inbox.cancel',
      off: !picked.some((one) => one.kind === 'arrival' || isBusy(one)),
      onPick: cancelPicked,
    },
    { ...remove, label: text.remove },
  ];
}
