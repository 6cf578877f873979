import { standardOptions } from '../../model/options/standardOptions.ts';
import type { KeptVerdict, StandardJob, StandardJobId, StandardRule } from '../../model/standardising.ts';
import type { BatchEnd, TakenBatch } from '../../ports/standardStore.ts';
import { timestamp } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import { reachOf } from '../llm/llmConnection.ts';
import { askStandard, type StandardInquiry, StandardPause } from './standardAsk.ts';
import type { StandardDeps } from './standardDeps.ts';
import { mayBeSent, openFields } from './standardOpen.ts';
import { verdictKey } from './standardPlan.ts';

/** Works off the batches of jobs, one at a time each. */
export interface StandardWorker {
  /** Begins to work on a job, unless this process is at work on it. */
  start(id: StandardJobId): void;
  /** Resolves when this process is no longer at work on the job. */
  settled(id: StandardJobId): Promise<void>;
  /** Breaks off; what was not counted is taken up by the next `start`. */
  stop(): Promise<void>;
}

export function createStandardWorker(
  parts: StandardDeps,
  told: (job: StandardJob) => Promise<void>,
): StandardWorker {
  const { deps } = parts;
  const { standards, clock, ids, log } = deps;
  const underWay = new Map<StandardJobId, Promise<void>>();
  let breaking = new AbortController();

  const tell = async (id: StandardJobId): Promise<void> => {
    const job = await standards.get(id);
    if (job !== undefined) await told(job);
  };
  const pause = (id: StandardJobId, why: string, met: StandardJob['met']): Promise<boolean> =>
    standards.setState(id, { from: ['running'], to: 'paused', why, met });

  const workOff = async (id: StandardJobId, signal: AbortSignal): Promise<void> => {
    const first = await standards.get(id);
    if (first === undefined) return;
    const of = await parts.frame(first.packId);
    const rules = new Map(
      (await openFields(parts, of, first.fields)).map(({ rule }) => [rule.field, rule] as const),
    );
    for (;;) {
      const job = await standards.get(id);
      if (job?.state !== 'running' || signal.aborted) return;
      const now = clock.now();
      const taken = await standards.take(id, {
        token: ids.next(),
        now: new Date(now).toISOString(),
        until: new Date(now + standardOptions.leaseMs).toISOString(),
      });
      if (taken === undefined) return;
      try {
        const { llm: settings } = await parts.settings.get();
        const rule = rules.get(taken.batch.field);
        const against = whyNot(job, rule, { settings, sensitive: of.schema?.sensitive === true });
        if (against !== undefined || rule === undefined) throw new StandardPause(against);
        const { connection, missing } = await reachOf(settings, deps.llm.secrets);
        if (missing.length > 0)
          throw new StandardPause(`Not all is set that is needed: ${missing.join(', ')}.`);
        const end = await endOf(taken, { job, rule, settings, connection, packTitle: of.title, signal });
        await standards.commit(end, timestamp(clock));
      } catch (error) {
        await standards.release(taken);
        if (!signal.aborted) {
          const isPause = error instanceof StandardPause;
          if (!isPause) log.error('standard.failed', { id, code: toErrorView(error).code });
          if (isPause) await pause(id, error.message, error.met);
          else await pause(id, toErrorView(error).message, null);
        }
        return;
      }
      await tell(id);
    }
  };

  const endOf = async (taken: TakenBatch, inquiry: StandardInquiry): Promise<BatchEnd> => {
    const { rule, settings } = inquiry;
    const { field, values } = taken.batch;
    const known: KeptVerdict[] = [];
    const asked: string[] = [];
    for (const value of values) {
      // Answered by an attempt that did not live to hand it in; what was asked in vain before this job is asked again.
      const kept = await standards.verdict(verdictKey(parts, { settings, rule, value }));
      const isOld = kept?.verdict.kind === 'fault' && kept.at < inquiry.job.startedAt;
      if (kept === undefined || isOld) asked.push(value);
      else known.push(kept);
    }
    const fresh = asked.length === 0 ? [] : await askStandard(parts, inquiry, { field, values: asked });
    const all = [...known, ...fresh];
    return {
      taken,
      suggestions: all.flatMap(({ verdict, modelId, cost, ledgerId }) =>
        verdict.kind === 'changed'
          ? [{ field, from: verdict.value, to: verdict.to, modelId, cost, ledgerId }]
          : [],
      ),
      dead: all.flatMap(({ verdict }) =>
        verdict.kind === 'fault' ? [{ field, value: verdict.value, fault: verdict.fault }] : [],
      ),
      left: all.filter(({ verdict }) => verdict.kind === 'left').length,
      cached: known.length,
    };
  };

  return {
    start(id) {
      if (underWay.has(id)) return;
      const { signal } = breaking;
      const work = workOff(id, signal)
        .catch((error: unknown) => {
          log.error('standard.failed', { id, code: toErrorView(error).code });
        })
        .finally(() => {
          underWay.delete(id);
        })
        .then(() => tell(id));
      underWay.set(id, work);
    },
    settled: async (id) => underWay.get(id),
    async stop() {
      breaking.abort();
      await Promise.allSettled(underWay.values());
      breaking = new AbortController();
    },
  };
}

/** Why a job must not go on: what was agreed to when it began holds no longer. */
function whyNot(
  job: StandardJob,
  rule: StandardRule | undefined,
  { settings, sensitive }: { readonly settings: StandardInquiry['settings']; readonly sensitive: boolean },
): string | undefined {
  if (settings.mode === 'never' || settings.mode === 'off') return 'The language model is switched off.';
  if (settings.modelId !== job.modelId || settings.provider !== job.provider)
    return 'Another model is chosen by now. End the job and begin another.';
  if (rule === undefined) return 'The pack has changed. End the job and begin another.';
  return mayBeSent(rule, sensitive, settings)
    ? undefined
    : 'The settings no longer let these values be sent.';
}
