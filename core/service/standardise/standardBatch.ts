import type { KeptVerdict, StandardJob, StandardRule } from '../../model/standardising.ts';
import type { BatchEnd, TakenBatch } from '../../ports/standardStore.ts';
import { standardRules } from '../../standardise/standardRules.ts';
import { reachOf } from '../llm/llmConnection.ts';
import { askStandard, type StandardInquiry, StandardPause } from './standardAsk.ts';
import type { StandardAsking } from './standardDeps.ts';
import type { StandardFrame } from '../../ports/standardKeeper.ts';
import { mayBeSent } from './standardOpen.ts';
import { verdictsOn } from './standardVerdicts.ts';

/**
 * Answers the values of one batch: what an attempt before has heard is not asked about again.
 *
 * @throws {StandardPause} where the job must not go on for now
 */
export async function answerBatch(
  parts: StandardAsking,
  given: { readonly job: StandardJob; readonly taken: TakenBatch; readonly signal: AbortSignal },
): Promise<BatchEnd> {
  const { job, taken, signal } = given;
  const { field, values } = taken.batch;
  const { llm: settings } = await parts.settings.get();
  const of = await parts.keeper.frame(job.packId);
  const rule = job.rules.find((one) => one.field === field);
  const against = whyNot(job, { of, rule, settings });
  if (against !== undefined || rule === undefined) throw new StandardPause(against);
  const { connection, missing } = await reachOf(settings, parts.deps.llm.secrets);
  if (missing.length > 0) throw new StandardPause(`Not all is set that is needed: ${missing.join(', ')}.`);

  const before = await verdictsOn(parts, { settings, rule }, values);
  const known: KeptVerdict[] = [];
  const asked: string[] = [];
  for (const value of values) {
    // Answered by an attempt that did not live to hand it in; what was asked in vain before this job is asked again.
    const kept = before.get(value);
    const isOld = kept?.verdict.kind === 'fault' && kept.at < job.startedAt;
    if (kept === undefined || isOld) asked.push(value);
    else known.push(kept);
  }
  const inquiry: StandardInquiry = { job, rule, settings, connection, packTitle: of.title, signal };
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
}

/** Why a job must not go on: what was agreed to when it began holds no longer. */
function whyNot(
  job: StandardJob,
  {
    of: { schema },
    rule,
    settings,
  }: {
    readonly of: StandardFrame;
    readonly rule: StandardRule | undefined;
    readonly settings: StandardInquiry['settings'];
  },
): string | undefined {
  if (settings.mode === 'never' || settings.mode === 'off') return 'The language model is switched off.';
  if (settings.modelId !== job.modelId || settings.provider !== job.provider)
    return 'Another model is chosen by now. End the job and begin another.';
  const present = schema === undefined ? [] : standardRules(schema);
  // Forms are chosen by the values that there were.
  const isSame = present.some(
    (one) => rule !== undefined && JSON.stringify({ ...one, form: rule.form }) === JSON.stringify(rule),
  );
  if (rule === undefined || !isSame) return 'The pack has changed. End the job and begin another.';
  return mayBeSent(rule, schema?.sensitive === true, settings)
    ? undefined
    : 'The settings no longer let these values be sent.';
}
