import { CornerLeftUp } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { FolderView } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { changeDraft, type RemoteKind, type ScanDraft } from '../../../state/scan/scanDraft.ts';
import { text } from '../../../text/en.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { folderCount, FolderList } from './FolderList.tsx';
import { useFolderView } from './useFolderView.ts';

/** A folder of a place far away: an address to paste, and the folders below it. */
export function RemoteBrowser({ kind, draft }: { readonly kind: RemoteKind; readonly draft: ScanDraft }) {
  const { view, trouble, isLooking, cameFrom, look, goUp } = useFolderView(kind);
  const [typed, setTyped] = useState('');
  const chosen = draft[kind];
  const take = useCallback(
    async (looking: Promise<FolderView | undefined>, given = '') => {
      const found = await looking;
      if (found === undefined) return;
      // What was typed meanwhile stays.
      setTyped((now) => (now.trim() === given ? '' : now));
      changeDraft({ [kind]: found.canScan ? { path: found.path, name: found.name } : null });
    },
    [kind],
  );
  const start = chosen?.path ?? '';
  const isFirst = view === null && trouble === null && !isLooking;
  useEffect(() => {
    if (!isFirst) return undefined;
    const timer = setTimeout(() => void take(look(start)), 0);
    return () => clearTimeout(timer);
  }, [isFirst, start, look, take]);
  const up = useCallback(() => void take(goUp()), [take, goUp]);
  const heading = view === null ? '' : view.name;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 px-4 pb-3">
      <div className="flex shrink-0 items-center gap-2">
        <input
          data-scan-field={kind}
          type="text"
          aria-label={words.addresses[kind]}
          placeholder={words.addresses[kind]}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          maxLength={4_096}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed.trim() !== '') void take(look(typed.trim()), typed.trim());
          }}
          className="field-control w-full text-12"
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
      {trouble === null ? null : (
        <TroublePanel trouble={trouble}>
          <Button onClick={() => void take(look(view?.path ?? start))}>{text.retry}</Button>
        </TroublePanel>
      )}
      <p className="flex min-h-5 shrink-0 items-center gap-2 text-12">
        <bdi className="truncate font-medium" title={heading}>
          {heading}
        </bdi>
        {isLooking ? <span className="shrink-0 text-ink-3">{words.lookingIn}</span> : null}
      </p>
      <FolderList view={view} cameFrom={cameFrom} onOpen={(path) => void take(look(path))} onUp={up} />
      <div className="flex min-h-7 shrink-0 items-center justify-between gap-3 text-12 text-ink-2">
        <span>{words.subfoldersToo}</span>
        <output className="truncate">
          {trouble !== null || view === null
            ? ''
            : view.canScan
              ? folderCount(view, true)
              : words.chooseInside}
        </output>
      </div>
    </div>
  );
}
