import { useEffect, useId, useRef, useState } from 'react';
import type { Scan } from '../../../core/contract/views.ts';
import type { Trouble } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { endScan } from '../../state/scan/scanBoard.ts';
import { cloudScanWords as words } from '../../text/cloudScanWords.ts';
import { text } from '../../text/en.ts';
import { scanWords } from '../../text/scanWords.ts';

/** Longest reason, in characters, as the contract has it; shortest, as the pipeline has it. */
const longest = 2_000;
const shortest = 10;

/** Asks why a scan on AWS is to end before every document is searched; what is typed stays where it fails. */
export function EndDialog({ scan, onClose }: { readonly scan: Scan; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const helpId = useId();
  const left = (scan.total ?? scan.counts.documents) - scan.counts.documents;
  const blocked = reason.trim().length < shortest ? words.reasonShort : undefined;
  useEffect(() => field.current?.focus(), []);
  const confirm = async (): Promise<void> => {
    if (busy) return;
    if (blocked !== undefined) return field.current?.focus();
    setBusy(true);
    const failed = await endScan(scan.id, reason.trim());
    setBusy(false);
    setTrouble(failed);
    if (failed === null) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={words.stopTitle} width="w-110">
      <div
        role="presentation"
        className="flex min-h-0 flex-col gap-3 overflow-auto p-4"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void confirm();
        }}
      >
        <p className="text-ink-2">{words.stopBody(left)}</p>
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {words.reason}
          <textarea
            ref={field}
            rows={3}
            maxLength={longest}
            required
            aria-describedby={helpId}
            className="field-control h-auto py-1.5 text-13"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p id={helpId} className="text-12 text-ink-2">
          {words.reasonHelp(scan.by)}
        </p>
        {trouble === null ? null : <TroublePanel trouble={trouble} />}
      </div>
      <div className="flex shrink-0 justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="danger"
          keyName="$mod+Enter"
          blocked={busy ? words.stopping : blocked}
          onBlocked={() => void confirm()}
          onClick={() => void confirm()}
        >
          {busy ? words.stopping : scanWords.stop}
        </Button>
      </div>
    </Dialog>
  );
}
