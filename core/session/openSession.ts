import { invariant } from '../model/errors.ts';
import { itemOptions, sessionOptions } from '../model/options/sessionOptions.ts';
import type { ItemId, Session, SessionId } from '../model/session.ts';
import { remind } from './remind.ts';
import { type SessionDeps, timeOf } from './sessionDeps.ts';

/** What there is to do, in order. */
export interface Manifest {
  readonly id: SessionId;
  readonly kind: Session['kind'];
  readonly lane: Session['lane'];
  /** Each id once. */
  readonly items: readonly { readonly id: ItemId; readonly work: string }[];
}

/**
 * Begins a session, fixes its manifest and calls each item to mind. May be asked again at any time, also by another
 * process: it goes on from where the last one stopped, and sends only what nobody is at work on.
 */
export async function openSession(deps: SessionDeps, manifest: Manifest): Promise<Session> {
  const { id, kind, lane, items } = manifest;
  checkItems(items);
  const begun = await deps.store.begin({ id, kind, lane, at: timeOf(deps) });
  if (begun.total === null) {
    const placed = items.map((item, place) => ({ ...item, place }));
    for (let from = 0; from < placed.length; from += sessionOptions.pageItems)
      await deps.store.register(id, placed.slice(from, from + sessionOptions.pageItems));
  }
  const sealed = await deps.store.seal(id, {
    total: items.length,
    sha256: deps.digest(items.map((item) => item.id).join('\n')),
    at: timeOf(deps),
  });
  if (sealed.status !== 'sealed') return sealed;
  if (items.length === 0) await deps.store.complete(id, timeOf(deps));
  else await remind(deps, sealed);
  return sealed;
}

function checkItems(items: Manifest['items']): void {
  invariant(new Set(items.map(({ id }) => id)).size === items.length, 'a manifest has each item once');
  const encoder = new TextEncoder();
  for (const { work } of items)
    invariant(
      encoder.encode(work).length <= itemOptions.workBytes,
      'the work of an item is a small document',
    );
}
