import { FileUp, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { PickButton } from '../../../components/PickButton.tsx';
import { ProgressBar } from '../../../components/ProgressLine.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { chosenFiles } from '../../../state/inbox/droppedFiles.ts';
import { changeDraft, type ChosenDocument } from '../../../state/scan/scanDraft.ts';
import {
  addDocuments,
  askForFiles,
  type CopyProgress,
  takeDocuments,
} from '../../../state/scan/takeFiles.ts';
import { formatBytes } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

function columnsOf(onRemove: (index: number) => void): readonly GridColumn<ChosenDocument>[] {
  return [
    {
      id: 'name',
      header: words.name,
      width: 300,
      grow: true,
      textOf: ({ name }) => name,
      cell: ({ name }) => (
        <bdi className="truncate whitespace-pre" title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: 'size',
      header: words.size,
      width: 90,
      align: 'right',
      cell: ({ sizeBytes }) => <span className="text-ink-2">{formatBytes(sizeBytes)}</span>,
    },
    {
      id: 'remove',
      header: '',
      width: 48,
      cell: ({ name }, index) => (
        <IconButton label={words.removeFile(name)} onClick={() => onRemove(index)}>
          <X aria-hidden="true" size={14} />
        </IconButton>
      ),
    },
  ];
}

/** Documents that were dropped, chosen or taken from the Inbox. */
export function ChosenFiles({
  documents,
  copying,
  onCopying,
}: {
  readonly documents: readonly ChosenDocument[];
  readonly copying: CopyProgress | null;
  readonly onCopying: (progress: CopyProgress | null) => void;
}) {
  const inbox = useApp((state) => state.inbox) ?? [];
  const [cursor, setCursor] = useState(0);
  const remove = (index: number): void =>
    changeDraft({ documents: documents.filter((_, at) => at !== index) });
  const choose = (
    <span data-scan-field="files" tabIndex={-1} className="flex items-center gap-2">
      <Button
        onClick={() => askForFiles('', true, (files) => void takeDocuments(chosenFiles(files), onCopying))}
      >
        <FileUp aria-hidden="true" size={14} />
        {words.chooseFiles}
      </Button>
      <PickButton
        label={words.fromInbox}
        search={words.searchInbox}
        empty={words.inboxEmpty}
        items={inbox.map(({ file }) => ({
          id: file.id,
          label: file.name,
          words: '',
          note: formatBytes(file.sizeBytes),
          file,
        }))}
        onPick={({ file }) => addDocuments([{ fileId: file.id, name: file.name, sizeBytes: file.sizeBytes }])}
      >
        {words.fromInbox}
      </PickButton>
    </span>
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 px-4 pb-3">
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-2 border border-line">
        {documents.length === 0 ? (
          <EmptyState title={words.filesHelp} actions={choose} />
        ) : (
          <DataGrid<ChosenDocument>
            label={words.chosen}
            columns={columnsOf(remove)}
            rowCount={documents.length}
            rowAt={(index) => documents[index]}
            rowKey={(index) => documents[index]?.fileId ?? index}
            rowHeight={28}
            cursor={Math.min(cursor, documents.length - 1)}
            onCursor={setCursor}
            rowMenu={(index) => [
              {
                id: 'remove',
                label: words.removeFile(documents[index]?.name ?? ''),
                onPick: () => remove(index),
              },
              { id: 'all', label: words.removeAll, onPick: () => changeDraft({ documents: [] }) },
            ]}
          />
        )}
      </div>
      <div className="flex min-h-7 shrink-0 items-center gap-3">
        {documents.length === 0 ? null : choose}
        <output className="ml-auto flex items-center gap-2 text-12 text-ink-2">
          {copying === null ? (
            documents.length === 0 ? (
              ''
            ) : (
              words.files(documents.length)
            )
          ) : (
            <>
              <ProgressBar
                share={copying.done / Math.max(1, copying.all)}
                label={words.adding(copying.done, copying.all)}
              />
              {words.adding(copying.done, copying.all)}
            </>
          )}
        </output>
      </div>
    </div>
  );
}
