import { useId, useState } from 'react';
import type { DataUsage, WipeKind } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { announce } from '../../state/app/appState.ts';
import { dataWords } from '../../text/dataWords.ts';
import { text } from '../../text/en.ts';

/** Asks before anything is deleted for good; a word has to be typed. */
export function WipeDialog({
  kind,
  onClose,
  onDone,
}: {
  readonly kind: WipeKind | null;
  readonly onClose: () => void;
  readonly onDone: (usage: DataUsage) => void;
}) {
  return (
    <Dialog
      open={kind !== null}
      onClose={onClose}
      title={kind === null ? '' : dataWords.ask[kind]}
      width="w-120"
    >
      {kind === null ? null : <Question key={kind} kind={kind} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Question({
  kind,
  onClose,
  onDone,
}: {
  readonly kind: WipeKind;
  readonly onClose: () => void;
  readonly onDone: (usage: DataUsage) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const agreed = typed.trim().toLowerCase() === dataWords.word;
  const wipe = async (): Promise<void> => {
    if (!agreed || busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const usage = await getSession().client.data.wipe({ kind });
      // Nothing of what the window has drawn is there any more.
      if (kind === 'everything') location.reload();
      else {
        onDone(usage);
        announce(dataWords.done[kind]);
        onClose();
      }
    } catch (cause) {
      setTrouble(troubleOf(cause));
    }
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void wipe();
      }}
    >
      <div className="flex flex-col gap-3 p-4">
        <p>{dataWords.kinds[kind].help}</p>
        <p className="text-warn">{dataWords.final}</p>
        <label htmlFor={id} className="text-12 text-ink-2">
          {dataWords.type(dataWords.word)}
        </label>
        <input
          id={id}
          className="field-control w-60"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {trouble === null ? null : <TroublePanel trouble={trouble} />}
      </div>
      <div className="flex items-center justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="danger"
          blocked={busy ? dataWords.deleting : agreed ? undefined : dataWords.blocked(dataWords.word)}
          onClick={() => void wipe()}
        >
          {busy ? dataWords.deleting : dataWords.confirm}
        </Button>
      </div>
    </form>
  );
}
