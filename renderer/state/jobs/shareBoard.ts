import type { JobBoard } from '../../../core/contract/views.ts';

/**
 * The board as it is now, with every part of it that says the same as before being the same object, so that a change of
 * one job draws one row. Boards come some times a second and hold hundreds of jobs.
 */
export function shareBoard(before: JobBoard | null, now: JobBoard): JobBoard {
  if (before === null) return now;
  return {
    pipelines: shareList(before.pipelines, now.pipelines, ({ place }) => place),
    jobs: shareList(before.jobs, now.jobs, ({ place, id }) => `${place} ${id}`),
    counts: share(before.counts, now.counts),
    outbox: shareList(before.outbox, now.outbox, ({ id }) => id),
  };
}

function shareList<Item extends object>(
  before: readonly Item[],
  now: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const shared = now.map((item) => share(known.get(keyOf(item)), item));
  return shared.length === before.length && shared.every((item, at) => item === before[at]) ? before : shared;
}

function share<Item extends object>(before: Item | undefined, now: Item): Item {
  return before !== undefined && said(before) === said(now) ? before : now;
}

const texts = new WeakMap<object, string>();

/** Boards are made by one piece of code, so the order of the names is the same. */
function said(item: object): string {
  const text = texts.get(item) ?? JSON.stringify(item);
  texts.set(item, text);
  return text;
}
