import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { text } from '../../text/en.ts';

/** Something that cannot be taken back. */
export interface Question {
  readonly title: string;
  readonly body: string;
  readonly action: string;
  readonly onYes: () => void;
}

/** Asks before something is done that cannot be taken back. */
export function AskDialog({
  question: { title, body, action, onYes },
  onClose,
}: {
  readonly question: Question;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open onClose={onClose} title={title} width="w-110">
      <p className="px-4 py-3 text-ink-2">{body}</p>
      <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="danger"
          onClick={() => {
            onYes();
            onClose();
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
