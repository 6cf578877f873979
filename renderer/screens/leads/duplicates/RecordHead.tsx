import type { GroupView } from '../../../../core/contract/recordViews.ts';
import { takeRecord } from '../../../state/leads/duplicateDesk.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatDate } from '../../../text/format.ts';

/** What stands above a record: which one it is, where it is from, and, of several, whether it is merged with the others. */
export function RecordHead({
  record,
  at,
  isOne,
  isTaken,
}: {
  readonly record: GroupView['records'][number];
  readonly at: number;
  /** One of three or more, so that it may be left out. */
  readonly isOne: boolean;
  readonly isTaken: boolean;
}) {
  const { id, fileName, place } = record;
  const from = words.fromFile(fileName, place);
  return (
    <span className="flex min-w-0 items-start gap-2">
      {isOne ? (
        <input
          type="checkbox"
          aria-label={words.takeRecord(at + 1)}
          title={words.takeRecord(at + 1)}
          checked={isTaken}
          onChange={(event) => takeRecord(id, event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        />
      ) : null}
      <span className="min-w-0">
        <span className="block truncate font-semibold text-ink">
          {words.record(at + 1)}
          {at === 0 ? <span className="font-normal text-ink-3"> · {words.oldestRecord}</span> : null}
        </span>
        <bdi className="block truncate font-normal text-ink-2" title={from}>
          {record.at === '' ? from : `${from}, ${formatDate(record.at)}`}
        </bdi>
      </span>
    </span>
  );
}
