import type { RecordEvent, RecordField, RecordView } from '../../../../core/contract/recordViews.ts';
import { getSession } from '../../../client/session.ts';
import { tell, tellTrouble } from '../../../state/app/toasts.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatDateTime } from '../../../text/format.ts';
import { EventChanges, EventHead, UndoneLine } from '../list/EventParts.tsx';

/** Changes of one event that are shown; a row that was loaded has all its values above. */
const shownChanges = 12;

/** What became of a record since it was loaded, newest first; the last change can be taken back. */
export function RecordHistory({
  view,
  fields,
  onUndone,
}: {
  readonly view: RecordView;
  readonly fields: readonly RecordField[];
  readonly onUndone: (view: RecordView) => void;
}) {
  const undo = async (id: NonNullable<RecordEvent['operationId']>): Promise<void> => {
    const { records } = getSession().client;
    try {
      const { blocked } = await records.undo({ packId: view.packId, ids: [id] });
      const [first] = blocked;
      if (first !== undefined) tell(`${first.error.message} ${first.error.remedy}`);
      onUndone(await records.get({ packId: view.packId, recordId: view.id }));
    } catch (cause) {
      tellTrouble(cause);
    }
  };
  const undoOf = ({ operationId, undone }: RecordEvent): (() => void) | null =>
    operationId === null || undone !== null ? null : () => void undo(operationId);
  const contradicted = fields
    .filter(({ name }) => view.history.some(({ changes }) => contradicts(changes, name)))
    .map(({ label }) => label);
  return (
    <section className="px-4 pt-4">
      <h3 className="mb-1 text-11 font-semibold text-ink-3">{words.history}</h3>
      {contradicted.length === 0 ? null : (
        <p className="mb-2 rounded-1 bg-warn-bg px-2 py-1 text-12 text-warn">
          ⚠ {words.contradicted(contradicted.join(', '))}
        </p>
      )}
      <ol className="flex flex-col gap-2">
        {view.history.map((event, at) => (
          <li key={`${event.at} ${String(event.operationId)} ${String(at)}`} className="text-12">
            <EventHead
              name={words.events[event.kind]}
              facts={factsOf(event)}
              isUndone={event.undone !== null}
              onUndo={undoOf(event)}
            />
            {event.fileName === null ? null : (
              <p className="wrap-anywhere text-ink-2">
                <bdi>
                  {event.place === null ? event.fileName : words.fromFile(event.fileName, event.place)}
                </bdi>
              </p>
            )}
            <UndoneLine undone={event.undone} />
            {event.kind === 'loaded' ? null : (
              <EventChanges changes={event.changes.slice(0, shownChanges)} fields={fields} />
            )}
            {saidAt(event).map((place) => (
              <p key={place} className="text-warn">
                <bdi>{words.otherwise(place)}</bdi>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function factsOf({ at, by, suggestedBy }: RecordEvent): string {
  const who = `${formatDateTime(at)} · ${by}`;
  return suggestedBy === undefined ? who : `${who} · ${words.suggestedBy(suggestedBy)}`;
}

/** Whether a row said otherwise of the field than an earlier row of the same file. */
function contradicts(changes: RecordEvent['changes'], field: string): boolean {
  return changes.some((change) => change.field === field && change.saidAt !== undefined);
}

/** The rows of the same file that had said what a row changed. */
function saidAt({ changes }: RecordEvent): readonly string[] {
  return [...new Set(changes.flatMap((change) => change.saidAt ?? []))];
}
