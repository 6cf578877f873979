import type { LeadEvent, LeadPack } from '../../../../core/contract/leadViews.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';
import { leadsWords } from '../../../text/leadsWords.ts';
import { formatDateTime } from '../../../text/format.ts';
import { EventChanges, EventHead, UndoneLine } from '../list/EventParts.tsx';

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
        {events.map(
          ({ kind, at, by, reason, suggestedBy, stamp, undone, fileName, place, changes }, index) => (
            <li key={`${at} ${String(stamp)} ${String(index)}`} className="text-12">
              <EventHead
                name={words.events[kind]}
                facts={[formatDateTime(at), by, suggestionText(suggestedBy)]
                  .filter((part) => part !== '')
                  .join(' · ')}
                isUndone={undone !== null}
                onUndo={stamp === null || undone !== null ? null : () => onUndo(stamp)}
              />
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
              <UndoneLine undone={undone} />
              <EventChanges changes={changes} fields={fields} />
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function suggestionText(by: string | null): string {
  if (by === null) return '';
  return by === '' ? leadsWords.suggestedByRules : leadsWords.suggestedBy(by);
}
