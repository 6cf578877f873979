import { itemOptions } from '../../../core/model/options/sessionOptions.ts';
import { countedItems, isTerminal, type SessionItem } from '../../../core/model/session.ts';
import { readEnded } from '../../../core/session/sessionEvents.ts';
import type { MemorySessions } from './memorySessions.ts';

/** What must hold after every step, whatever happened before; the first thing that does not is named. */
export class SessionChecks {
  readonly #store: MemorySessions;
  /** As of the last step. */
  readonly #before = new Map<string, SessionItem>();
  /** How often an item was begun with in an epoch. */
  readonly #begun = new Map<string, number>();
  /** Keys of objects that were written. */
  readonly written = new Set<string>();

  constructor(store: MemorySessions) {
    this.#store = store;
  }

  noteBegun(itemId: string, epoch: number): void {
    const key = `${itemId}@${epoch}`;
    this.#begun.set(key, (this.#begun.get(key) ?? 0) + 1);
  }

  /** @returns what does not hold */
  violation(): string | undefined {
    return this.#ofCounts() ?? this.#ofEvents() ?? this.#ofItems();
  }

  #ofCounts(): string | undefined {
    for (const { session, items } of this.#store.kept.values()) {
      for (const outcome of ['done', 'failed', 'quarantined'] as const) {
        const there = [...items.values()].filter(({ state }) => state === outcome).length;
        if (there !== session.counts[outcome])
          return `${there} items are ${outcome}, ${session.counts[outcome]} are counted`;
      }
      if (countedItems(session.counts) > (session.total ?? 0)) return 'more is counted than there is';
    }
    return undefined;
  }

  #ofEvents(): string | undefined {
    const { events } = this.#store;
    if (new Set(events.map(({ id }) => id)).size < events.length) return 'an event is there twice';
    const ended = events.filter(({ kind }) => kind === 'sessionEnded').map(readEnded);
    for (const { status, total, missing } of ended) {
      if (status === 'forced' && missing === 0) return 'ended by force although nothing was missing';
      if (status === 'complete' && missing !== 0)
        return `complete although ${missing} of ${total} are missing`;
    }
    for (const { session } of this.#store.kept.values()) {
      const { status, epoch, counts } = session;
      const told = ended.find((end) => end.sessionId === session.id && end.epoch === epoch);
      const isEnded = status === 'complete' || status === 'forced';
      if (isEnded !== (told !== undefined)) return `epoch ${epoch} is ${status}, its event says otherwise`;
      if (told === undefined) continue;
      for (const outcome of ['done', 'failed', 'quarantined'] as const)
        if (told[outcome] !== counts[outcome]) return 'counts changed after they were told';
    }
    return undefined;
  }

  #ofItems(): string | undefined {
    for (const { items } of this.#store.kept.values()) {
      for (const item of items.values()) {
        const before = this.#before.get(item.id);
        this.#before.set(item.id, item);
        if (before !== undefined && isTerminal(before.state) && before.epoch === item.epoch)
          if (before.state !== item.state) return `a counted item became ${item.state} within its epoch`;
        if (before?.state === item.state) continue;
        if (item.result !== null && !this.written.has(item.result.key)) return 'a result was never written';
        const begun = this.#begun.get(`${item.id}@${item.epoch}`) ?? 0;
        if (item.errorCode === 'WORK_GIVEN_UP' && begun < itemOptions.attempts)
          return `given up after ${begun} attempts`;
      }
    }
    return undefined;
  }
}
