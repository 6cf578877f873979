import { Segments } from '../../components/Segments.tsx';
import { changeDraft, placeKinds, type ScanDraft } from '../../state/scan/scanDraft.ts';
import type { CopyProgress } from '../../state/scan/takeFiles.ts';
import { scanWords as words } from '../../text/scanWords.ts';
import { ChosenFiles } from './ChosenFiles.tsx';
import { FolderBrowser } from './FolderBrowser.tsx';

/** Where is searched: a folder of this machine, or files chosen one by one. */
export function DocumentsField({
  draft,
  copying,
  onCopying,
}: {
  readonly draft: ScanDraft;
  readonly copying: CopyProgress | null;
  readonly onCopying: (progress: CopyProgress | null) => void;
}) {
  return (
    <section aria-label={words.documentsTitle} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-3 px-4">
        <h2 className="font-semibold">{words.documentsTitle}</h2>
        <Segments
          label={words.placeKind}
          value={draft.placeKind}
          options={placeKinds.map((name) => ({ name, label: words.placeKinds[name] }))}
          onChange={(placeKind) => changeDraft({ placeKind })}
        />
      </div>
      {draft.placeKind === 'folder' ? (
        <FolderBrowser draft={draft} />
      ) : (
        <ChosenFiles documents={draft.documents} copying={copying} onCopying={onCopying} />
      )}
    </section>
  );
}
