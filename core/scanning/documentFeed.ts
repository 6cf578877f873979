import { itemOptions } from '../model/options/sessionOptions.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import type { ScanId } from '../model/scanRun.ts';
import type { TakenDocument } from '../ports/scans.ts';
import type { ScanDeps } from './scanDeps.ts';

/** Hands out the documents of a scan that are not counted yet, each once, in their order; `undefined` when there are no more. */
export type DocumentFeed = () => Promise<TakenDocument | undefined>;

/** Takes documents some at a time, and the next ones before those run out, so that no thread waits for the store. */
export function documentFeed(
  { scans, clock, ids }: Pick<ScanDeps, 'scans' | 'clock' | 'ids'>,
  id: ScanId,
): DocumentFeed {
  const { lanes } = scans.documents;
  const limit = lanes * scanOptions.takenPerLane;
  const ready: TakenDocument[] = [];
  const state = { after: -1, isDone: false };
  let filling: Promise<void> | undefined;

  const fill = async (): Promise<void> => {
    const nowMs = clock.now();
    const { taken, last } = await scans.store().take(id, {
      after: state.after,
      limit,
      tokens: Array.from({ length: limit }, () => ids.next()),
      now: new Date(nowMs).toISOString(),
      until: new Date(nowMs + itemOptions.leaseMs).toISOString(),
    });
    ready.push(...taken);
    if (last === null) state.isDone = true;
    else state.after = last;
  };
  const begin = (): Promise<void> => {
    filling ??= fill().finally(() => {
      filling = undefined;
    });
    return filling;
  };

  return async () => {
    while (ready.length === 0 && !state.isDone) await begin();
    const next = ready.shift();
    if (ready.length < lanes && !state.isDone) {
      // Its failure is met by whoever needs the next one.
      begin().catch(() => undefined);
    }
    return next;
  };
}
