import { useEffect, useId, useRef, useState } from 'react';
import type { Trouble } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { DifferenceList } from '../../components/DifferenceList.tsx';
import { ProgressLine } from '../../components/ProgressLine.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { openOverlay, useApp } from '../../state/appState.ts';
import { approve } from '../../state/approveActions.ts';
import { changedCount } from '../../state/changeActions.ts';
import { coverageOf } from '../../state/coverage.ts';
import { approvalFacts, draftSources } from '../../state/draftSources.ts';
import { diffSources, sourcesOf } from '../../state/mappingDiff.ts';
import { refreshReview } from '../../state/reviewActions.ts';
import { text } from '../../text/en.ts';

/** The one confirmation of the flow, with what an approval rests on. */
export function ApproveDialog() {
  const open = useApp((state) => state.overlay === 'approve');
  const title = useApp((state) => state.review?.view?.schema?.title ?? '');
  const version = useApp((state) => (state.review?.view?.approved?.version ?? 0) + 1);
  return (
    <Dialog
      open={open}
      onClose={() => openOverlay('none')}
      title={text.approve.title(title, version)}
      width="w-150"
    >
      {open ? <Question /> : null}
    </Dialog>
  );
}

function Question() {
  const view = useApp((state) => state.review?.view ?? null);
  const approver = useApp((state) => state.settings?.approver ?? '');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [showDiff, setShowDiff] = useState(false);
  const reasonId = useId();
  const boxRef = useRef<HTMLDivElement>(null);
  const schema = view?.schema ?? null;
  const decisions = view?.decisions ?? null;
  const missing = schema === null || decisions === null ? [] : coverageOf(schema, decisions).missingRequired;
  const needsReason = missing.length > 0;
  const blocked = needsReason && reason.trim() === '' ? text.approve.reasonNeeded : undefined;

  const confirm = async (): Promise<void> => {
    if (blocked !== undefined || busy) return;
    setBusy(true);
    setTrouble(await approve(reason.trim()));
    setBusy(false);
  };
  useEffect(() => {
    // Starts where the answer is given: the reason where one is needed, else the confirming button.
    const target = boxRef.current?.querySelector<HTMLElement>(
      needsReason ? 'textarea' : '[data-confirm] button',
    );
    target?.focus();
  }, [needsReason]);

  if (view === null || schema === null || decisions === null) return null;
  const facts = approvalFacts(view);
  const before = view.approved === null ? null : sourcesOf(view.approved);
  const leftOut = decisions.columns.filter((column) => column.status === 'ignored' || column.field === null);
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
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">
            {before === null
              ? text.approve.firstFacts(facts.added)
              : text.approve.facts(facts.unchanged, facts.changed, facts.added)}
          </span>
          {facts.removed > 0 ? <span className="text-bad">{text.approve.removed(facts.removed)}</span> : null}
          {leftOut.length > 0 ? (
            <span className="text-ink-2">{text.approve.leftOut(leftOut.length)}</span>
          ) : null}
          {view.approved === null && view.drift !== null ? (
            <span className="text-ink-2">{text.inbox.drift(view.drift.same, changedCount(view.drift))}</span>
          ) : null}
          {before === null ? null : (
            <Button look="quiet" onClick={() => setShowDiff(!showDiff)}>
              {showDiff ? text.approve.hideDiff : text.approve.showDiff}
            </Button>
          )}
        </div>
        {showDiff && before !== null ? (
          <div className="max-h-60 overflow-auto rounded-2 border border-line">
            <DifferenceList differences={diffSources(before, draftSources(view))} />
          </div>
        ) : null}
        <CheckLine />
        {needsReason ? (
          <div className="rounded-2 bg-warn-bg p-3">
            <p className="text-warn">⚠ {text.approve.missing(missing.map((field) => field.label))}</p>
            <p className="mb-2 text-12 text-ink-2">{text.approve.missingFails}</p>
            <label htmlFor={reasonId} className="mb-1 block text-12 text-ink-2">
              {text.approve.reason}
            </label>
            <textarea
              id={reasonId}
              rows={2}
              maxLength={2_000}
              placeholder={text.approve.reasonPlaceholder}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className="field-control h-14 w-full resize-none py-1"
            />
          </div>
        ) : null}
        <p className="text-12 text-ink-2">
          {text.approve.stays} {approver === '' ? text.approve.noApprover : text.approve.asApprover(approver)}
        </p>
        {trouble === null ? null : (
          <TroublePanel trouble={trouble}>
            {trouble.code === 'MAPPING_CONFLICT' ? (
              <Button
                onClick={() => {
                  setTrouble(null);
                  // This button goes; the next key is for the answer.
                  boxRef.current?.querySelector<HTMLElement>('[data-confirm] button')?.focus();
                  void refreshReview(view.item.file.id);
                }}
              >
                {text.approve.conflictReload}
              </Button>
            ) : null}
          </TroublePanel>
        )}
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={() => openOverlay('none')}>{text.cancel}</Button>
        <span data-confirm="">
          <Button
            look="primary"
            keyName="$mod+Enter"
            blocked={busy ? text.approve.confirming : blocked}
            onClick={() => void confirm()}
          >
            {busy ? text.approve.confirming : text.approve.confirm}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** What the check of the whole file says so far; an approval need not wait for it. */
function CheckLine() {
  const check = useApp((state) => state.review?.check);
  switch (check?.kind) {
    case 'running':
      return <ProgressLine progress={check.progress} label={text.approve.checking} />;
    case 'done':
      return (
        <p>
          {check.counts.rowsRejected === 0 ? (
            <span className="text-ok">✓ {text.check.allPass(check.counts.rowsOut)}</span>
          ) : (
            <>
              <span className="text-ok">{text.check.pass(check.counts.rowsOut)}</span>
              {' · '}
              <span className="text-bad">{text.check.failLong(check.counts.rowsRejected)}</span>
            </>
          )}
        </p>
      );
    case 'failed':
      return <TroublePanel trouble={check.trouble} />;
    case 'none':
    case undefined:
      return <p className="text-ink-2">{text.check.notYet}</p>;
  }
}
