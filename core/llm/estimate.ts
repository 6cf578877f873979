import { byteLength } from '../values/text/byteLength.ts';
import type { LlmBudget, LlmEstimate, LlmSettings } from '../model/llm.ts';
import type { LlmRequest } from '../model/llmRequest.ts';
import { llmOptions } from '../model/options/llmOptions.ts';

/** Tokens of the texts of a request, on the high side: no provider's tokenizer is at hand. */
export function estimateTokens(request: LlmRequest): number {
  const { system, user, repair, answer } = request;
  return tokensOf(system + user + (repair ?? '') + (answer === null ? '' : JSON.stringify(answer.schema)));
}

function tokensOf(text: string): number {
  return Math.ceil(byteLength(text) / llmOptions.bytesPerToken);
}

type Prices = Pick<LlmSettings, 'pricePerMillionIn' | 'pricePerMillionOut'>;

/** In the currency of the prices; `null` where none is given. One that is missing counts as nothing. */
export function costOf(
  tokens: { readonly input: number; readonly output: number },
  { pricePerMillionIn, pricePerMillionOut }: Prices,
): number | null {
  if (pricePerMillionIn === null && pricePerMillionOut === null) return null;
  return (tokens.input * (pricePerMillionIn ?? 0) + tokens.output * (pricePerMillionOut ?? 0)) / 1e6;
}

/** What sending `body` would take. */
export function estimateOf(body: string, outputTokens: number, prices: Prices): LlmEstimate {
  const inputTokens = tokensOf(body);
  return { inputTokens, outputTokens, cost: costOf({ input: inputTokens, output: outputTokens }, prices) };
}

/** Why the estimate does not fit into what is left; the narrowest limit first. */
export function budgetObstacles(
  { inputTokens, outputTokens, cost }: LlmEstimate,
  spent: { readonly file: number; readonly month: LlmBudget },
  { fileTokenLimit }: Pick<LlmSettings, 'fileTokenLimit'>,
): readonly (
  | { readonly kind: 'fileBudget'; readonly needed: number; readonly left: number }
  | { readonly kind: 'monthBudget'; readonly needed: number; readonly left: number }
  | { readonly kind: 'costBudget'; readonly needed: number; readonly left: number }
)[] {
  const needed = inputTokens + outputTokens;
  const { month } = spent;
  const left = {
    file: Math.max(0, fileTokenLimit - spent.file),
    month: Math.max(0, month.tokenLimit - month.inputTokens - month.outputTokens),
    cost: month.costLimit === null ? Infinity : Math.max(0, month.costLimit - (month.cost ?? 0)),
  };
  return [
    ...(needed > left.file ? [{ kind: 'fileBudget' as const, needed, left: left.file }] : []),
    ...(needed > left.month ? [{ kind: 'monthBudget' as const, needed, left: left.month }] : []),
    ...((cost ?? 0) > left.cost ? [{ kind: 'costBudget' as const, needed: cost ?? 0, left: left.cost }] : []),
  ];
}
