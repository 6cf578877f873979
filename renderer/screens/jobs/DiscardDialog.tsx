import type { OutboxEntry } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { discardEntry } from '../../state/jobs/jobActions.ts';
import { text } from '../../text/en.ts';
import { outboxWords } from '../../text/outboxWords.ts';
import { named } from '../../text/named.ts';

const words = outboxWords.discardDialog;

/** Asks before what was sent of an entry is thrown away; says what stays. */
export function DiscardDialog({
  entry,
  onClose,
}: {
  readonly entry: OutboxEntry;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open onClose={onClose} title={words.title(named(entry.fileName))}>
      <p className="p-4">{words[entry.kind]}</p>
      <div className="flex justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="danger"
          onClick={() => {
            onClose();
            void discardEntry(entry);
          }}
        >
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
