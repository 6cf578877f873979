import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { savePack } from '../../state/packs/editActions.ts';
import type { PackEditing } from '../../state/packs/packState.ts';
import { packWords } from '../../text/packWords.ts';
import { text } from '../../text/en.ts';
import { PackDifferences } from './PackDifferences.tsx';

/** Shows what would be saved and what it means for approved mappings, and asks for a note. */
export function SavePackDialog({
  editing,
  open,
  onClose,
}: {
  readonly editing: PackEditing;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const [note, setNote] = useState('');
  const { check, version, history } = editing;
  const losses = check?.losses ?? [];
  const save = async (): Promise<void> => {
    await savePack(note.trim());
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={packWords.saveTitle(history.present.pack.title, version + 1)}
    >
      <div className="flex max-h-[60vh] flex-col gap-3 overflow-auto p-4">
        {losses.length === 0 ? null : (
          <div className="rounded-3 border border-line bg-warn-bg p-3 text-warn">
            <p className="font-medium">{packWords.lossTitle}</p>
            <ul>
              {losses.map(({ field, mappings }) => (
                <li key={field} className="font-mono text-12">
                  {packWords.loss(field, mappings)}
                </li>
              ))}
            </ul>
            <p className="text-12">{packWords.lossMore}</p>
          </div>
        )}
        {version === 0 ? (
          <p>{packWords.newPackSaved}</p>
        ) : (
          <PackDifferences differences={check?.differences ?? []} />
        )}
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {packWords.note}
          <input
            className="field-control"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void save();
            }}
          />
        </label>
      </div>
      <div className="flex justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="primary" onClick={() => void save()}>
          {packWords.saveAction}
        </Button>
      </div>
    </Dialog>
  );
}
