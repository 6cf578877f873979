import type { FileId } from '../../model/ids.ts';
import type { LlmEstimate, LlmSettings } from '../../model/llm.ts';
import type { StandardJob, StandardJobView, StandardLimit } from '../../model/standardising.ts';
import { overBudget } from '../llm/llmSpending.ts';
import type { StandardAsking } from './standardDeps.ts';

/** A job with what the ledger says that it has cost; a request that was never heard of counts as estimated. */
export async function withSpending(
  { deps, settings }: StandardAsking,
  job: StandardJob,
): Promise<StandardJobView> {
  const spent = await deps.stores.llm.ledger.spent({ fileId: job.id as string as FileId });
  const { llm } = await settings.get();
  const hasPrices = llm.pricePerMillionIn !== null || llm.pricePerMillionOut !== null;
  const tokens = spent.inputTokens + spent.outputTokens;
  const { rules: _, ...told } = job;
  return { ...told, calls: spent.calls, tokens, cost: hasPrices ? spent.cost : null };
}

/** A sentence for the person, and the limit that was met, if that is it. */
export interface StandardHold {
  readonly why: string;
  readonly met: StandardLimit | null;
  readonly isPassing: boolean;
}

/**
 * Why a request that stands in the ledger already must not leave: with it the job could cost too much. Asked then, no two
 * that ask at once go over the limit together.
 */
export async function overCeiling(
  parts: StandardAsking,
  job: StandardJob,
): Promise<StandardHold | undefined> {
  const { mostCost } = (await parts.deps.standards.get(job.id)) ?? job;
  if (mostCost === null) return undefined;
  const { cost } = await withSpending(parts, job);
  // Sums of fractions are not exact.
  if (cost === null || cost <= mostCost * (1 + Number.EPSILON * 1e3)) return undefined;
  return {
    met: 'cost',
    isPassing: false,
    why: `With the requests under way the job could cost more than ${String(mostCost)}.`,
  };
}

/** Why a request must not leave: a limit of the job or of the month, or a pause. `undefined`: it may. */
export async function standardLimit(
  parts: StandardAsking,
  of: { readonly job: StandardJob; readonly settings: LlmSettings; readonly estimate: LlmEstimate },
): Promise<StandardHold | undefined> {
  const { deps, calls } = parts;
  const { settings, estimate } = of;
  const { mostCost, mostTokens } = (await deps.standards.get(of.job.id)) ?? of.job;
  const spent = await withSpending(parts, of.job);
  if (mostCost !== null && (spent.cost ?? 0) + (estimate.cost ?? 0) > mostCost)
    return {
      met: 'cost',
      isPassing: false,
      why: `The next request could cost up to ${estimate.cost?.toFixed(4) ?? '0'}, and then the job would cost more than ${String(mostCost)}.`,
    };
  if (spent.tokens + estimate.inputTokens + estimate.outputTokens > mostTokens)
    return {
      met: 'tokens',
      isPassing: false,
      why: `The next request could take more than the ${String(mostTokens)} tokens that the job may take.`,
    };
  const month = await overBudget(deps, { settings, estimate, fileId: null });
  if (month.some(({ kind }) => kind !== 'fileBudget'))
    return { met: 'month', isPassing: false, why: 'The limit of this month was met.' };
  return calls.pausedUntil(settings) === null
    ? undefined
    : { met: null, isPassing: true, why: 'The last calls all failed, so nothing is sent for a minute.' };
}
