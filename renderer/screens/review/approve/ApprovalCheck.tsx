import { useState } from 'react';
import type { FailureCount } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { FailureTable } from '../../../components/findings/FailureTable.tsx';
import { OutcomeLine } from '../../../components/OutcomeLine.tsx';
import { ProgressLine } from '../../../components/ProgressLine.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { openOverlay, useApp } from '../../../state/app/appState.ts';
import { startCheck } from '../../../state/review/checkActions.ts';
import { maxLengthOf, showFailure } from '../../../state/review/failureRows.ts';
import { text } from '../../../text/en.ts';
import { ApprovalRules } from './ApprovalRules.tsx';

/** What the check of the whole file says so far, by reason, with the way to the rows; an approval need not wait for it. */
export function ApprovalCheck() {
  const check = useApp((state) => state.review?.check);
  const [show, setShow] = useState(false);
  switch (check?.kind) {
    case 'running':
      return <ProgressLine progress={check.progress} label={text.approve.checking} />;
    case 'done': {
      const { rowsOut, rowsRejected, failures, rules = [] } = check.counts;
      if (rowsRejected === 0)
        return (
          <div>
            <p className="text-ok">✓ {text.check.allPass(rowsOut)}</p>
            <ApprovalRules rules={rules} />
          </div>
        );
      return (
        <div>
          <p className="flex flex-wrap items-center gap-x-2">
            <OutcomeLine counts={check.counts} />
            <span className="text-ink-2">{text.check.toRejects}</span>
            {failures.length === 0 ? null : (
              <Button look="quiet" onClick={() => setShow(!show)}>
                {show ? text.approve.hideFailures : text.approve.showFailures(failures.length)}
              </Button>
            )}
          </p>
          {show ? (
            <div className="mt-1 max-h-60 overflow-auto rounded-2 border border-line">
              <FailureTable failures={failures} onShow={showRows} maxLengthOf={maxLengthOf} />
            </div>
          ) : null}
          <ApprovalRules rules={rules} />
        </div>
      );
    }
    case 'failed':
      return (
        <TroublePanel trouble={check.trouble}>
          <Button onClick={() => void startCheck()}>{text.retry}</Button>
        </TroublePanel>
      );
    case 'none':
    case undefined:
      return <p className="text-ink-2">{text.check.notYet}</p>;
  }
}

/** Leaves the dialog for the rows; the reason that was typed is kept. */
function showRows(failure: FailureCount): void {
  openOverlay('none');
  showFailure(failure);
}
