import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MergedSlot, MergeView, ReviewView, SlotValue } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { openOverlay, useApp } from '../../../state/app/appState.ts';
import { chooseMerge, takeMerge, useMerge } from '../../../state/review/mergeActions.ts';
import { doubleFed, mergedValue } from '../../../state/review/mergedValue.ts';
import { text } from '../../../text/en.ts';
import { formatDateTime } from '../../../text/format.ts';
import { MergeChoiceCell } from './MergeChoiceCell.tsx';

/** A draft beside the version that somebody else approved: theirs, yours, merged, a line for each place that differs. */
export function MergeDialog() {
  const open = useApp((state) => state.overlay === 'merge');
  const version = useMerge((state) => state.view?.theirs.version ?? 0);
  return (
    <Dialog open={open} onClose={() => openOverlay('none')} title={text.merge.title(version)} width="w-250">
      {open ? <Comparison /> : null}
    </Dialog>
  );
}

function Comparison() {
  const { view, choices, trouble, busy, thenApprove } = useMerge();
  const review = useApp((state) => state.review?.view ?? null);
  const slots = view?.slots ?? [];
  const conflicts = slots.filter(({ kind }) => kind === 'conflict');
  const open = conflicts.filter(({ key }) => !choices.has(key)).length;
  const blocked = busy ? text.merge.busy : open > 0 ? text.merge.choose(open) : undefined;
  return (
    <div
      role="presentation"
      className="flex min-h-0 flex-col"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (blocked === undefined) void takeMerge();
      }}
    >
      {view === null || review === null ? (
        <p className="p-4 text-ink-2">{trouble === null ? text.merge.loading : null}</p>
      ) : (
        <Slots view={view} review={review} />
      )}
      {trouble === null ? null : (
        <div className="px-4 pb-3">
          <TroublePanel trouble={trouble} />
        </div>
      )}
      <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <span className="mr-auto text-12 text-ink-2">
          {conflicts.length === 0 ? '' : `${text.merge.conflicts(open, conflicts.length)} `}
          {text.merge.undo}
        </span>
        <Button onClick={() => openOverlay('none')}>{text.cancel}</Button>
        <span data-confirm="">
          <Button look="primary" keyName="$mod+Enter" blocked={blocked} onClick={() => void takeMerge()}>
            {thenApprove ? text.merge.takeAndApprove : text.merge.take}
          </Button>
        </span>
      </div>
    </div>
  );
}

