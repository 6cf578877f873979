import { useEffect, useId, useRef, useState } from 'react';
import type { ReviewView } from '../../../../core/contract/views.ts';
import type { Trouble } from '../../../client/trouble.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { forgetReason, keepReason, objectionsOf, useApproval } from '../../../state/review/approvalDialog.ts';
import { openOverlay, type ReviewState, useApp } from '../../../state/app/appState.ts';
import { approve } from '../../../state/review/approveActions.ts';
import { startCheck } from '../../../state/review/checkActions.ts';
import { openMerge } from '../../../state/review/mergeActions.ts';
import { refreshReview } from '../../../state/review/reviewActions.ts';
import { putSettings } from '../../../state/settings/settingsActions.ts';
import { text } from '../../../text/en.ts';
import { ApprovalCheck } from './ApprovalCheck.tsx';
import { ApprovalDifference } from './ApprovalDifference.tsx';
import { ApprovalObjections } from './ApprovalObjections.tsx';
import { approvalSending } from './approvalSending.ts';
import { WindowChanges } from './WindowChanges.tsx';

/** The one confirmation of the flow, with what an approval rests on. */
export function ApproveDialog() {
  const open = useApp((state) => state.overlay === 'approve');
  const title = useApp((state) => state.review?.view?.schema?.title ?? '');
  const version = useApp((state) => (state.review?.view?.approved?.version ?? 0) + 1);
  const review = useApp((state) => state.review);
  return (
    <Dialog
      open={open}
      onClose={() => openOverlay('none')}
      title={text.approve.title(title, version)}
      width="w-170"
    >
      {open && review?.view?.decisions != null ? <Question review={review} view={review.view} /> : null}
    </Dialog>
  );
}

function Question({ review, view }: { readonly review: ReviewState; readonly view: ReviewView }) {
  const { fileId } = review;
  const approver = useApp((state) => state.settings?.approver ?? '');
  const board = useApp((state) => state.jobs);
  const sendApproved = useApp((state) => state.settings?.pipeline.sendApproved ?? 'never');
  const reason = useApproval((state) => state.reasons.get(fileId) ?? '');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [before, setBefore] = useState<ReviewView | null>(null);
  const [askedName] = useState(approver === '');
  const reasonId = useId();
  const boxRef = useRef<HTMLDivElement>(null);
  const objections = objectionsOf(review);
  const needsReason = objections.some((one) => one !== 'notChecked');
  const checking = review.check.kind === 'running';
  const unchecked = objections.includes('notChecked');
  const typed = reason.trim();
  const blocked = needsReason && typed === '' ? text.approve.reasonNeeded : undefined;
  const signed = approver !== '' || name.trim() !== '';
  const blockedFor = signed ? blocked : text.approve.nameNeeded;

  const write = async (): Promise<void> => {
    setBusy(true);
    if (approver === '' && name.trim() !== '') await putSettings({ approver: name.trim() });
    const failed = await approve(typed);
    if (failed === null) forgetReason(fileId);
    setTrouble(failed);
    setBusy(false);
  };
  const confirm = async (): Promise<void> => {
    if (blockedFor !== undefined || busy) return;
    // The check has its say before the version is written, unless a reason is given.
    if (unchecked && checking && typed === '') setWaiting(true);
    else if (unchecked && typed === '') boxRef.current?.querySelector('textarea')?.focus();
    else await write();
  };
  useEffect(() => {
    // Another window may have changed the draft while the dialog was open.
    void startCheck();
  }, [review.revision]);
  useEffect(() => {
    if (!waiting || checking) return;
    setWaiting(false);
    if (objections.length === 0) void write();
    else boxRef.current?.querySelector('textarea')?.focus();
    // Only the end of the check matters; what it says is read from the render that it causes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [waiting, checking]);
  useEffect(() => {
    // Starts where the answer is given: the name or reason where one is needed, else the confirming button.
    const wanted = askedName ? 'input' : needsReason && typed === '' ? 'textarea' : '[data-confirm] button';
    boxRef.current?.querySelector<HTMLElement>(wanted)?.focus();
    // The focus is set once; what is typed later must not move it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [needsReason, askedName]);

  const sending = approvalSending({
    board,
    sendApproved,
    file: view.item.file,
    job: board?.jobs.find((job) => job.fileId === fileId),
  });
  const label = busy
    ? text.approve.confirming
    : waiting
      ? text.approve.waiting
      : (sending.label ?? text.approve.confirm);
  return (
    <div
      ref={boxRef}
      role="presentation"
      className="flex min-h-0 flex-col"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void confirm();
        }
      }}
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-auto p-4">
        <ApprovalDifference view={view} />
        <ApprovalCheck />
        <ApprovalObjections review={review} objections={objections} />
        {needsReason || unchecked ? (
          <div>
            <label htmlFor={reasonId} className="mb-1 block text-12 text-ink-2">
              {needsReason ? text.approve.reason : text.approve.reasonUnchecked}
            </label>
            <textarea
              id={reasonId}
              rows={2}
              maxLength={2_000}
              placeholder={text.approve.reasonPlaceholder}
              value={reason}
              onChange={(event) => keepReason(fileId, event.target.value)}
              className="field-control h-14 w-full resize-none py-1"
            />
          </div>
        ) : null}
        {askedName ? (
          <label className="flex flex-col gap-1 text-12 text-ink-2">
            {text.approve.name}
            <input
              className="field-control w-80 max-w-full"
              maxLength={200}
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        ) : null}
        <p className="text-12 text-ink-2">
          {sending.runsThere ? null : `${text.approve.writes} ${text.approve.stays} `}
          {approver === '' ? null : text.approve.asApprover(approver)}
        </p>
        {sending.lines.length === 0 ? null : (
          <ul className="flex flex-col gap-1 rounded-3 border border-line bg-app px-3 py-2 text-12 wrap-anywhere">
            {sending.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {before === null ? null : <WindowChanges before={before} after={view} />}
        {trouble === null ? null : (
          <TroublePanel trouble={trouble}>
            {trouble.code !== 'MAPPING_CONFLICT' ? null : (
              <Button
                onClick={() => {
                  setTrouble(null);
                  // This button goes; the next key is for the answer.
                  boxRef.current?.querySelector<HTMLElement>('[data-confirm] button')?.focus();
                  setBefore(view);
                  void loadNews(fileId);
                }}
              >
                {text.approve.conflictReload}
              </Button>
            )}
          </TroublePanel>
        )}
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={() => openOverlay('none')}>{text.cancel}</Button>
        <span data-confirm="">
          <Button
            look="primary"
            keyName="$mod+Enter"
            blocked={busy || waiting ? label : blockedFor}
            onClick={() => void confirm()}
          >
            {label}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** What is there now; where somebody else approved in the meantime, beside it. */
async function loadNews(fileId: ReviewState['fileId']): Promise<void> {
  await refreshReview(fileId);
  if (useApp.getState().review?.view?.newer !== undefined) await openMerge(true);
}
