import { useEffect, useId, useRef, useState } from 'react';
import type { Job } from '../../../core/contract/views.ts';
import type { Trouble } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { useApp } from '../../state/app/appState.ts';
import { forceJob } from '../../state/jobs/jobActions.ts';
import { text } from '../../text/en.ts';
import { jobsWords } from '../../text/jobsWords.ts';
import { lateWords } from '../../text/lateWords.ts';
import { named } from '../../text/named.ts';

const words = jobsWords.forceDialog;
/** Longest reason, in characters, as the contract has it. */
const longest = 2_000;

/** Asks for the file's name and a reason before a run ends without its open parts; what is typed stays where it fails. */
export function ForceDialog({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const approver = useApp((state) => state.settings?.approver ?? '');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const helpId = useId();
  const { parts } = job;
  const open = parts === null ? null : parts.total - parts.done;
  const isNamed = name.trim() === job.fileName.trim();
  const blocked = !isNamed ? words.nameNeeded : reason.trim() === '' ? words.reasonNeeded : undefined;
  useEffect(() => nameField.current?.focus(), []);

  const confirm = async (): Promise<void> => {
    if (busy) return;
    if (blocked !== undefined) return (isNamed ? reasonField : nameField).current?.focus();
    setBusy(true);
    const failed = await forceJob(job, { fileName: job.fileName, reason: reason.trim() });
    setBusy(false);
    setTrouble(failed);
    if (failed === null) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={words.title(named(job.fileName))}>
      <div
        role="presentation"
        className="flex min-h-0 flex-col gap-3 overflow-auto p-4"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void confirm();
        }}
      >
        <p>
          {job.leads === null
            ? words.explain(open)
            : lateWords.force.explain(job.leads.total - job.leads.done)}
        </p>
        <p className="max-h-24 overflow-auto rounded-2 border border-line bg-app px-2 py-1 font-mono text-12 wrap-anywhere whitespace-pre-wrap select-all">
          <bdi>{job.fileName}</bdi>
        </p>
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {words.name}
          <input
            ref={nameField}
            className="field-control text-13"
            value={name}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {words.reason}
          <textarea
            ref={reasonField}
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
          {words.logged(approver)}
        </p>
        {trouble === null ? null : <TroublePanel trouble={trouble} />}
      </div>
      <div className="flex shrink-0 justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="danger"
          keyName="$mod+Enter"
          blocked={busy ? words.busy : blocked}
          onBlocked={() => void confirm()}
          onClick={() => void confirm()}
        >
          {busy ? words.busy : words.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
