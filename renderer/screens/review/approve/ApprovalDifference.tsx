import { useState } from 'react';
import type { ReviewView } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { DifferenceList } from '../../../components/DifferenceList.tsx';
import { changedCount } from '../../../state/review/changeActions.ts';
import { approvalFacts, draftSources } from '../../../state/review/draftSources.ts';
import { diffSources, type FieldSource, sourcesOf } from '../../../state/schemas/mappingDiff.ts';
import { text } from '../../../text/en.ts';

/** What the approval would change against the version in force, field by field on demand, and the columns left out. */
export function ApprovalDifference({ view }: { readonly view: ReviewView }) {
  const [show, setShow] = useState(false);
  const { approved, decisions, drift, table } = view;
  const facts = approvalFacts(view);
  const before: ReadonlyMap<string, FieldSource> = approved === null ? new Map() : sourcesOf(approved);
  const leftOut = (decisions?.columns ?? []).filter(
    (column) => column.status === 'ignored' || column.field === null,
  );
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          {approved === null
            ? text.approve.firstFacts(facts.added)
            : text.approve.facts(facts.unchanged, facts.changed, facts.added)}
        </span>
        {facts.removed > 0 ? <span className="text-bad">{text.approve.removed(facts.removed)}</span> : null}
        {leftOut.length > 0 ? (
          <span className="text-ink-2">{text.approve.leftOut(leftOut.length)}</span>
        ) : null}
        {approved === null && drift !== null ? (
          <span className="text-ink-2">{text.inbox.drift(drift.same, changedCount(drift))}</span>
        ) : null}
        <Button look="quiet" onClick={() => setShow(!show)}>
          {show ? text.approve.hideDiff : approved === null ? text.approve.showFields : text.approve.showDiff}
        </Button>
      </div>
      {show ? (
        <div className="mt-1 max-h-60 overflow-auto rounded-2 border border-line">
          <DifferenceList differences={diffSources(before, draftSources(view))} />
          {leftOut.length === 0 ? null : (
            <p className="border-t border-line px-4 py-2 break-words text-ink-2">
              {text.approve.leftOutNames}{' '}
              <bdi>
                {leftOut.map(({ columnIndex }) => table?.columns[columnIndex]?.name ?? '').join(', ')}
              </bdi>
            </p>
          )}
        </div>
      ) : null}
    </div>
  );
}
