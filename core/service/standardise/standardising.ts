import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { sessionOptions } from '../../model/options/sessionOptions.ts';
import type {
  DeadValueView,
  FieldValue,
  StandardJob,
  StandardJobId,
  StandardJobView,
  StandardOverview,
  StandardPlan,
  StandardProgress,
} from '../../model/standardising.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { createHub } from '../base/hub.ts';
import { createLlmCalls } from '../llm/llmCalls.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { recordFrame } from '../records/recordFrame.ts';
import type { SettingsService } from '../base/settings.ts';
import type { StandardDeps } from './standardDeps.ts';
import { withSpending } from './standardLimit.ts';
import { openFields } from './standardOpen.ts';
import { draftStandard, type StandardDraft, unanswered } from './standardPlan.ts';
import { narrowed, refuse } from './standardScope.ts';
import { createStandardSuggestions, type StandardSuggestions } from './standardSuggestions.ts';
import { createStandardWorker } from './standardWorker.ts';

/** Which fields are to be standardised. */
export interface StandardScope {
  readonly packId: PackId;
  readonly fields: readonly string[];
  /** Of these alone the values that were asked about in vain, once more. */
  readonly again?: readonly FieldValue[];
}

type StandardOrder = StandardScope & {
  readonly requestHash: string;
  readonly mostCost: number | null;
};

/** Having values standardised that no rule could, in batches; under the names of the contract. */
export interface StandardService extends StandardSuggestions {
  look(input: { readonly packId: PackId }): Promise<StandardOverview>;
  watch(input: { readonly packId: PackId }, signal?: AbortSignal): AsyncIterable<StandardProgress>;
  plan(input: StandardScope): Promise<StandardPlan>;
  /** @throws {AppError} `LLM_CHANGED` where the requests are other ones by now; `LLM_OFF`, `LLM_REFUSED`, `LLM_BUDGET`, `USAGE` */
  start(input: StandardOrder): Promise<StandardJobView>;
  pause(input: { readonly jobId: StandardJobId }): Promise<StandardJobView>;
  /** Goes on with a job that pauses, under higher limits where they are given. */
  goOn(input: {
    readonly jobId: StandardJobId;
    readonly mostCost?: number;
    readonly mostTokens?: number;
  }): Promise<StandardJobView>;
  /** Ends a job with batches missing. What the model still answers is offered, and counted nowhere. */
  end(input: { readonly jobId: StandardJobId; readonly reason: string }): Promise<StandardJobView>;
  /** Values that were asked about in vain, those that no record has any more left out. */
  dead(input: { readonly packId: PackId }): Promise<readonly DeadValueView[]>;
  /** Takes values off that list; they are not asked about again by themselves. */
  forget(input: { readonly packId: PackId; readonly values: readonly FieldValue[] }): Promise<void>;
  /** Not on the wire: resolves when this process is no longer at work on a job. */
  settled(input: { readonly jobId: StandardJobId }): Promise<StandardJobView>;
  /** Not on the wire: takes up what was under way when the host stopped. */
  resume(): Promise<void>;
  /** Not on the wire: breaks off. */
  stop(): Promise<void>;
}

