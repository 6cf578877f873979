import { type KeyboardEvent, useRef } from 'react';
import type { DeadValueView } from '../../../../core/contract/standardViews.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { showLeadsWith } from '../../../state/leads/leadsOverview.ts';
import { forgetDead, planAgain, useStandards } from '../../../state/leads/standardDesk.ts';
import { formatCount } from '../../../text/format.ts';
import { suggestionWords as words } from '../../../text/suggestionWords.ts';
import { lineKeys } from '../list/lineKeys.ts';

/** Values that were asked about in vain: why, and the ways to deal with each. */
export function DeadTable({ letters }: { readonly letters: boolean }) {
  const dead = useStandards((state) => state.dead);
  const packId = useStandards((state) => state.packId);
  const body = useRef<HTMLTableSectionElement>(null);
  if (dead.length === 0) return <p className="p-4 text-ink-2">{words.none.dead}</p>;
  const onKeyDown = (event: KeyboardEvent): void =>
    lineKeys(event, {
      rows: body.current?.rows,
      letters,
      act: (key, at, next) => {
        const one = dead[at];
        if (one === undefined || (key !== 'r' && key !== 'x')) return false;
        if (key === 'r') planAgain([one]);
        else {
          forgetDead([one]);
          next();
        }
        return true;
      },
    });
  return (
    // Keys of the buttons in it arrive here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      // It scrolls, so the focus has to be able to go there.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={words.shown.dead}
      className="min-h-0 flex-1 overflow-auto"
      onKeyDown={onKeyDown}
    >
      <table className="w-full table-fixed text-left">
        <thead className="sticky top-0 z-[1] bg-subtle text-11 text-ink-3">
          <tr>
            <th className="w-32 px-4 py-1.5 font-semibold">{words.field}</th>
            <th className="px-4 py-1.5 font-semibold">{words.from}</th>
            <th className="w-40 px-4 py-1.5 font-semibold">{words.cause}</th>
            <th className="w-20 px-4 py-1.5 text-right font-semibold">{words.leads}</th>
            <th className="w-68 px-4 py-1.5">
              <span className="sr-only">{words.shown.dead}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {dead.map((one) => (
            <DeadRow
              key={`${one.field} ${one.value}`}
              one={one}
              onShow={() =>
                packId === null ? undefined : showLeadsWith(packId, one, useStandards.getState().place)
              }
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DeadRow({ one, onShow }: { readonly one: DeadValueView; readonly onShow: () => void }) {
  const fields = useStandards((state) => state.fields);
  const { field, value, fault, records } = one;
  const label = fields?.find((other) => other.field === field)?.label ?? field;
  return (
    <tr className="h-10 border-b border-line focus-within:bg-selected">
      <td className="truncate px-4 text-ink-2" title={label}>
        {label}
      </td>
      <td className="truncate px-4" title={value}>
        <bdi>{value}</bdi>
      </td>
      <td className="px-4">
        <Chip tone="warn" title={words.faults[fault]}>
          {words.faultNames[fault]}
        </Chip>
      </td>
      <td className="px-4 text-right tabular-nums">{formatCount(records)}</td>
      <td className="px-4">
        <DeadActions one={one} onShow={onShow} />
      </td>
    </tr>
  );
}

function DeadActions({ one, onShow }: { readonly one: DeadValueView; readonly onShow: () => void }) {
  const { value } = one;
  return (
    <div className="flex justify-end gap-2">
      <Button label={words.actOnValue(words.again, value)} onClick={() => planAgain([one])}>
        {words.again}
      </Button>
      <Button label={words.actOnValue(words.showLeads, value)} onClick={onShow}>
        {words.leads}
      </Button>
      <Button look="quiet" label={words.actOnValue(words.dismiss, value)} onClick={() => forgetDead([one])}>
        {words.leave}
      </Button>
    </div>
  );
}
