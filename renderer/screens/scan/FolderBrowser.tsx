import { CornerLeftUp, Folder } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FolderView } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { joinPath, lastOf } from '../../state/scan/joinPath.ts';
import { changeDraft, type ScanDraft } from '../../state/scan/scanDraft.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { useKeyWithin } from './useKeyWithin.ts';
import { Tick } from './CompareOptions.tsx';

/** Quiet after the last key in the field before the folder is looked into, in milliseconds. */
const restMs = 350;

const columns: readonly GridColumn<string>[] = [
  {
    id: 'name',
    header: words.folders,
    width: 300,
    grow: true,
    textOf: (name) => name,
    cell: (name) => (
      <span className="flex min-w-0 items-center gap-2">
        <Folder aria-hidden="true" size={14} className="shrink-0 text-ink-3" />
        <bdi className="truncate whitespace-pre" title={name}>
          {name}
        </bdi>
      </span>
    ),
  },
];

/** A folder of this machine: a path to type, and the folders below it to go into by Enter and out of by Backspace. */
export function FolderBrowser({ draft }: { readonly draft: ScanDraft }) {
  const { folder, withSubfolders } = draft;
  const [view, setView] = useState<FolderView | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [cursor, setCursor] = useState(0);
  const asked = useRef(0);
  const from = useRef('');
  const list = useRef<HTMLDivElement>(null);
  /** Looks into a folder; `take` makes it the chosen one. */
  const look = useCallback(async (path: string, take: boolean): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const found = await getSession().client.scans.browse({ path });
      if (mine !== asked.current) return;
      setView(found);
      setTrouble(null);
      setCursor(Math.max(0, found.folders.indexOf(lastOf(from.current))));
      from.current = '';
      if (take) changeDraft({ folder: found.path });
    } catch (cause) {
      if (mine !== asked.current) return;
      setTrouble(troubleOf(cause));
    }
  }, []);
  const shown = view?.path;
  useEffect(() => {
    if (shown === folder) return undefined;
    const timer = setTimeout(() => void look(folder.trim(), folder === ''), shown === undefined ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [folder, look, shown]);
  const goUp = useCallback(() => {
    if (view === null || view.parent === null) return;
    from.current = view.path;
    void look(view.parent, true);
  }, [view, look]);
  // The list has the focus; Backspace means nothing to it.
  useKeyWithin(list, 'Backspace', goUp);
  const folders = useMemo(() => view?.folders ?? [], [view]);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 px-4 pb-3">
      <div className="flex shrink-0 items-center gap-2">
        <input
          data-scan-field="folder"
          type="text"
          aria-label={words.folder}
          placeholder={words.folderPlaceholder}
          value={folder}
          spellCheck={false}
          autoComplete="off"
          maxLength={4_096}
          onChange={(event) => changeDraft({ folder: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void look(folder.trim(), true);
          }}
          className="field-control w-full font-mono text-12"
        />
        <Button
          title={words.parentTitle}
          blocked={view === null || view.parent === null ? words.parentTitle : undefined}
          onClick={goUp}
        >
          <CornerLeftUp aria-hidden="true" size={14} />
          {words.parent}
        </Button>
      </div>
      {trouble === null ? null : <TroublePanel trouble={trouble} />}
      <div ref={list} className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-2 border border-line">
        <DataGrid<string>
          label={words.folders}
          columns={columns}
          rowCount={folders.length}
          rowAt={(index) => folders[index]}
          rowKey={(index) => folders[index] ?? index}
          rowHeight={28}
          cursor={folders.length === 0 ? -1 : Math.min(cursor, folders.length - 1)}
          onCursor={setCursor}
          onActivate={(index) => {
            const name = folders[index];
            if (name !== undefined && view !== null) void look(joinPath(view.path, name), true);
          }}
          empty={view === null ? undefined : <EmptyState title={words.noFolders} />}
        />
      </div>
      <div className="flex min-h-7 shrink-0 items-center justify-between gap-3">
        <Tick
          label={words.subfolders}
          checked={withSubfolders}
          onChange={(on) => changeDraft({ withSubfolders: on })}
        />
        <output className="truncate text-12 text-ink-2">
          {view === null || trouble !== null
            ? ''
            : withSubfolders && view.folders.length > 0
              ? words.folderFilesHere(view.documents)
              : words.folderFiles(view.documents)}
        </output>
      </div>
    </div>
  );
}
