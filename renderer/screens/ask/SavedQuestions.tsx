import { useState } from 'react';
import type { SavedQuestion } from '../../../core/contract/askViews.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Pencil, Trash2 } from 'lucide-react';
import { addStep, removeSaved, renameSaved, startAnew, useAsk } from '../../state/ask/askDesk.ts';
import { askWords as words } from '../../text/askWords.ts';
import { formatDateTime } from '../../text/format.ts';
import { NameDialog } from './NameDialog.tsx';

/** Questions that were kept: each is asked again, renamed or deleted. */
export function SavedQuestions() {
  const saved = useAsk((state) => state.saved);
  const [open, setOpen] = useState(false);
  const [renamed, setRenamed] = useState<SavedQuestion | null>(null);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.saved}</Button>
      {open ? (
        <Dialog open onClose={() => setOpen(false)} title={words.saved}>
          {saved.length === 0 ? <p className="px-4 py-4 text-ink-2">{words.noSaved}</p> : null}
          <ul className="max-h-96 overflow-auto">
            {saved.map((one) => (
              <li key={one.id} className="flex items-center gap-2 border-b border-line px-4 py-1.5">
                <button
                  type="button"
                  onClick={() => {
                    setOpen(false);
                    startAnew();
                    void addStep({ question: one.question, reading: null, query: one.query });
                  }}
                  className="min-w-0 flex-1 rounded-1 text-left hover:underline"
                >
                  <bdi className="block truncate font-medium">{one.name}</bdi>
                  <span className="block truncate text-12 text-ink-3">
                    {one.question === '' ? words.built : one.question} · {one.by} ·{' '}
                    {formatDateTime(one.savedAt)}
                  </span>
                </button>
                <IconButton label={`${words.rename} ${one.name}`} onClick={() => setRenamed(one)}>
                  <Pencil aria-hidden="true" size={14} />
                </IconButton>
                <IconButton label={`${words.removeSaved} ${one.name}`} onClick={() => void removeSaved(one)}>
                  <Trash2 aria-hidden="true" size={14} />
                </IconButton>
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
      {renamed === null ? null : (
        <NameDialog
          title={words.renameTitle}
          name={renamed.name}
          onName={(name) => void renameSaved(renamed.id, name)}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  );
}
