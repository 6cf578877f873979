import { Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import type { OperationView, RecordPack } from '../../../../core/contract/recordViews.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { setLeadsDesk } from '../../../keys/leadsDesk.ts';
import {
  askGroups,
  decidedBy,
  undoDecision,
  undoLast,
  useDuplicates,
} from '../../../state/leads/duplicateDesk.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatDateTime } from '../../../text/format.ts';
import { noKeys } from '../list/noKeys.ts';

/** Everything that was decided, newest first, each thing with the way to take it back. */
export function DecisionsView({ pack, revision }: { readonly pack: RecordPack; readonly revision: number }) {
  const { packId } = pack;
  const operations = useDuplicates((state) => state.operations);
  const counts = useDuplicates((state) => state.counts);
  useEffect(() => {
    void askGroups(packId, useDuplicates.getState().shown);
    // What was decided or loaded elsewhere is to be seen.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [packId, revision]);
  useEffect(() => {
    setLeadsDesk({ ...noKeys, undo: () => void undoLast() });
    return () => setLeadsDesk(null);
  }, []);
  if (counts === null) return null;
  if (operations.length === 0)
    return (
      <EmptyState
        picture={<Undo2 size={40} strokeWidth={1.25} />}
        title={words.noDecisions}
        actions={<Button onClick={() => goTo(routes.leads('duplicates'))}>{words.showDuplicates}</Button>}
      />
    );
  return (
    <section
      // It scrolls, so the focus has to be able to go there.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={words.decisions}
      className="min-h-0 flex-1 overflow-auto"
    >
      <table className="w-full table-fixed text-left">
        <thead className="sticky top-0 z-[1] bg-subtle text-11 text-ink-3">
          <tr>
            <th className="w-56 px-4 py-1.5 font-semibold">{words.what}</th>
            <th className="px-4 py-1.5 font-semibold">{words.record(1).replace(/ .*/u, '')}</th>
            <th className="w-48 px-4 py-1.5 font-semibold">{words.when}</th>
            <th className="w-44 px-4 py-1.5 font-semibold">{words.who}</th>
            <th className="w-32 px-4 py-1.5">
              <span className="sr-only">{words.undo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <DecisionRow key={operation.id} operation={operation} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DecisionRow({ operation }: { readonly operation: OperationView }) {
  const { kind, at, by, batch, parts, undone } = operation;
  const what = batch === null ? words.events[kind] : words.batch(parts);
  const title = parts > 1 ? words.andOthers(operation.title, parts - 1) : operation.title;
  return (
    <tr className="h-10 border-b border-line">
      <td className={`truncate px-4 ${undone ? 'text-ink-3' : ''}`}>{what}</td>
      <td className="truncate px-4 text-ink-2" title={title}>
        <bdi>{title}</bdi>
      </td>
      <td className="truncate px-4 text-12 text-ink-2">{formatDateTime(at)}</td>
      <td className="truncate px-4 text-12 text-ink-2" title={by}>
        <bdi>{by}</bdi>
      </td>
      <td className="px-4 text-right">
        {undone ? (
          <span className="text-12 text-ink-3">{words.wasUndone}</span>
        ) : (
          <Button
            label={`${words.undo}: ${what}, ${title}`}
            onClick={() => void undoDecision(decidedBy(operation))}
          >
            {parts > 1 ? words.undoAll : words.undo}
          </Button>
        )}
      </td>
    </tr>
  );
}
