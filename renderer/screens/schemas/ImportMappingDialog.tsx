import { useId } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { putAwayImport, takeImport, useMappingImport } from '../../state/schemas/mappingTransfer.ts';
import { text } from '../../text/en.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { formatDateTime } from '../../text/format.ts';

/** What a mapping file would become here, whether it is as it was approved, and the reason for taking it over. */
export function ImportMappingDialog() {
  const { text: given, read, reason, trouble, busy } = useMappingImport();
  const reasonId = useId();
  const words = schemaWords.importing;
  const blocked = busy
    ? words.busy
    : read === null || read.errors.length > 0
      ? words.cannot
      : reason.trim() === ''
        ? words.reasonNeeded
        : undefined;
  return (
    <Dialog open={given !== null} onClose={putAwayImport} title={words.title} width="w-150">
      <div className="flex min-h-0 flex-col gap-3 overflow-auto p-4">
        {read === null ? null : (
          <>
            <p>
              <strong className="font-semibold">{read.packTitle}</strong>{' '}
              {words.from(read.from.version, read.from.approvedBy, formatDateTime(read.from.approvedAt))}{' '}
              <bdi className="break-words">{words.file(read.from.fileName)}</bdi>{' '}
              {text.columns(read.columnCount)} → {text.fields(read.fieldCount)}.
            </p>
            {read.from.reason === '' ? null : (
              <p className="text-ink-2">{words.theirReason(read.from.reason)}</p>
            )}
            <p className={read.isWhole ? 'text-ok' : 'text-warn'}>
              <span aria-hidden="true">{read.isWhole ? '✓' : '⚠'} </span>
              {read.isWhole ? words.whole : words.broken}
            </p>
            {read.errors.length === 0 ? null : (
              <ul role="alert" className="rounded-2 bg-bad-bg p-3 text-bad">
                {read.errors.map((error) => (
                  <li key={error} className="break-words">
                    ✕ {error}
                  </li>
                ))}
              </ul>
            )}
            {read.notes.length === 0 ? null : (
              <ul className="list-disc pl-5 text-ink-2">
                {read.notes.map((note) => (
                  <li key={note} className="break-words">
                    {note}
                  </li>
                ))}
              </ul>
            )}
            {read.errors.length > 0 ? null : (
              <>
                <p>{words.becomes(read.presentVersion)}</p>
                <div>
                  <label htmlFor={reasonId} className="mb-1 block text-12 text-ink-2">
                    {schemaWords.reason}
                  </label>
                  <textarea
                    id={reasonId}
                    rows={2}
                    maxLength={2_000}
                    value={reason}
                    onChange={(event) => useMappingImport.setState({ reason: event.target.value })}
                    className="field-control h-14 w-full resize-none py-1"
                  />
                </div>
              </>
            )}
          </>
        )}
        {trouble === null ? null : <TroublePanel trouble={trouble} />}
      </div>
      <div className="flex shrink-0 justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={putAwayImport}>{text.cancel}</Button>
        <Button look="primary" blocked={blocked} onClick={() => void takeImport()}>
          {words.take}
        </Button>
      </div>
    </Dialog>
  );
}
