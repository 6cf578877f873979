import type { RecordEvent, RecordField, RecordView } from '../../../core/contract/recordViews.ts';
import { getSession } from '../../client/session.ts';
import { Button } from '../../components/Button.tsx';
import { tell, tellTrouble } from '../../state/app/toasts.ts';
import { leadsWords as words } from '../../text/leadsWords.ts';
import { formatDateTime } from '../../text/format.ts';

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
            <div className="flex items-center gap-2">
              <span className={`font-medium ${event.undone === null ? '' : 'text-ink-3 line-through'}`}>
                {words.events[event.kind]}
              </span>
              <span className="min-w-0 flex-1 truncate text-ink-3">
                <bdi>
                  {formatDateTime(event.at)} · {event.by}
                  {event.suggestedBy === undefined ? '' : ` · ${words.suggestedBy(event.suggestedBy)}`}
                </bdi>
              </span>
              {event.operationId === null || event.undone !== null ? null : (
                <Button look="quiet" onClick={() => void undo(event.operationId ?? (0 as never))}>
                  {words.undo}
                </Button>
              )}
            </div>
            {event.fileName === null ? null : (
              <p className="wrap-anywhere text-ink-2">
                <bdi>
                  {event.place === null ? event.fileName : words.fromFile(event.fileName, event.place)}
                </bdi>
              </p>
            )}
            {event.undone === null ? null : (
              <p className="text-ink-3">
                <bdi>{words.undone(event.undone.by, formatDateTime(event.undone.at))}</bdi>
              </p>
            )}
            {event.kind === 'loaded' ? null : (
              <ul>
                {event.changes.slice(0, shownChanges).map(({ field, before, after }) => (
                  <li key={field} className="wrap-anywhere">
                    <span className="text-ink-2">
                      {fields.find(({ name }) => name === field)?.label ?? field}:{' '}
                    </span>
                    <del className="font-mono text-ink-3">{before ?? words.nothing}</del>
                    {' → '}
                    <ins className="font-mono no-underline">{after ?? words.nothing}</ins>
                  </li>
                ))}
              </ul>
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

/** Whether a row said otherwise of the field than an earlier row of the same file. */
function contradicts(changes: RecordEvent['changes'], field: string): boolean {
  return changes.some((change) => change.field === field && change.saidAt !== undefined);
}

/** The rows of the same file that had said what a row changed. */
function saidAt({ changes }: RecordEvent): readonly string[] {
  return [...new Set(changes.flatMap((change) => change.saidAt ?? []))];
}
