import { useState } from 'react';
import type { GroupView, RecordField } from '../../../core/contract/recordViews.ts';
import { Button } from '../../components/Button.tsx';
import { decideGroup, mergeGroup, takeRecord, useDuplicates } from '../../state/leads/duplicateDesk.ts';
import { text } from '../../text/en.ts';
import { formatDate } from '../../text/format.ts';
import { comparedId, CompareTable } from './CompareTable.tsx';
import { GroupReasons } from './GroupReasons.tsx';

const words = text.leads;

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
      <CompareTable
        group={group}
        fields={fields}
        hideSame={hideSame}
        head={(record, at) => (
          <span className="flex min-w-0 items-start gap-2">
            {group.records.length < 3 ? null : (
              <input
                type="checkbox"
                aria-label={words.takeRecord(at + 1)}
                title={words.takeRecord(at + 1)}
                checked={!leftOut.has(record.id)}
                onChange={(event) => takeRecord(record.id, event.target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              />
            )}
            <span className="min-w-0">
              <span className="block truncate font-semibold text-ink">
                {words.record(at + 1)}
                {at === 0 ? <span className="font-normal text-ink-3"> · {words.oldestRecord}</span> : null}
              </span>
              <bdi
                className="block truncate font-normal text-ink-2"
                title={words.fromFile(record.fileName, record.place)}
              >
                {words.fromFile(record.fileName, record.place)}
                {record.at === '' ? '' : `, ${formatDate(record.at)}`}
              </bdi>
            </span>
          </span>
        )}
      />
      <GroupReasons group={group} />
    </section>
  );
}
