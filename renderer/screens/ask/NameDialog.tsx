import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { text } from '../../text/en.ts';
import { askWords as words } from '../../text/askWords.ts';

/** Asks for the name that a question is kept under. */
export function NameDialog({
  title,
  name,
  onName,
  onClose,
}: {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(name);
  const take = (): void => {
    if (typed.trim() === '') return;
    onName(typed.trim());
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title} width="w-110">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <label className="flex flex-col gap-1 px-4 py-3 text-12 text-ink-2">
          {words.name}
          <input
            type="text"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="field-control h-8 text-13 text-ink"
          />
        </label>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button look="primary" onClick={take}>
            {text.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
