import { costOf, estimateTokens } from '../../llm/estimate.ts';
import type { LlmEstimate, LlmSettings } from '../../model/llm.ts';
import { standardOptions } from '../../model/options/standardOptions.ts';
import type { OpenValue, StandardBatch, StandardPlan, StandardRule } from '../../model/standardising.ts';
import type { NewSuggestion } from '../../ports/standardStore.ts';
import { planBatches } from '../../standardise/planBatches.ts';
import { standardRequest } from '../../standardise/standardRequest.ts';
import { reachOf } from '../llm/llmConnection.ts';
import { overBudget } from '../llm/llmSpending.ts';
import { prettyBody } from '../base/prettyBody.ts';
import type { OpenField } from './standardOpen.ts';
import type { StandardDeps } from './standardDeps.ts';
import { verdictsOn } from './standardVerdicts.ts';

/** A plan with what starting it needs. */
export interface StandardDraft {
  readonly plan: StandardPlan;
  readonly batches: readonly StandardBatch[];
  readonly known: readonly NewSuggestion[];
  readonly rules: readonly StandardRule[];
}

/** Values of a field that this model was not asked about yet. */
export async function unanswered(
  parts: StandardDeps,
  { rule, values }: OpenField,
  settings: LlmSettings,
): Promise<readonly OpenValue[]> {
  const kept = await verdictsOn(parts, { settings, rule }, texts(values));
  return values.filter(({ value }) => (kept.get(value)?.verdict.kind ?? 'changed') === 'changed');
}

/**
 * Makes the exact requests about the open values of fields and says what would keep them from being sent. Sends nothing.
 *
 * @param again true: values that were asked about in vain are asked about once more
 */
export async function draftStandard(
  parts: StandardDeps,
  {
    fields,
    settings,
    sensitive,
    again = false,
  }: {
    readonly fields: readonly OpenField[];
    readonly settings: LlmSettings;
    readonly sensitive: boolean;
    readonly again?: boolean;
  },
): Promise<StandardDraft> {
  const { deps, calls } = parts;
  const { known, batches, cached } = await sorted(parts, { fields, settings, again });
  const rules = new Map(fields.map(({ rule }) => [rule.field, rule]));
  const requests = batches.flatMap((batch) => {
    const rule = rules.get(batch.field);
    return rule === undefined ? [] : [{ batch, ...standardRequest(rule, batch, settings.modelId) }];
  });
  const reach = await reachOf(settings, deps.llm.secrets);
  const shown: StandardPlan['requests'][number][] = [];
  let endpoint = '';
  if (reach.missing.length === 0) {
    for (const { batch, request } of requests.slice(0, standardOptions.shownRequests)) {
      const prepared = await deps.llm.client.prepare(reach.connection, request);
      ({ endpoint } = prepared);
      const { body } = prepared;
      shown.push({ field: batch.field, values: batch.values.length, body, pretty: prettyBody(body) });
    }
  }
  const estimate = estimateAll(requests, settings);
  const values = batches.reduce((sum, batch) => sum + batch.values.length, 0);
  const paused = calls.pausedUntil(settings);
  const held = fields.some(({ mayBeSent, values: open }) => !mayBeSent && open.length > 0);
  const over = values === 0 ? [] : await overBudget(deps, { settings, estimate, fileId: null });
  const nothing = values === 0 && known.length === 0;
  const { mode, provider, modelId } = settings;
  return {
    batches,
    known,
    rules: fields.map(({ rule }) => rule),
    plan: {
      requestHash: deps.digest(
        JSON.stringify([reach.connection.baseUrl, provider, requests.map(({ request }) => request), known]),
      ),
      provider,
      modelId,
      endpoint,
      values,
      cached,
      byRule: known.filter((one) => one.modelId === '').length,
      batches: batches.length,
      estimate,
      mostTokens: Math.max(
        standardOptions.leastCeiling,
        (estimate.inputTokens + estimate.outputTokens) * standardOptions.ceilingFactor,
      ),
      requests: shown,
      obstacles: [
        ...(nothing && held && sensitive ? [{ kind: 'sensitive' as const }] : []),
        ...(nothing && held && !sensitive ? [{ kind: 'valuesOff' as const }] : []),
        ...(nothing && !held ? [{ kind: 'nothingUncertain' as const }] : []),
        ...(values > 0 && (mode === 'never' || mode === 'off') ? [{ kind: 'off' as const }] : []),
        ...(values > 0 && reach.missing.length > 0
          ? [{ kind: 'notConfigured' as const, missing: reach.missing }]
          : []),
        ...over.filter(({ kind }) => kind !== 'fileBudget'),
        ...(values > 0 && paused !== null
          ? [{ kind: 'paused' as const, until: new Date(paused).toISOString() }]
          : []),
      ],
    },
  };
}

/** What is known already, and what is to be asked. */
async function sorted(
  parts: StandardDeps,
  {
    fields,
    settings,
    again,
  }: {
    readonly fields: readonly OpenField[];
    readonly settings: LlmSettings;
    readonly again: boolean;
  },
) {
  const known: NewSuggestion[] = [];
  const batches: StandardBatch[] = [];
  let cached = 0;
  for (const { rule, mayBeSent, values, known: ruled } of fields) {
    const { field } = rule;
    for (const { value, to } of ruled)
      known.push({ field, from: value, to, modelId: '', cost: null, ledgerId: '' });
    if (!mayBeSent) continue;
    const asked: string[] = [];
    const before = await verdictsOn(parts, { settings, rule }, texts(values));
    for (const { value } of values) {
      const kept = before.get(value);
      if (kept === undefined || (again && kept.verdict.kind === 'fault')) asked.push(value);
      else cached += 1;
      if (kept?.verdict.kind !== 'changed') continue;
      const { modelId, cost, ledgerId } = kept;
      known.push({ field, from: value, to: kept.verdict.to, modelId, cost, ledgerId });
    }
    batches.push(...planBatches(field, asked));
  }
  return { known, batches, cached };
}

function texts(values: readonly OpenValue[]): readonly string[] {
  return values.map(({ value }) => value);
}

function estimateAll(
  requests: readonly { readonly request: Parameters<typeof estimateTokens>[0] }[],
  settings: LlmSettings,
): LlmEstimate {
  const inputTokens = requests.reduce((sum, { request }) => sum + estimateTokens(request), 0);
  const outputTokens = requests.reduce((sum, { request }) => sum + request.maxTokens, 0);
  return { inputTokens, outputTokens, cost: costOf({ input: inputTokens, output: outputTokens }, settings) };
}
