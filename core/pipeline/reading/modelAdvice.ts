import { weighVotes } from '../../llm/weighVotes.ts';
import type { LlmOutcome, LlmSettings } from '../../model/llm.ts';
import { llmOptions } from '../../model/options/llmOptions.ts';
import type { LlmClient, SessionHash } from '../../ports/llm.ts';
import type { LlmTurns } from '../../ports/llmTurns.ts';
import { timestamp } from '../../service/base/dependencies.ts';
import type { BuiltFile } from '../../service/desk/deskFile.ts';
import { createLlmCalls } from '../../service/llm/llmCalls.ts';
import type { LlmDependencies } from '../../service/llm/llmDependencies.ts';
import { createInquire } from '../../service/llm/llmInquiry.ts';
import { endedBy } from '../../service/llm/llmObstacles.ts';
import { createDraftQuestion, type Draft } from '../../service/llm/llmPreview.ts';
import { createPutQuestion, type Ended } from '../../service/llm/llmPutting.ts';
import type { LlmSubject } from '../../service/llm/llmSubject.ts';
import type { AnalyzeWorld } from '../world/pipelineWorld.ts';

/** What asking a language model about files that wait needs; made once a process, so that it knows how the last calls ended. */
export interface ModelAdviceParts {
  readonly deps: LlmDependencies;
  readonly client: LlmClient;
  readonly turns: LlmTurns;
  /** Whoever set up the installation has agreed to what they say. */
  readonly settings: LlmSettings;
  readonly sessionHash: SessionHash;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Asks a language model about the columns of a file that the rules leave uncertain, as the desk does, and puts its votes
 * beside the rules' proposal. Files of one layout ask once, however many come at once: one asks, the others wait for its
 * answer. Where there is none the rules' proposal stands, with what became of the question on it.
 */
export function createModelAdvice(parts: ModelAdviceParts): NonNullable<AnalyzeWorld['advise']> {
  const { deps, client, turns, settings } = parts;
  const calls = createLlmCalls(deps);
  const draftQuestion = createDraftQuestion(deps, { ...parts, calls, secrets: noSecrets });
  const put = createPutQuestion(deps, createInquire(deps, client, calls));
  const timeoutMs = settings.timeoutSeconds * 1000;

  const asked = async (subject: LlmSubject, draft: Draft): Promise<Ended> => {
    if (draft.known !== undefined || endedBy(draft.preview.obstacles) !== undefined)
      return put(subject, draft, { llm: settings });
    // Who asks may ask twice, and the answer has to be kept.
    const patienceMs = 2 * timeoutMs + llmOptions.turnStepMs;
    for (const end = deps.clock.now() + patienceMs; deps.clock.now() < end; ) {
      const nowMs = deps.clock.now();
      const turn = await turns.take(draft.key, { nowMs, untilMs: nowMs + patienceMs });
      if (turn.kind === 'failed') return { outcome: { ...turn.outcome, fromCache: true }, answer: null };
      if (turn.kind === 'mine') return askInTurn(subject, draft);
      await parts.pause(llmOptions.turnStepMs);
    }
    const message = 'Another file of the layout was asked about, and no answer came.';
    return { outcome: { ...outcomeOf(draft), message }, answer: null };
  };

  const askInTurn = async (subject: LlmSubject, draft: Draft): Promise<Ended> => {
    let ended: Ended | undefined;
    try {
      ended = await put(subject, draft, { llm: settings });
      return ended;
    } finally {
      const { key } = draft;
      const isFailed = ended !== undefined && failsAgain.includes(ended.outcome.status);
      if (ended !== undefined && isFailed)
        await turns.fail(key, ended.outcome, deps.clock.now() + llmOptions.failedLayoutMs);
      else await turns.release(key);
    }
  };

  const outcomeOf = ({ preview, question }: Draft): LlmOutcome => ({
    status: 'unavailable',
    provider: preview.provider,
    modelId: preview.modelId,
    see: preview.see,
    at: timestamp(deps.clock),
    columnCount: question.asked.length,
    fromCache: false,
    message: '',
  });

  return async (file) => {
    const subject = subjectOf(file);
    const draft = await draftQuestion(subject, settings);
    if (draft.question.asked.length === 0) return file.proposal;
    const { outcome, answer } = await asked(subject, draft);
    const { proposal, schema, table } = file;
    const weighed =
      answer === null
        ? proposal
        : weighVotes({ proposal, columns: table.columns, schema, mappings: answer.mappings });
    return { ...weighed, llm: outcome };
  };
}

/** Ends of asking that the next file of the layout would meet as well. */
const failsAgain: readonly LlmOutcome['status'][] = ['unavailable', 'invalid', 'refused'];

/** Functions have the rights of their role and no keys. */
const noSecrets = { get: () => Promise.resolve(undefined), fromEnvironment: () => undefined };

function subjectOf({ record, table, schema, layout, proposal }: BuiltFile): LlmSubject {
  return {
    fileId: record.id,
    fileName: record.name,
    columns: table.columns,
    schema,
    fingerprint: layout.fingerprint,
    ruled: proposal,
    decided: new Set(),
    held: [],
  };
}
