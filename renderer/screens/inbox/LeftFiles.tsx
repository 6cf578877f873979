import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { goTo, routes } from '../../state/app/routes.ts';
import type { LeftFile } from '../../state/inbox/runBatch.ts';
import { text } from '../../text/en.ts';
import { manyWords } from '../../text/manyWords.ts';

/** Files of a batch that were not run, each with the reason and the way to it. */
export function LeftFiles({
  left,
  onClose,
}: {
  readonly left: readonly LeftFile[];
  readonly onClose: () => void;
}) {
  return (
    <Dialog open onClose={onClose} title={manyWords.leftTitle(left.length)} width="w-160">
      <p className="px-4 py-2 text-ink-2">{manyWords.leftMore}</p>
      <ul className="max-h-96 overflow-auto border-y border-line">
        {left.map(({ fileId, name, error }) => (
          <li
            key={fileId}
            className="flex items-center gap-3 border-b border-line px-4 py-1.5 last:border-b-0"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium" title={name}>
                <bdi>{name === '' ? text.none : name}</bdi>
              </span>
              <span className="block text-12 wrap-anywhere text-ink-2">
                <bdi>{error.message}</bdi>
              </span>
            </span>
            <Button
              onClick={() => {
                onClose();
                goTo(routes.review(fileId));
              }}
            >
              {manyWords.open}
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex justify-end gap-2 p-3">
        <Button look="primary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Dialog>
  );
}
