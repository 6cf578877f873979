import { budgetObstacles } from '../../llm/estimate.ts';
import type { FileId } from '../../model/ids.ts';
import type { LlmBudget, LlmEstimate, LlmObstacle, LlmSettings } from '../../model/llm.ts';
import { timestamp } from '../base/dependencies.ts';
import type { LlmDependencies } from './llmDependencies.ts';

/** What was spent in the calendar month (UTC), and what may be. */
export async function budgetOf(
  { stores, clock }: Pick<LlmDependencies, 'stores' | 'clock'>,
  settings: LlmSettings,
): Promise<LlmBudget> {
  const month = timestamp(clock).slice(0, 7);
  const spent = await stores.llm.ledger.spent({ from: `${month}-01` });
  const hasPrices = settings.pricePerMillionIn !== null || settings.pricePerMillionOut !== null;
  return {
    month,
    calls: spent.calls,
    inputTokens: spent.inputTokens,
    outputTokens: spent.outputTokens,
    tokenLimit: settings.monthlyTokenLimit,
    cost: hasPrices ? spent.cost : null,
    costLimit: settings.monthlyCostLimit,
  };
}

/** Limits that a request would go over; asked before each one leaves. */
export async function overBudget(
  deps: Pick<LlmDependencies, 'stores' | 'clock'>,
  { settings, estimate, fileId }: { settings: LlmSettings; estimate: LlmEstimate; fileId: FileId | null },
): Promise<readonly LlmObstacle[]> {
  const month = await budgetOf(deps, settings);
  const file = fileId === null ? undefined : await deps.stores.llm.ledger.spent({ fileId });
  const spentOnFile = file === undefined ? 0 : file.inputTokens + file.outputTokens;
  return budgetObstacles(estimate, { file: spentOnFile, month }, settings);
}
