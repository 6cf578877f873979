import { Folder } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FolderView } from '../../../../core/contract/views.ts';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { useKeyWithin } from '../../../components/useKeyWithin.ts';

type Entry = FolderView['folders'][number];

const columns: readonly GridColumn<Entry>[] = [
  {
    id: 'name',
    header: words.folders,
    width: 300,
    grow: true,
    textOf: ({ name }) => name,
    cell: ({ name }) => (
      <span className="flex min-w-0 items-center gap-2">
        <Folder aria-hidden="true" size={14} className="shrink-0 text-ink-3" />
        <bdi className="truncate whitespace-pre" title={name}>
          {name}
        </bdi>
      </span>
    ),
  },
];

/** The folders below one, to go into by Enter and out of by Backspace. */
export function FolderList({
  view,
  cameFrom,
  onOpen,
  onUp,
}: {
  readonly view: FolderView | null;
  /** Path of the folder that was left upwards; the cursor stands on it. */
  readonly cameFrom: string;
  readonly onOpen: (path: string) => void;
  readonly onUp: () => void;
}) {
  const [cursor, setCursor] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // The list has the focus; Backspace means nothing to it.
  useKeyWithin(list, 'Backspace', onUp);
  const folders = view?.folders ?? [];
  const [shown, setShown] = useState(view);
  if (view !== shown) {
    setShown(view);
    setCursor(
      Math.max(
        0,
        folders.findIndex(({ path }) => path === cameFrom),
      ),
    );
  }
  return (
    <div ref={list} className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-2 border border-line">
      <DataGrid<Entry>
        label={words.folders}
        columns={columns}
        rowCount={folders.length}
        rowAt={(index) => folders[index]}
        rowKey={(index) => folders[index]?.path ?? index}
        rowHeight={28}
        cursor={folders.length === 0 ? -1 : Math.min(cursor, folders.length - 1)}
        onCursor={setCursor}
        onActivate={(index) => {
          const entry = folders[index];
          if (entry !== undefined) onOpen(entry.path);
        }}
        empty={view === null ? undefined : <EmptyState title={words.noFolders} />}
      />
    </div>
  );
}

/** How many files lie in a folder, in a few words; empty while that is not known. */
export function folderCount(view: FolderView | null, withSubfolders: boolean): string {
  if (view === null) return '';
  const { documents, areMore, folders } = view;
  return withSubfolders && folders.length > 0
    ? words.folderFilesHere(documents)
    : words.folderFiles(documents, areMore);
}