export function createStandardService(
  deps: Dependencies,
  {
    packs,
    settings,
    recordsChanged,
  }: {
    readonly packs: PackShelf;
    readonly settings: SettingsService;
    readonly recordsChanged: () => void;
  },
): StandardService {
  const { standards, clock, ids, digest } = deps;
  const frame = (packId: PackId) => recordFrame(deps, packs, packId);
  const parts: StandardDeps = { deps, settings, calls: createLlmCalls(deps), frame };
  const hub = createHub<{ readonly packId: PackId; readonly progress: StandardProgress }>();
  const progressOf = async (packId: PackId): Promise<StandardProgress> => {
    const jobs: StandardJobView[] = [];
    for (const job of await standards.jobs(packId)) jobs.push(await withSpending(parts, job));
    const dead = (await standards.dead(packId)).length;
    return { jobs, suggestions: await standards.countSuggestions(packId), dead };
  };
  const told = async (packId: PackId): Promise<void> =>
    hub.publish(packId, { packId, progress: await progressOf(packId) });
  const worker = createStandardWorker(parts, ({ packId }) => told(packId));
  const suggestions = createStandardSuggestions(parts, { records: recordsChanged, decided: told });

  const jobOf = async (id: StandardJobId): Promise<StandardJob> => {
    const job = await standards.get(id);
    if (job === undefined) throw new AppError('NOT_FOUND', 'There is no such job.');
    return job;
  };
  const viewOf = async (id: StandardJobId) => withSpending(parts, await jobOf(id));
  const drafted = async ({ packId, fields, again }: StandardScope): Promise<StandardDraft> => {
    const of = await frame(packId);
    const open = await openFields(parts, of, fields);
    const { llm } = await settings.get();
    const sensitive = of.schema?.sensitive === true;
    const isAgain = again !== undefined;
    return draftStandard(parts, { fields: narrowed(open, again), settings: llm, sensitive, again: isAgain });
  };

  const begin = async (
    { packId, fields }: Pick<StandardScope, 'packId' | 'fields'>,
    { plan, batches, known }: StandardDraft,
    limits: Pick<StandardJob, 'mostCost' | 'mostTokens'>,
  ): Promise<StandardJobView> => {
    refuse(plan);
    const jobs = await standards.jobs(packId);
    if (jobs.some(({ state }) => state === 'running' || state === 'paused'))
      throw new AppError('USAGE', 'Another job is under way for these records.', {
        remedy: 'Wait until it is done, or end it.',
      });
    const { llm, approver } = await settings.get();
    if (limits.mostCost !== null && plan.batches > 0 && plan.estimate.cost === null)
      throw new AppError('USAGE', 'Without prices nobody can say what a job costs.', {
        remedy: 'Set the prices of the model in Settings, or leave the limit on cost out.',
      });
    const id = ids.next() as StandardJobId;
    await standards.create({
      job: {
        id,
        packId,
        fields,
        provider: llm.provider,
        modelId: llm.modelId,
        estimate: plan.estimate,
        ...limits,
        by: approver,
        startedAt: timestamp(clock),
      },
      batches,
      known,
      sha256: digest(JSON.stringify(batches)),
    });
    worker.start(id);
    await told(packId);
    return viewOf(id);
  };

  return {
    ...suggestions,
    async look({ packId }) {
      const of = await frame(packId);
      const { llm } = await settings.get();
      const fields: StandardOverview['fields'][number][] = [];
      for (const one of await openFields(parts, of)) {
        const { rule, mayBeSent, known } = one;
        const { field, label, kind, isPersonal } = rule;
        const values = await unanswered(parts, one, llm);
        const records = values.reduce((sum, value) => sum + value.records, 0);
        const counts = { values: values.length, records, byRule: known.length };
        fields.push({ field, label, kind, isPersonal, mayBeSent, ...counts });
      }
      return { sensitive: of.schema?.sensitive === true, fields };
    },
    async *watch({ packId }, signal) {
      const first = async () => ({ packId, progress: await progressOf(packId) });
      for await (const event of hub.subscribe(first, signal))
        if (event.packId === packId) yield event.progress;
    },
    plan: async (scope) => (await drafted(scope)).plan,
    async start({ requestHash, mostCost, ...scope }) {
      const draft = await drafted(scope);
      if (draft.plan.requestHash !== requestHash)
        throw new AppError('LLM_CHANGED', 'The requests are other ones by now.');
      return begin(scope, draft, { mostCost, mostTokens: draft.plan.mostTokens });
    },
    async pause({ jobId }) {
      const { packId } = await jobOf(jobId);
      await standards.setState(jobId, { from: ['running'], to: 'paused', why: '', met: null });
      await told(packId);
      return viewOf(jobId);
    },
    async goOn({ jobId, mostCost, mostTokens }) {
      const job = await jobOf(jobId);
      // What it was paused with may still be on its way.
      await worker.settled(jobId);
      await standards.setState(jobId, {
        from: ['paused'],
        to: 'running',
        why: '',
        met: null,
        limits: { mostCost: mostCost ?? job.mostCost, mostTokens: mostTokens ?? job.mostTokens },
      });
      worker.start(jobId);
      await told(job.packId);
      return viewOf(jobId);
    },
    async end({ jobId, reason }) {
      const { packId } = await jobOf(jobId);
      const why = reason.trim();
      if (why.length < sessionOptions.reasonCharacters)
        throw new AppError(
          'REASON_MISSING',
          'Ending a job before all its batches are through needs a reason.',
        );
      const { approver } = await settings.get();
      await standards.end(jobId, { by: approver, reason: why, at: timestamp(clock) });
      await told(packId);
      return viewOf(jobId);
    },
    async dead({ packId }) {
      const of = await frame(packId);
      const found: DeadValueView[] = [];
      for (const one of await standards.dead(packId)) {
        const places = [{ place: of.placeOf(one.field), values: [one.value] }];
        const { total } = await deps.stores.records.count({ packId, words: [], places });
        if (total > 0) found.push({ ...one, records: total });
      }
      return found;
    },
    async forget({ packId, values }) {
      await standards.forget(packId, values);
      await told(packId);
    },
    async settled({ jobId }) {
      await worker.settled(jobId);
      return viewOf(jobId);
    },
    async resume() {
      for (const { id, state } of await standards.jobs()) {
        if (state !== 'running') continue;
        if (deps.sharing.alone) await standards.releaseAll(id);
        worker.start(id);
      }
    },
    stop: () => worker.stop(),
  };
}
