import { useMemo } from 'react';
import { FilterChips } from '../../components/FilterChips.tsx';
import { OfQuestion } from '../../components/OfQuestion.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { useApp } from '../../state/app/appState.ts';
import { setInboxDesk, useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { noJobs } from '../../state/inbox/inboxListNow.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { inboxCounts, inboxFilters, inboxOrders, inboxTargets } from '../../state/inbox/inboxList.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';

/** Shown only where there are such files; the others stay, so that nothing shifts. */
const rare: ReadonlySet<string> = new Set(['quarantined', 'waiting', 'removed']);

/** States with their counts, the target, and the order of the list. */
export function InboxFilters() {
  const items = useApp((state) => state.inbox);
  const arrivals = useApp((state) => state.arrivals);
  const jobs = useApp((state) => state.jobs?.jobs) ?? noJobs;
  const removed = useInboxDesk((state) => state.removed);
  const filter = useInboxDesk((state) => state.filter);
  const target = useInboxDesk((state) => state.target);
  const only = useInboxDesk((state) => state.only);
  const counts = useMemo(
    () => inboxCounts({ arrivals, items: items ?? [], removed, jobs }, { target, only }),
    [arrivals, items, removed, jobs, target, only],
  );
  const shown = inboxFilters.filter((name) => !rare.has(name) || counts[name] > 0 || name === filter);
  return (
    <div className="flex shrink-0 items-center gap-2 border-b border-line px-4 py-1.5">
      <FilterChips
        label={text.inbox.states}
        chips={shown.map((name) => ({ name, label: text.inbox.filters[name], count: counts[name] }))}
        value={filter}
        onChange={(next) => setInboxDesk({ filter: next, selected: new Set(), anchor: null })}
      />
      {only === null ? null : <OfQuestion onRemove={() => goTo(routes.inbox())} />}
      <span className="ml-auto flex shrink-0 items-center gap-1">
        <TargetMenu />
        <OrderMenu />
      </span>
    </div>
  );
}

function TargetMenu() {
  const items = useApp((state) => state.inbox);
  const packs = useApp((state) => state.host?.packs) ?? [];
  const target = useInboxDesk((state) => state.target);
  const targets = useMemo(() => inboxTargets(items ?? []), [items]);
  if (targets.length < 2 && target === null) return null;
  const titleOf = (packId: string): string => packs.find(({ id }) => id === packId)?.title ?? packId;
  const choose = (packId: string | null): void =>
    setInboxDesk({ target: packId, selected: new Set(), anchor: null });
  return (
    <MenuButton
      look="quiet"
      prefix={text.inbox.target}
      entries={[
        {
          id: 'any',
          label: text.inbox.anyTarget,
          chosen: target === null,
          onPick: () => choose(null),
        },
        ...targets.map(({ packId, count }) => ({
          id: packId,
          label: titleOf(packId),
          note: formatCount(count),
          chosen: packId === target,
          onPick: () => choose(packId),
        })),
      ]}
    >
      {target === null ? text.inbox.anyTarget : titleOf(target)}
    </MenuButton>
  );
}

function OrderMenu() {
  const order = useInboxDesk((state) => state.order);
  return (
    <MenuButton
      look="quiet"
      prefix={text.inbox.order}
      entries={inboxOrders.map((name) => ({
        id: name,
        label: text.inbox.orders[name],
        chosen: name === order,
        onPick: () => setInboxDesk({ order: name }),
      }))}
    >
      {text.inbox.orders[order]}
    </MenuButton>
  );
}
