import type { ItemId } from '../model/session.ts';

/** Tells a request to open a session again from another one; stores keep a digest of it, so that it may be asked twice. */
export function reopeningText(epoch: number, items: readonly ItemId[]): string {
  return JSON.stringify([epoch, ...new Set(items.toSorted())]);
}
