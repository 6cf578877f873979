import { repairRequest } from '../../llm/buildRequest.ts';
import { costOf, estimateOf } from '../../llm/estimate.ts';
import type { FileId } from '../../model/ids.ts';
import type { LlmSettings } from '../../model/llm.ts';
import type {
  KeptVerdict,
  StandardBatch,
  StandardJob,
  StandardLimit,
  StandardRule,
  StandardVerdict,
} from '../../model/standardising.ts';
import type { LlmConnection, LlmReply } from '../../ports/llm.ts';
import { checkStandard } from '../../standardise/checkStandard.ts';
import { halved } from '../../standardise/planBatches.ts';
import { standardRequest, type StandardWorld } from '../../standardise/standardRequest.ts';
import { timestamp } from '../base/dependencies.ts';
import type { Verdict } from '../llm/llmCalls.ts';
import type { StandardAsking } from './standardDeps.ts';
import { overCeiling, type StandardHold, standardLimit } from './standardLimit.ts';
import { keepVerdicts } from './standardVerdicts.ts';

/** Asking cannot go on for now; the sentence says why. Nothing of the batch is lost. */
export class StandardPause extends Error {
  override readonly name = 'StandardPause';
  /** The limit that was met, if that is it. */
  readonly met: StandardLimit | null;
  /** It may be over in a while, without anybody doing anything. */
  readonly isPassing: boolean;

  constructor(
    why: string | undefined,
    { met = null, isPassing = false }: { met?: StandardLimit | null; isPassing?: boolean } = {},
  ) {
    super(why);
    this.met = met;
    this.isPassing = isPassing;
  }
}

export interface StandardInquiry {
  readonly job: StandardJob;
  readonly rule: StandardRule;
  readonly settings: LlmSettings;
  readonly connection: LlmConnection;
  readonly packTitle: string;
  readonly signal: AbortSignal;
}

/** Forms of an answer that a provider may refuse one after the other, and a repair. */
const mostRounds = 7;

/**
 * Asks about the values of a batch: once more with what was wrong where an answer does not keep to its form, then in halves,
 * down to a single value, which is a dead letter then. Each answer is kept before the next request leaves.
 *
 * @returns a verdict on each value, in any order
 * @throws {StandardPause}
 */
export async function askStandard(
  parts: StandardAsking,
  inquiry: StandardInquiry,
  batch: StandardBatch,
): Promise<readonly KeptVerdict[]> {
  const answered = await askOnce(parts, inquiry, batch);
  if (answered !== undefined) return answered;
  const halves = halved(batch);
  if (halves.length === 0) {
    const { settings } = inquiry;
    const at = timestamp(parts.deps.clock);
    const dead = batch.values.map(
      (value): KeptVerdict => ({
        verdict: { kind: 'fault', value, fault: 'answer' },
        modelId: settings.modelId,
        cost: null,
        ledgerId: '',
        at,
      }),
    );
    await keepVerdicts(parts, inquiry, dead);
    return dead;
  }
  const found: KeptVerdict[] = [];
  for (const half of halves) found.push(...(await askStandard(parts, inquiry, half)));
  return found;
}

/** @returns `undefined` where no answer could be used */
async function askOnce(
  parts: StandardAsking,
  inquiry: StandardInquiry,
  batch: StandardBatch,
): Promise<readonly KeptVerdict[] | undefined> {
  const { deps, calls } = parts;
  const { client } = deps.llm;
  const { job, rule, settings, connection, packTitle, signal } = inquiry;
  const { request: first, world } = standardRequest(rule, batch, settings.modelId);
  let request = first;
  let call = await client.prepare(connection, request);
  for (let round = 0; round < mostRounds; round += 1) {
    const estimate = estimateOf(call.body, request.maxTokens, settings);
    const over = await standardLimit(parts, { job, settings, estimate });
    if (over !== undefined) throw new StandardPause(over.why, over);
    let verdicts: readonly StandardVerdict[] = [];
    const judge = (reply: LlmReply): Verdict => {
      const judged = judgeReply(reply, world);
      if ('verdicts' in judged) ({ verdicts } = judged);
      return judged.verdict;
    };
    const note = {
      kind: request.repair === null ? ('ask' as const) : ('repair' as const),
      settings,
      see: 'values' as const,
      request,
      // What a job has spent is summed up by its name, as that of a file.
      fileId: job.id as string as FileId,
      fileName: `${packTitle}: ${rule.label}`,
      packId: job.packId,
      columnCount: 1,
    };
    let held: StandardHold | undefined;
    const hold = async (): Promise<string | undefined> => {
      held = await overCeiling(parts, job);
      return held?.why;
    };
    const { reply, verdict, ledgerId } = await calls.send(call, note, { judge, signal, hold });
    if (held !== undefined) throw new StandardPause(held.why, held);
    if (verdict.status === 'answered') {
      const tokens = reply.kind === 'answer' ? reply.tokens : null;
      const cost = tokens === null ? estimate.cost : costOf(tokens, settings);
      const kept = verdicts.map((one) => ({
        verdict: one,
        modelId: settings.modelId,
        cost: cost === null ? null : cost / verdicts.length,
        ledgerId,
        at: timestamp(deps.clock),
      }));
      await keepVerdicts(parts, inquiry, kept);
      return kept;
    }
    if (reply.kind === 'otherForm') call = await client.prepare(connection, request);
    else if (reply.kind === 'answer' || verdict.status === 'invalid') {
      // An answer that was cut off or held back would be so again; fewer values may help.
      const canRepair = reply.kind === 'answer' && (reply.stop === 'complete' || reply.stop === 'malformed');
      if (!canRepair || request.repair !== null) return undefined;
      request = repairRequest(first, verdict.message);
      call = await client.prepare(connection, request);
    } else throw new StandardPause(verdict.message, { isPassing: verdict.status === 'unavailable' });
  }
  throw new StandardPause('The model takes the answer in no form that is known.');
}

function judgeReply(
  reply: LlmReply,
  world: StandardWorld,
): { readonly verdict: Verdict; readonly verdicts?: readonly StandardVerdict[] } {
  const of = (status: Verdict['status'], message: string) => ({ verdict: { status, message } });
  if (reply.kind === 'otherForm') return of('refused', reply.message);
  if (reply.kind === 'failed') return of(reply.status, reply.message);
  switch (reply.stop) {
    case 'length':
      return of('invalid', 'The answer was cut off at the limit of tokens.');
    case 'filtered':
      return of('refused', 'The provider’s filter held the answer back.');
    case 'malformed':
      return of('invalid', 'It is malformed, the service says.');
    case 'complete': {
      const checked = checkStandard(reply.text, world);
      return 'problem' in checked
        ? of('invalid', checked.problem)
        : { ...of('answered', ''), verdicts: checked.verdicts };
    }
  }
}
