import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { ImportKind } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { forgetImport, importFile, importText } from '../../state/packs/packActions.ts';
import { usePacks } from '../../state/packs/packState.ts';
import { packWords } from '../../text/packWords.ts';
import { Choice } from './FormParts.tsx';
import { ImportedView } from './ImportedView.tsx';

type Wish = ImportKind | 'any';

const kinds: readonly (readonly [Wish, string])[] = [
  ['any', 'Whatever it is'],
  ['header', packWords.kinds.header],
  ['dictionary', packWords.kinds.dictionary],
  ['names', packWords.kinds.names],
];

/** Takes a schema in whatever form it comes, by drop, file or paste, and shows what it would become. */
export function ImportScreen() {
  const { imported, importing, importTrouble } = usePacks();
  const [pasted, setPasted] = useState('');
  const [wish, setWish] = useState<Wish>('any');
  const kind = wish === 'any' ? undefined : wish;
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? [];
    if (file !== undefined) void importFile(file, kind);
  };
  if (imported !== null)
    return <ImportedView key={imported.pack.id} imported={imported} onAnother={forgetImport} />;
  return (
    // Files dropped here are schemas and no sources; the window must not take them for the Inbox.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="flex min-h-0 min-w-0 flex-1 flex-col overflow-auto p-6"
      onDragEnter={keepHere}
      onDragOver={keepHere}
      onDrop={(event) => {
        keepHere(event);
        take(event.dataTransfer.files);
      }}
    >
      <div className="flex w-full max-w-200 flex-col gap-4">
        <div>
          <h2 className="text-15 font-semibold">{packWords.importTitle}</h2>
          <p className="text-ink-2">{packWords.importFacts}</p>
        </div>
        {importTrouble === null ? null : (
          <div className="flex flex-col gap-2">
            <TroublePanel trouble={importTrouble} />
            <ErrorLines lines={importTrouble.details ?? []} />
          </div>
        )}
        <div className="flex flex-col gap-3 rounded-3 border border-dashed border-edge p-4">
          <p className="flex items-center gap-2 text-ink-2">
            <FileUp aria-hidden="true" size={16} /> {packWords.dropHere}
          </p>
          <textarea
            aria-label={packWords.paste}
            className="field-control h-56 resize-y py-1 font-mono text-12"
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && pasted.trim() !== '') {
                event.preventDefault();
                void importText(pasted, kind);
              }
            }}
          />
          <div className="flex flex-wrap items-center gap-2">
            <label className="inline-flex h-7 cursor-default items-center rounded-2 border border-edge px-2.5 focus-within:outline-2 focus-within:outline-(--focus) hover:bg-hover">
              {packWords.chooseFile}
              <input
                type="file"
                className="sr-only"
                onChange={(event) => {
                  take(event.target.files);
                  event.target.value = '';
                }}
              />
            </label>
            <span className="flex items-center gap-1.5 text-12 text-ink-2">
              {packWords.readAs}
              <Choice label={packWords.readAs} value={wish} options={kinds} onChange={setWish} />
            </span>
            <span className="ml-auto">
              <Button
                look="primary"
                keyName="$mod+Enter"
                blocked={importing ? packWords.reading : pasted.trim() === '' ? packWords.paste : undefined}
                onClick={() => void importText(pasted, kind)}
              >
                {importing ? packWords.reading : packWords.read}
              </Button>
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}

function keepHere(event: DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function ErrorLines({ lines }: { readonly lines: readonly string[] }) {
  return lines.length < 2 ? null : (
    <ul className="max-h-48 overflow-auto font-mono text-12 text-bad">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
