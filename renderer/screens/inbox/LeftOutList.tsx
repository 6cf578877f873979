import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import type { LeftOut } from '../../state/inbox/givenFiles.ts';
import { takeFiles } from '../../state/inbox/inboxActions.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { text } from '../../text/en.ts';
import { formatBytes } from '../../text/format.ts';

const columns: readonly GridColumn<LeftOut>[] = [
  {
    id: 'name',
    header: text.inbox.file,
    width: 240,
    grow: true,
    cell: ({ file, folder }) => (
      <span className="truncate" title={`${folder}/${file.name}`}>
        {folder === '' ? '' : <span className="text-ink-3">{folder}/</span>}
        {file.name}
      </span>
    ),
  },
  {
    id: 'size',
    header: '',
    width: 90,
    align: 'right',
    cell: ({ file }) => <span className="text-12 text-ink-3">{formatBytes(file.size)}</span>,
  },
];

/** The files that were left out, by name; any of them can be opened all the same. */
export function LeftOutList({
  files,
  onClose,
}: {
  readonly files: readonly LeftOut[];
  readonly onClose: () => void;
}) {
  const [cursor, setCursor] = useState(0);
  const take = (index: number): void => {
    const one = files[index];
    if (one === undefined) return;
    setInboxDesk({ leftOut: files.filter((file) => file !== one) });
    setCursor(Math.max(0, Math.min(index, files.length - 2)));
    void takeFiles([one]);
    if (files.length === 1) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={text.inbox.leftOutTitle} width="w-160">
      <p className="px-4 py-2 text-ink-2">{text.inbox.leftOutMore}</p>
      <div className="flex h-80 border-y border-line">
        <DataGrid<LeftOut>
          label={text.inbox.leftOutTitle}
          columns={columns}
          rowCount={files.length}
          rowAt={(index) => files[index]}
          rowHeight={28}
          cursor={cursor}
          onCursor={setCursor}
          onActivate={take}
          hideHeader
        />
      </div>
      <div className="flex justify-end gap-2 p-3">
        <Button onClick={() => take(cursor)}>{text.inbox.openAnyway}</Button>
        <Button look="primary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Dialog>
  );
}
