import type { FileId } from '../../model/ids.ts';
import type { LlmEstimate, LlmSettings } from '../../model/llm.ts';
import type { StandardJob, StandardJobView, StandardLimit } from '../../model/standardising.ts';
import { overBudget } from '../llm/llmSpending.ts';
import type { StandardDeps } from './standardDeps.ts';

/** A job with what the ledger says that it has cost; a request that was never heard of counts as estimated. */
export async function withSpending(
  { deps, settings }: StandardDeps,
  job: StandardJob,
): Promise<StandardJobView> {
  const spent = await deps.stores.llm.ledger.spent({ fileId: job.id as string as FileId });
  const { llm } = await settings.get();
  const hasPrices = llm.pricePerMillionIn !== null || llm.pricePerMillionOut !== null;
  const tokens = spent.inputTokens + spent.outputTokens;
  return { ...job, calls: spent.calls, tokens, cost: hasPrices ? spent.cost : null };
}

/** A sentence for the person, and the limit that was met, if that is it. */
export interface StandardHold {
  readonly why: string;
  readonly met: StandardLimit | null;
}

/** Why a request must not leave: a limit of the job or of the month, or a pause. `undefined`: it may. */
export async function standardLimit(
  parts: StandardDeps,
  of: { readonly job: StandardJob; readonly settings: LlmSettings; readonly estimate: LlmEstimate },
): Promise<StandardHold | undefined> {
  const { deps, calls } = parts;
  const { settings, estimate } = of;
  const { mostCost, mostTokens } = (await deps.standards.get(of.job.id)) ?? of.job;
  const spent = await withSpending(parts, of.job);
  if (mostCost !== null && (spent.cost ?? 0) + (estimate.cost ?? 0) > mostCost)
    return {
      met: 'cost',
      why: `The next request could cost up to ${estimate.cost?.toFixed(4) ?? '0'}, and then the job would cost more than ${String(mostCost)}.`,
    };
  if (spent.tokens + estimate.inputTokens + estimate.outputTokens > mostTokens)
    return {
      met: 'tokens',
      why: `The next request could take more than the ${String(mostTokens)} tokens that the job may take.`,
    };
  const month = await overBudget(deps, { settings, estimate, fileId: null });
  if (month.some(({ kind }) => kind !== 'fileBudget'))
    return { met: 'month', why: 'The limit of this month was met.' };
  return calls.pausedUntil(settings) === null
    ? undefined
    : { met: null, why: 'The last calls all failed, so nothing is sent for a minute.' };
}
