import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { sessionOptions } from '../../model/options/sessionOptions.ts';
import type {
  DeadValueView,
  StandardJob,
  StandardJobId,
  StandardJobView,
  StandardOverview,
  StandardProgress,
} from '../../model/standardising.ts';
import type { StandardApi, StandardScope } from '../../ports/standardApi.ts';
import { anotherJob } from '../../standardise/batchClaim.ts';
import { timestamp } from '../base/dependencies.ts';
import type { StandardDeps } from './standardDeps.ts';
import { withSpending } from './standardLimit.ts';
import { openFields } from './standardOpen.ts';
import { draftStandard, type StandardDraft, unanswered } from './standardPlan.ts';
import { narrowed, refuse } from './standardScope.ts';
import { createStandardSuggestions, type StandardTold } from './standardSuggestions.ts';
import type { StandardWorker } from './standardWorker.ts';

/** Jobs, and what is suggested, over whichever store and records there are. */
export function createStandardApi(
  parts: StandardDeps,
  { worker, told }: { readonly worker: StandardWorker; readonly told: StandardTold },
): StandardApi {
  const { deps, settings, keeper } = parts;
  const { standards, clock, ids, digest } = deps;

  const jobOf = async (id: StandardJobId): Promise<StandardJob> => {
    const job = await standards.get(id);
    if (job === undefined) throw new AppError('NOT_FOUND', 'There is no such job.');
    return job;
  };
  const viewOf = async (id: StandardJobId) => withSpending(parts, await jobOf(id));
  const drafted = async ({ packId, fields, again }: StandardScope): Promise<StandardDraft> => {
    const of = await keeper.frame(packId);
    const open = await openFields(parts, of, fields);
    const { llm } = await settings.get();
    const sensitive = of.schema?.sensitive === true;
    const isAgain = again !== undefined;
    return draftStandard(parts, { fields: narrowed(open, again), settings: llm, sensitive, again: isAgain });
  };

  const begin = async (
    { packId, fields }: Pick<StandardScope, 'packId' | 'fields'>,
    { plan, batches, known, rules }: StandardDraft,
    mostCost: number | null,
  ): Promise<StandardJobView> => {
    refuse(plan);
    const jobs = await standards.jobs(packId);
    if (jobs.some(({ state }) => state === 'running' || state === 'paused')) throw anotherJob();
    const { llm, approver } = await settings.get();
    if (mostCost !== null && plan.batches > 0 && plan.estimate.cost === null)
      throw new AppError('USAGE', 'Without prices nobody can say what a job costs.', {
        remedy: 'Set the prices of the model in Settings, or leave the limit on cost out.',
      });
    const id = ids.next() as StandardJobId;
    await standards.create({
      job: {
        id,
        packId,
        fields,
        rules,
        provider: llm.provider,
        modelId: llm.modelId,
        estimate: plan.estimate,
        mostCost,
        mostTokens: plan.mostTokens,
        by: approver,
        startedAt: timestamp(clock),
      },
      batches,
      known,
      sha256: digest(JSON.stringify(batches)),
    });
    await worker.start(id);
    await told.decided(packId);
    return viewOf(id);
  };

  return {
    ...createStandardSuggestions(parts, told),
    async look({ packId }) {
      const of = await keeper.frame(packId);
      const looked = await keeper.look(of);
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
      const sensitive = of.schema?.sensitive === true;
      return { sensitive, fields, ...(looked === undefined ? {} : { looked }) };
    },
    progress: ({ packId }) => progressOf(parts, packId),
    plan: async (scope) => (await drafted(scope)).plan,
    async start({ requestHash, mostCost, ...scope }) {
      const draft = await drafted(scope);
      if (draft.plan.requestHash !== requestHash)
        throw new AppError('LLM_CHANGED', 'The requests are other ones by now.');
      return begin(scope, draft, mostCost);
    },
    async pause({ jobId }) {
      const { packId } = await jobOf(jobId);
      await standards.setState(jobId, { from: ['running'], to: 'paused', why: '', met: null });
      await told.decided(packId);
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
      await worker.start(jobId);
      await told.decided(job.packId);
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
      await told.decided(packId);
      return viewOf(jobId);
    },
    async dead({ packId }) {
      const found: DeadValueView[] = [];
      for (const one of await standards.dead(packId)) {
        const records = await keeper.count(packId, one);
        if (records > 0) found.push({ ...one, records });
      }
      return found;
    },
    async forget({ packId, values }) {
      await standards.forget(packId, values);
      await told.decided(packId);
    },
  };
}

/** How far jobs are, and what waits. */
export async function progressOf(parts: StandardDeps, packId: PackId): Promise<StandardProgress> {
  const { standards } = parts.deps;
  const jobs: StandardJobView[] = [];
  for (const job of await standards.jobs(packId)) jobs.push(await withSpending(parts, job));
  const dead = (await standards.dead(packId)).length;
  return { jobs, suggestions: await standards.countSuggestions(packId), dead };
}
