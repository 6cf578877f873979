import { createWaker, type Waker } from '../../jobs/waker.ts';
import { standardWatch } from '../../model/options/standardOptions.ts';
import type { PackId } from '../../model/ids.ts';
import type { PipelinePlace } from '../../model/job.ts';
import type { StandardProgress } from '../../model/standardising.ts';
import type { PipelineLink } from '../../ports/pipelineLink.ts';
import type { StandardApi } from '../../ports/standardApi.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { SettingsService } from '../base/settings.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import { createLlmCalls } from '../llm/llmCalls.ts';
import { createStandardHost, type StandardHost } from './standardHost.ts';
import type { StandardService } from './standardising.ts';

/** The same question of the desk's records, or with a place of the leads of a pipeline. */
type Placed<Method> = Method extends (input: infer Input, ...rest: infer Rest) => infer Answer
  ? (input: Input & { readonly place?: PipelinePlace }, ...rest: Rest) => Answer
  : never;

/** Standardising wherever the records are, under the names of the contract. */
export type PlacedStandards = Omit<StandardService, keyof StandardApi | 'watch'> & {
  readonly [Name in keyof StandardApi | 'watch']: Placed<StandardService[Name]>;
};

/** Standardising of one pipeline, and how it is watched. */
interface Elsewhere {
  readonly api: StandardApi;
  watch(of: { readonly packId: PackId }, signal?: AbortSignal): AsyncIterable<StandardProgress>;
}

export function createPlacedStandards(
  deps: Dependencies,
  {
    desk,
    jobs,
    settings,
  }: {
    readonly desk: StandardService;
    readonly jobs: Pick<JobDesk, 'leadsOf'>;
    readonly settings: Pick<SettingsService, 'get'>;
  },
): PlacedStandards {
  const hosts = new Map<PipelineLink, Promise<StandardHost>>();
  const calls = createLlmCalls(deps);
  const wakers = new Set<Waker>();
  const told = (): void => {
    for (const waker of wakers) waker.wake();
  };

  /** Where nobody else does, this process asks the model, by the settings of this desk. */
  const hostOf = (link: PipelineLink): Promise<StandardHost> | undefined => {
    const { standards } = link;
    if (!('store' in standards)) return undefined;
    const { store, keeper } = standards;
    const open = async (): Promise<StandardHost> => {
      const host = createStandardHost(
        { deps: { ...deps, standards: store }, settings, calls, keeper },
        () => {
          // Whoever shows leads looks at them again.
        },
      );
      for (const { id, load } of deps.schemas)
        for (const job of load === undefined ? [] : await store.jobs(id)) {
          if (job.state !== 'running') continue;
          if (deps.sharing.alone) await store.releaseAll(job.id);
          await host.takeUp(job.id);
        }
      return host;
    };
    const host = hosts.get(link) ?? open();
    host.catch(() => hosts.delete(link));
    hosts.set(link, host);
    return host;
  };

  const elsewhere = async (place: PipelinePlace): Promise<Elsewhere> => {
    const link = await jobs.leadsOf(place);
    const host = await hostOf(link);
    if (host !== undefined) return { api: host, watch: (of, signal) => host.watch(of, signal) };
    const api = link.standards as StandardApi;
    return { api, watch: (of, signal) => polled(api, of, signal) };
  };

  /** Nobody tells of changes over the API, so it is asked: soon while a job runs, and at once after what is done here. */
  async function* polled(
    api: StandardApi,
    of: { readonly packId: PackId },
    signal: AbortSignal = new AbortController().signal,
  ): AsyncGenerator<StandardProgress> {
    const waker = createWaker(deps.wait, signal);
    wakers.add(waker);
    try {
      for (let before = ''; !signal.aborted; ) {
        const progress = await api.progress({ packId: of.packId });
        const text = JSON.stringify(progress);
        if (text !== before) yield progress;
        before = text;
        const isBusy = progress.jobs[0]?.state === 'running';
        await waker.sleep(isBusy ? standardWatch.busyMs : standardWatch.quietMs);
      }
    } finally {
      wakers.delete(waker);
    }
  }

  const reading =
    <Name extends 'look' | 'progress' | 'plan' | 'suggestions' | 'dead'>(name: Name) =>
    async ({ place, ...input }: Parameters<PlacedStandards[Name]>[0]): Promise<unknown> => {
      const api: StandardApi = place === undefined ? desk : (await elsewhere(place)).api;
      return (api[name] as (given: unknown) => Promise<unknown>)(input);
    };
  const changing =
    <Name extends 'start' | 'pause' | 'goOn' | 'end' | 'forget' | 'accept' | 'reject' | 'reopen'>(
      name: Name,
    ) =>
    async ({ place, ...input }: Parameters<PlacedStandards[Name]>[0]): Promise<unknown> => {
      const api = place === undefined ? desk : (await elsewhere(place)).api;
      const answer = await (api[name] as (given: unknown) => Promise<unknown>)(input);
      told();
      return answer;
    };

  const placed = {
    look: reading('look'),
    progress: reading('progress'),
    plan: reading('plan'),
    suggestions: reading('suggestions'),
    dead: reading('dead'),
    start: changing('start'),
    pause: changing('pause'),
    goOn: changing('goOn'),
    end: changing('end'),
    forget: changing('forget'),
    accept: changing('accept'),
    reject: changing('reject'),
    reopen: changing('reopen'),
  } as Pick<PlacedStandards, keyof StandardApi>;

  return {
    ...desk,
    ...placed,
    async *watch({ place, ...of }, signal) {
      if (place === undefined) yield* desk.watch(of, signal);
      else yield* (await elsewhere(place)).watch(of, signal);
    },
    async stop() {
      await desk.stop();
      for (const host of await Promise.allSettled(hosts.values()))
        if (host.status === 'fulfilled') await host.value.stop();
      hosts.clear();
    },
  };
}
