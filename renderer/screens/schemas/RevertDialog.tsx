import { useState } from 'react';
import type { MappingVersion } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { revertTo } from '../../state/schemas/schemaActions.ts';
import { text } from '../../text/en.ts';
import { schemaWords } from '../../text/schemaWords.ts';

/** Asks before an older version is approved anew. */
export function RevertDialog({
  target,
  latest,
  onClose,
}: {
  readonly target: MappingVersion | null;
  /** The version in force that the person has seen. */
  readonly latest: number;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const version = target?.version ?? 0;
  const confirm = async (): Promise<void> => {
    if (target !== null && (await revertTo(target, latest, reason.trim()))) onClose();
  };
  return (
    <Dialog open={target !== null} onClose={onClose} title={schemaWords.revertTitle(version)}>
      <div className="flex flex-col gap-3 p-4">
        <p>{schemaWords.revertExplain(version, latest + 1)}</p>
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {schemaWords.reason}
          <input
            className="field-control"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </div>
      <div className="flex justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="primary" onClick={() => void confirm()}>
          {schemaWords.revert(version)}
        </Button>
      </div>
    </Dialog>
  );
}
