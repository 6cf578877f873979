import type { LeadEvent, LeadPack } from '../../../core/contract/leadViews.ts';
import { Button } from '../../components/Button.tsx';
import { leadPlaceWords as words } from '../../text/leadPlaceWords.ts';
import { leadsWords } from '../../text/leadsWords.ts';
import { formatDateTime } from '../../text/format.ts';

/** What became of a lead since it was new, newest first; what a person changed can be taken back. */
export function LeadHistory({
  events,
  fields,
  onUndo,
}: {
  readonly events: readonly LeadEvent[];
  readonly fields: LeadPack['fields'];
  readonly onUndo: (stamp: NonNullable<LeadEvent['stamp']>) => void;
}) {
  return (
    <section className="px-4 pt-4">
      <h3 className="mb-1 text-11 font-semibold text-ink-3">{leadsWords.history}</h3>
      <ol className="flex flex-col gap-2">
        {events.map(({ kind, at, by, reason, stamp, undone, fileName, place, changes }, index) => (
          <li key={`${at} ${String(stamp)} ${String(index)}`} className="text-12">
            <div className="flex items-center gap-2">
              <span className={`font-medium ${undone === null ? '' : 'text-ink-3 line-through'}`}>
                {words.events[kind]}
              </span>
              <span className="min-w-0 flex-1 truncate text-ink-3">
                <bdi>{by === '' ? formatDateTime(at) : `${formatDateTime(at)} · ${by}`}</bdi>
              </span>
              {stamp === null || undone !== null ? null : (
                <Button look="quiet" onClick={() => onUndo(stamp)}>
                  {leadsWords.undo}
                </Button>
              )}
            </div>
            {fileName === null ? null : (
              <p className="truncate text-ink-2">
                <bdi>{place === null ? fileName : leadsWords.fromFile(fileName, place)}</bdi>
              </p>
            )}
            {reason === '' ? null : (
              <p className="wrap-anywhere text-ink-2">
                <bdi>{words.because(reason)}</bdi>
              </p>
            )}
            {undone === null ? null : (
              <p className="text-ink-3">
                <bdi>{leadsWords.undone(undone.by, formatDateTime(undone.at))}</bdi>
              </p>
            )}
            <ul>
              {changes.map(({ field, before, after }) => (
                <li key={field} className="wrap-anywhere">
                  <span className="text-ink-2">
                    {fields.find(({ name }) => name === field)?.label ?? field}:{' '}
                  </span>
                  <del className="font-mono text-ink-3">{before ?? leadsWords.nothing}</del>
                  {' → '}
                  <ins className="font-mono no-underline">{after ?? leadsWords.nothing}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
