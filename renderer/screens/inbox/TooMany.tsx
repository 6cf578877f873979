import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { type GivenFile, mostAtOnce } from '../../state/inbox/givenFiles.ts';
import { takeFiles } from '../../state/inbox/inboxActions.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { text } from '../../text/en.ts';
import { formatDuration } from '../../text/format.ts';

/** What reading one file takes, in milliseconds, as measured with 200 small ones; larger ones take longer. */
const perFileMs = 300;

/** Asks before very many files are opened at once. */
export function TooMany({ files }: { readonly files: readonly GivenFile[] }) {
  const answer = (taken: readonly GivenFile[]): void => {
    setInboxDesk({ tooMany: null });
    void takeFiles(taken);
  };
  return (
    <Dialog open onClose={() => answer([])} title={text.inbox.tooManyTitle(files.length)}>
      <p className="p-4">{text.inbox.tooManyMore(formatDuration(files.length * perFileMs))}</p>
      <div className="flex justify-end gap-2 border-t border-line p-3">
        <Button onClick={() => answer([])}>{text.cancel}</Button>
        <Button onClick={() => answer(files.slice(0, mostAtOnce))}>{text.inbox.takeFirst(mostAtOnce)}</Button>
        <Button look="primary" onClick={() => answer(files)}>
          {text.inbox.takeAll(files.length)}
        </Button>
      </div>
    </Dialog>
  );
}
