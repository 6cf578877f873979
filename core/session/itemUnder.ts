import { isTerminal, type Session, type SessionItem } from '../model/session.ts';

/**
 * The item as it stands by what has become of its session, from the item as it was written last.
 *
 * That a session is ended or opened again is written once, with the session, and not with each of its items: what is not
 * counted is `skipped` while the session is forced, and pending with no attempt in an epoch in which nobody has begun with
 * it. So 6,600 items change in one step, and none is forgotten half-way.
 */
export function itemUnder(session: Session, item: SessionItem): SessionItem {
  if (isTerminal(item.state)) return item;
  const isOfEpoch = item.epoch === session.epoch;
  const own = isOfEpoch ? item : { ...item, epoch: session.epoch, attempt: 0 };
  if (session.status === 'forced') return { ...own, state: 'skipped', claim: null };
  return isOfEpoch ? item : { ...own, state: 'pending', claim: null };
}

/** Whether somebody may begin with an item that is shown as `itemUnder` does. */
export function isIdle(item: SessionItem, now: string): boolean {
  if (item.state === 'claimed') return item.claim === null || item.claim.until < now;
  return item.state === 'pending';
}
