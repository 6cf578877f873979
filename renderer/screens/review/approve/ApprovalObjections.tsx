import type { ReactNode } from 'react';
import { Button } from '../../../components/Button.tsx';
import { focusRequired } from '../../../components/focus.ts';
import type { objectionsOf } from '../../../state/review/approvalDialog.ts';
import { gravestIssues } from '../../../state/review/approvalDialog.ts';
import { openOverlay, type ReviewState, setReview } from '../../../state/app/appState.ts';
import { coverageOf } from '../../../state/columns/coverage.ts';
import { showIssueRows } from '../../../state/review/issueActions.ts';
import { text } from '../../../text/en.ts';

/** What speaks against the approval, each with the way to what is meant. */
export function ApprovalObjections({
  review,
  objections,
}: {
  readonly review: ReviewState;
  readonly objections: ReturnType<typeof objectionsOf>;
}) {
  const { view, fileId } = review;
  const listed = objections.filter((one) => one !== 'notChecked');
  if (listed.length === 0 || view === null || view.schema === null || view.decisions === null) return null;
  const missing = coverageOf(view.schema, view.decisions).missingRequired;
  const issues = gravestIssues(review);
  const leave = (then: () => void): void => {
    openOverlay('none');
    // The dialog gives the focus back when it has gone; what is meant takes it after that.
    setTimeout(then, 50);
  };
  return (
    <ul aria-label={text.approve.objections} className="flex flex-col gap-2 rounded-2 bg-warn-bg p-3">
      {listed.includes('requiredMissing') ? (
        <Objection
          words={text.approve.missing(missing.map((field) => field.label))}
          more={text.approve.missingFails}
        >
          <Button look="quiet" onClick={() => leave(focusRequired)}>
            {text.approve.goTo}
          </Button>
        </Objection>
      ) : null}
      {listed.includes('rowsFail') ? (
        <Objection words={text.approve.manyFail} more={text.approve.manyFailMore}>
          <Button look="quiet" onClick={() => leave(() => setReview(fileId, { panel: 'check' }))}>
            {text.approve.goTo}
          </Button>
        </Objection>
      ) : null}
      {listed.includes('criticalIssues')
        ? issues.map((issue) => (
            <Objection
              key={`${issue.code} ${String(issue.column)}`}
              words={`${issue.column === null ? '' : `${view.table?.columns[issue.column]?.name ?? ''}: `}${issue.message}`}
              more={issue.remedy}
            >
              <Button look="quiet" onClick={() => leave(() => showIssueRows(issue))}>
                {text.approve.goTo}
              </Button>
            </Objection>
          ))
        : null}
    </ul>
  );
}

function Objection({
  words,
  more,
  children,
}: {
  readonly words: string;
  readonly more: string;
  readonly children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-2">
      <span className="min-w-0 flex-1 break-words">
        <span className="text-warn">
          <span aria-hidden="true">⚠ </span>
          <bdi>{words}</bdi>
        </span>
        <span className="block text-12 text-ink-2">{more}</span>
      </span>
      {children}
    </li>
  );
}