function Slots({ view, review }: { readonly view: MergeView; readonly review: ReviewView }) {
  const choices = useMerge((state) => state.choices);
  const [all, setAll] = useState(false);
  const tableRef = useRef<HTMLTableElement>(null);
  const agreed = view.slots.filter(({ kind }) => kind === 'same' || kind === 'both');
  const shown = [
    ...view.slots.filter(({ kind }) => kind === 'conflict'),
    ...view.slots.filter(({ kind }) => kind === 'theirs' || kind === 'yours'),
    ...(all ? agreed : []),
  ];
  const twice = doubleFed(view.slots, choices);
  const { theirs } = view;
  const count = (kind: MergedSlot['kind']): number => view.slots.filter((slot) => slot.kind === kind).length;
  useEffect(() => {
    // The first conflict has the keys; without one the next key is for the answer.
    const first = tableRef.current?.querySelector<HTMLElement>('[data-conflict]');
    const target =
      first ??
      tableRef.current?.closest('[role=dialog]')?.querySelector<HTMLElement>('[data-confirm] button');
    target?.focus();
  }, []);
  const onKey = (event: KeyboardEvent<HTMLElement>, key: string): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '1') chooseMerge(key, 'theirs');
    else if (event.key === '2') chooseMerge(key, 'yours');
    else if (event.key !== '3') return;
    event.preventDefault();
    event.stopPropagation();
    focusNext(event.currentTarget);
  };
  return (
    <div className="flex min-h-0 flex-col gap-2 overflow-auto p-4">
      <p>
        {text.merge.facts(theirs.approvedBy, formatDateTime(theirs.approvedAt), view.baseVersion)}{' '}
        {theirs.reason === '' ? null : text.merge.theirReason(theirs.reason)}
      </p>
      <p className="text-12 text-ink-2">
        {text.merge.counts({
          theirs: count('theirs'),
          yours: count('yours'),
          both: count('both'),
          same: count('same'),
        })}
        {'. '}
        {count('conflict') === 0 ? text.merge.noConflict : text.merge.hint}
      </p>
      {twice.length === 0 ? null : (
        <p className="rounded-2 bg-warn-bg p-2 text-warn">⚠ {text.merge.twice(twice)}</p>
      )}
      {shown.length === 0 ? null : (
        <table
          ref={tableRef}
          aria-label={text.merge.slots}
          className="w-full table-fixed border-collapse text-left"
        >
          <thead>
            <tr className="h-7 bg-subtle text-11 text-ink-2">
              <th className="w-1/5 px-2 font-semibold">{text.merge.column}</th>
              <th className="px-2 font-semibold">{text.merge.base}</th>
              <th className="px-2 font-semibold">{text.merge.theirs}</th>
              <th className="px-2 font-semibold">{text.merge.yours}</th>
              <th className="px-2 font-semibold">{text.merge.merged}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((slot) => (
              <tr key={slot.key} className="border-b border-line align-top">
                <th className="px-2 py-1.5 font-medium">
                  <bdi className="block truncate" title={slotName(slot, review)}>
                    {slotName(slot, review)}
                  </bdi>
                  <Chip tone={slot.kind === 'conflict' ? 'warn' : 'plain'}>
                    {text.merge.kinds[slot.kind]}
                  </Chip>
                </th>
                <td className="px-2 py-1.5 text-ink-2">
                  <Value value={slot.base} />
                </td>
                {slot.kind === 'conflict' ? (
                  <MergeChoiceCell
                    slotKey={slot.key}
                    name={slotName(slot, review)}
                    choice={choices.get(slot.key)}
                    onKey={onKey}
                    theirs={<Value value={slot.theirs} />}
                    yours={<Value value={slot.yours} />}
                  />
                ) : (
                  <>
                    <td className="px-2 py-1.5">
                      <Value value={slot.theirs} />
                    </td>
                    <td className="px-2 py-1.5">
                      <Value value={slot.yours} />
                    </td>
                  </>
                )}
                <td className="px-2 py-1.5 font-medium">
                  {slot.kind === 'conflict' && !choices.has(slot.key) ? (
                    <span className="text-warn">{text.merge.open}</span>
                  ) : (
                    <Value value={mergedValue(slot, choices.get(slot.key))} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {agreed.length === 0 || all ? null : (
        <span>
          <Button look="quiet" onClick={() => setAll(true)}>
            {text.merge.showAgreed(agreed.length)}
          </Button>
        </span>
      )}
    </div>
  );
}

/** The next conflict after this one; behind the last the answer. */
function focusNext(from: HTMLElement): void {
  const dialog = from.closest('[role=dialog]');
  const all = [...(dialog?.querySelectorAll<HTMLElement>('[data-conflict]') ?? [])];
  const own = from.closest('tr')?.querySelector<HTMLElement>('[data-conflict]') ?? from;
  const next = all[all.indexOf(own) + 1] ?? dialog?.querySelector<HTMLElement>('[data-confirm] button');
  next?.focus();
}

function slotName({ key }: MergedSlot, { table }: ReviewView): string {
  const [kind, ...rest] = key.split(':');
  const name = rest.join(':');
  return kind === 'column' ? (table?.columns[Number(name)]?.name ?? name) : name;
}

function Value({ value }: { readonly value: SlotValue | null }) {
  if (value === null || value.field === null)
    return (
      <span className="text-ink-3">{value?.setAside === true ? text.merge.leftOut : text.merge.nothing}</span>
    );
  return (
    <>
      <span className="block truncate font-mono text-12 leading-5" title={value.field}>
        {value.field}
      </span>
      {value.transforms.map((step) => (
        <span key={JSON.stringify(step)} className="block text-12 break-words text-ink-2">
          {text.transforms.words(step)}
        </span>
      ))}
    </>
  );
}
