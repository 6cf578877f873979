import { useState } from 'react';
import type { GroupView, RecordField } from '../../../../core/contract/recordViews.ts';
import { Button } from '../../../components/Button.tsx';
import { decideGroup, mergeGroup, useDuplicates } from '../../../state/leads/duplicateDesk.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { comparedId, CompareTable } from './CompareTable.tsx';
import { GroupReasons } from './GroupReasons.tsx';

/** Gives the focus to the records side by side. */
export function focusCompared(): void {
  document.getElementById(comparedId)?.focus();
}

/** The records of one group side by side, the value that is kept of each field, and the decision. */
export function GroupCompare({
  group,
  fields,
}: {
  readonly group: GroupView;
  readonly fields: readonly RecordField[];
}) {
  const leftOut = useDuplicates((state) => state.leftOut);
  const busy = useDuplicates((state) => state.busy);
  const [hideSame, setHideSame] = useState(false);
  const same = group.fields.filter(({ differs }) => !differs).length;
  const taken = group.records.filter(({ id }) => !leftOut.has(id));
  const isSkipped = group.state === 'skipped';
  return (
    <section aria-label={words.compared} className="flex min-w-0 flex-1 flex-col">
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
        <Button
          look="primary"
          command="leads.merge"
          blocked={taken.length < 2 ? words.tooFew : undefined}
          onClick={() => {
            if (!busy) void mergeGroup(fields);
          }}
        >
          {words.merge}
        </Button>
        {isSkipped ? (
          <Button onClick={() => void decideGroup(fields, 'open')}>{words.reopen}</Button>
        ) : (
          <Button command="leads.skip" onClick={() => void decideGroup(fields, 'skipped')}>
            {words.skip}
          </Button>
        )}
        <Button command="leads.different" onClick={() => void decideGroup(fields, 'different')}>
          {words.different}
        </Button>
        {same === 0 ? null : (
          <span className="ml-auto">
            <Button look="quiet" pressed={hideSame} onClick={() => setHideSame(!hideSame)}>
              {hideSame ? words.sameFields(same) : words.hideSame}
            </Button>
          </span>
        )}
      </div>
      <CompareTable group={group} fields={fields} hideSame={hideSame} />
      <GroupReasons group={group} />
    </section>
  );
}
