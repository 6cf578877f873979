import { useId, useRef, useState } from 'react';
import type { Run } from '../../core/contract/views.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { releaseRun } from '../state/runs/releaseRun.ts';
import { text } from '../text/en.ts';
import { runWords } from '../text/runWords.ts';

/** Asks why a run that is held back may go on. Enter breaks the line, Ctrl+Enter releases. */
export function ReleaseDialog({
  run,
  onClose,
}: {
  readonly run: Pick<Run, 'id' | 'fileName' | 'quarantine'>;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const helpId = useId();
  const words = runWords.quarantine;
  const given = reason.trim();
  const confirm = async (): Promise<void> => {
    if (busy) return;
    if (given === '') return field.current?.focus();
    setBusy(true);
    const done = await releaseRun(run, given);
    setBusy(false);
    // What was typed stays where it was not taken.
    if (done) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={words.title(run.fileName)}>
      <div className="flex flex-col gap-3 p-4">
        <p className="wrap-anywhere">{`${words.held}: ${run.quarantine?.reason ?? ''}`}</p>
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {words.reason}
          <textarea
            ref={field}
            rows={3}
            maxLength={1_000}
            required
            aria-describedby={helpId}
            className="field-control h-auto py-1.5 text-13"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void confirm();
            }}
          />
        </label>
        <p id={helpId} className="text-12 text-ink-2">
          {words.explain}
        </p>
      </div>
      <div className="flex justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="primary"
          keyName="$mod+Enter"
          blocked={given === '' ? words.reasonNeeded : undefined}
          onBlocked={() => field.current?.focus()}
          onClick={() => void confirm()}
        >
          {words.releaseNow}
        </Button>
      </div>
    </Dialog>
  );
}
