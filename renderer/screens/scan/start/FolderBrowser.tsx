import { CornerLeftUp } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { Button } from '../../../components/Button.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { changeDraft, type ScanDraft, useScanDraft } from '../../../state/scan/scanDraft.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { Tick } from './CompareOptions.tsx';
import { folderCount, FolderList } from './FolderList.tsx';
import { useFolderView } from './useFolderView.ts';

/** Quiet after the last key in the field before the folder is looked into, in milliseconds. */
const restMs = 350;

/** A folder of this machine: a path to type, and the folders below it. */
export function FolderBrowser({ draft }: { readonly draft: ScanDraft }) {
  const { folder, withSubfolders } = draft;
  const { view, trouble, cameFrom, look, goUp } = useFolderView('here');
  /** Makes the folder that is looked into the chosen one; what was typed meanwhile counts before it. */
  const take = useCallback(async (looking: ReturnType<typeof look>) => {
    const before = chosenFolder();
    const found = await looking;
    if (found !== undefined && chosenFolder() === before) changeDraft({ folder: found.path });
  }, []);
  const shown = view?.path;
  useEffect(() => {
    if (shown === folder) return undefined;
    const looking = (): void => {
      if (folder === '') void take(look(''));
      else void look(folder.trim());
    };
    const timer = setTimeout(looking, shown === undefined ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [folder, look, take, shown]);
  const up = useCallback(() => void take(goUp()), [take, goUp]);
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
            if (event.key === 'Enter') void take(look(folder.trim()));
          }}
          className="field-control w-full font-mono text-12"
        />
        <Button
          title={words.parentTitle}
          blocked={view === null || view.parent === null ? words.parentTitle : undefined}
          onClick={up}
        >
          <CornerLeftUp aria-hidden="true" size={14} />
          {words.parent}
        </Button>
      </div>
      {trouble === null ? null : <TroublePanel trouble={trouble} />}
      <FolderList view={view} cameFrom={cameFrom} onOpen={(path) => void take(look(path))} onUp={up} />
      <div className="flex min-h-7 shrink-0 items-center justify-between gap-3">
        <Tick
          label={words.subfolders}
          checked={withSubfolders}
          onChange={(on) => changeDraft({ withSubfolders: on })}
        />
        <output className="truncate text-12 text-ink-2">
          {trouble === null ? folderCount(view, withSubfolders) : ''}
        </output>
      </div>
    </div>
  );
}

/** As it stands now, drawn or not. */
function chosenFolder(): string {
  return useScanDraft.getState().draft.folder;
}
