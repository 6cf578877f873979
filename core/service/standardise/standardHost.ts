import type { PackId } from '../../model/ids.ts';
import type { StandardJobId, StandardProgress } from '../../model/standardising.ts';
import type { StandardApi } from '../../ports/standardApi.ts';
import { createHub } from '../base/hub.ts';
import { createStandardApi, progressOf } from './standardApi.ts';
import type { StandardDeps } from './standardDeps.ts';
import type { StandardTold } from './standardSuggestions.ts';
import { createStandardWorker } from './standardWorker.ts';

/** Standardising where this very process asks the model: on a desk, of its records or of a folder's leads. */
export interface StandardHost extends StandardApi {
  watch(input: { readonly packId: PackId }, signal?: AbortSignal): AsyncIterable<StandardProgress>;
  /** Goes on with a job that was under way. */
  readonly takeUp: (id: StandardJobId) => Promise<void>;
  /** Resolves when this process is no longer at work on a job. */
  readonly atRest: (id: StandardJobId) => Promise<void>;
  /** Breaks off. */
  stop(): Promise<void>;
  readonly told: StandardTold;
}

/** @param changed is told that records were changed */
export function createStandardHost(parts: StandardDeps, changed: () => void): StandardHost {
  const hub = createHub<{ readonly packId: PackId; readonly progress: StandardProgress }>();
  const decided = async (packId: PackId): Promise<void> =>
    hub.publish(packId, { packId, progress: await progressOf(parts, packId) });
  const told: StandardTold = { records: changed, decided };
  const worker = createStandardWorker(parts, ({ packId }) => decided(packId));
  return {
    ...createStandardApi(parts, { worker, told }),
    async *watch({ packId }, signal) {
      const first = async () => ({ packId, progress: await progressOf(parts, packId) });
      for await (const event of hub.subscribe(first, signal))
        if (event.packId === packId) yield event.progress;
    },
    takeUp: (id) => worker.start(id),
    atRest: (id) => worker.settled(id),
    stop: () => worker.stop(),
    told,
  };
}
