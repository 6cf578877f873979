import { useState } from 'react';
import type { RuleCount, RunCounts } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { RuleFindings } from '../../../components/findings/RuleFindings.tsx';
import { openOverlay } from '../../../state/app/appState.ts';
import { showBroken } from '../../../state/review/findingRows.ts';
import { text } from '../../../text/en.ts';

/** Rules that rows break and go out all the same: nobody is to approve them unseen. Nothing where all are kept. */
export function ApprovalRules({ rules = [] }: Pick<RunCounts, 'rules'>) {
  const [show, setShow] = useState(false);
  const broken = rules.filter((rule) => rule.broken > 0 && !rule.rejects);
  if (broken.length === 0) return null;
  const grave = broken.filter(({ severity }) => severity === 'high' || severity === 'critical').length;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className={grave > 0 ? 'text-warn' : 'text-ink-2'}>
          ! {text.approve.rulesBroken(broken.length, grave)}
        </span>
        <Button look="quiet" onClick={() => setShow(!show)}>
          {show ? text.approve.hideRules : text.approve.showRules}
        </Button>
      </p>
      {show ? (
        <div className="mt-1 max-h-60 overflow-auto rounded-2 border border-line">
          <RuleFindings label={text.approve.rules} rules={broken} onShow={showRows} />
        </div>
      ) : null}
    </div>
  );
}

/** Leaves the dialog for the rows; the reason that was typed is kept. */
function showRows(rule: RuleCount): void {
  openOverlay('none');
  showBroken(rule);
}
