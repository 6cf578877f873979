import { AppError } from '../model/errors.ts';
import type { Decisions } from '../model/draft.ts';
import type { FileId } from '../model/ids.ts';
import type {
  LlmBudget,
  LlmConsent,
  LlmEvent,
  LlmLedgerView,
  LlmLedgerRecord,
  LlmOutcome,
  LlmPreview,
  LlmStatus,
  LlmTest,
} from '../model/llm.ts';
import type { Dependencies } from './base/dependencies.ts';
import type { Desk } from './desk/desk.ts';
import type { DeskFile } from './desk/deskFile.ts';
import type { InboxBoard } from './inbox/inboxBoard.ts';
import type { SettingsService } from './base/settings.ts';
import { createAsking, createRunDraft } from './llm/llmAsking.ts';
import { createBackground } from './llm/llmBackground.ts';
import { withPurpose } from './llm/ledgerPurpose.ts';
import { createLlmCalls } from './llm/llmCalls.ts';
import { endpointKeyName, reachOf } from './llm/llmConnection.ts';
import { createInquire } from './llm/llmInquiry.ts';
import { createDraftQuestion } from './llm/llmPreview.ts';
import { createPutQuestion } from './llm/llmPutting.ts';
import { budgetOf } from './llm/llmSpending.ts';
import type { LlmSubject } from './llm/llmSubject.ts';
import { testConnection } from './llm/llmTest.ts';
import { watchSteps } from './llm/watchSteps.ts';

/** Asking a language model about the columns that the rules leave uncertain. */
export interface LlmService {
  status(): Promise<LlmStatus>;
  putKey(input: { readonly key: string | null }): Promise<LlmStatus>;
  preview(input: { readonly fileId: FileId }): Promise<LlmPreview>;
  ask(
    input: { readonly fileId: FileId; readonly requestHash: string },
    signal?: AbortSignal,
  ): AsyncIterable<LlmEvent>;
  test(input?: undefined, signal?: AbortSignal): Promise<LlmTest>;
  budget(): Promise<LlmBudget>;
  ledger(input: { readonly limit: number; readonly before?: string }): Promise<readonly LlmLedgerView[]>;
  ledgerEntry(input: { readonly id: string }): Promise<LlmLedgerRecord>;
  consents(): Promise<readonly LlmConsent[]>;
  withdrawConsent(input: { readonly id: string }): Promise<readonly LlmConsent[]>;
  /** Not on the wire: for hosts whose files are not in the Inbox. */
  readonly loose: {
    preview(subject: LlmSubject): Promise<LlmPreview>;
    /** @param seenHash of the request that the person has read; absent: only what was agreed to before is sent */
    ask(
      subject: LlmSubject,
      seenHash: string | undefined,
      signal?: AbortSignal,
    ): Promise<{ readonly outcome: LlmOutcome; readonly proposal: LlmSubject['ruled'] }>;
  };
  /** Not on the wire: a file waits for review. Where asking by itself is switched on and agreed to, it is asked about in the background. */
  consider(fileId: FileId): void;
  /** Not on the wire: the same for all files that wait. */
  considerAll(): Promise<void>;
  /** Not on the wire: tries to reach a model that files wait for, and asks about all of them when it answers. For hosts to call from time to time. */
  retryWaiting(): Promise<void>;
  /** Not on the wire: breaks off what is asked in the background. */
  stop(): Promise<void>;
}

export interface LlmServiceParts {
  readonly desk: Desk;
  readonly board: InboxBoard;
  readonly settings: SettingsService;
}

export function createLlmService(deps: Dependencies, { desk, board, settings }: LlmServiceParts): LlmService {
  const { stores, clock } = deps;
  const { client, secrets, sessionHash } = deps.llm;
  const calls = createLlmCalls(deps);
  const draftQuestion = createDraftQuestion(deps, { client, secrets, calls, sessionHash });
  const runDraft = createRunDraft(deps, {
    putQuestion: createPutQuestion(deps, createInquire(deps, client, calls)),
    async answered(fileId) {
      // Every file of the layout has the answer now.
      desk.renewVotes();
      await board.touch(fileId);
    },
    asking: (fileId, isOn) => board.asking(fileId, isOn),
  });
  const asking = createAsking(deps, { draftQuestion, runDraft, settings });
  const subjectFor = async (fileId: FileId): Promise<LlmSubject> => {
    const file = await desk.open(fileId);
    return subjectOf(file, desk.decisions(file, await desk.draft(file)));
  };
  const background = createBackground(deps, { draftQuestion, runDraft, settings, subjectFor });
  const chosen = async () => (await settings.get()).llm;
  const status = async (): Promise<LlmStatus> => {
    const llm = await chosen();
    const reach = await reachOf(llm, secrets);
    const paused = calls.pausedUntil(llm);
    return {
      mode: llm.mode,
      missing: reach.missing,
      key: reach.key,
      keyProtection: secrets.protection,
      profiles: await client.profiles(),
      pausedUntil: paused === null ? null : new Date(paused).toISOString(),
    };
  };

  return {
    status,
    async putKey({ key }) {
      if (key !== null && !/^[!-~]+$/.test(key.trim())) {
        throw new AppError('USAGE', 'The key has characters that no key has.', {
          remedy: 'Copy the key again, without line breaks or blanks.',
        });
      }
      const name = endpointKeyName(await chosen());
      if (name === undefined) {
        throw new AppError('USAGE', 'There is no address yet that the key could be for.', {
          remedy: 'Set the address of the endpoint first, then its key.',
        });
      }
      await secrets.put(name, key?.trim() ?? null);
      return status();
    },
    async preview({ fileId }) {
      return (await draftQuestion(await subjectFor(fileId), await chosen())).preview;
    },
    ask: ({ fileId, requestHash }, signal) =>
      watchSteps(async (control) => {
        const event = await asking.ask(await subjectFor(fileId), requestHash, control);
        // What was agreed to here may be what others wait for.
        await background.considerAll();
        return event;
      }, signal),
    async test(_, signal) {
      const llm = await chosen();
      if (llm.mode === 'never' || llm.mode === 'off')
        throw new AppError('LLM_OFF', 'The language model is switched off.');
      const { connection, missing } = await reachOf(llm, secrets);
      if (missing.length > 0)
        throw new AppError('LLM_REFUSED', `Not all is set that is needed: ${missing.join(', ')}.`);
      return testConnection({ client, calls, clock, connection, settings: llm }, signal);
    },
    budget: async () => budgetOf({ stores, clock }, await chosen()),
    ledger: async (page) => (await stores.llm.ledger.list(page)).map(withPurpose),
    async ledgerEntry({ id }) {
      const entry = await stores.llm.ledger.get(id);
      if (entry === undefined) throw new AppError('NOT_FOUND', 'There is no such entry in the ledger.');
      return entry;
    },
    consents: () => stores.llm.consents.list(),
    async withdrawConsent({ id }) {
      await stores.llm.consents.remove(id);
      return stores.llm.consents.list();
    },
    loose: {
      preview: async (subject) => (await draftQuestion(subject, await chosen())).preview,
      ask: (subject, seenHash, signal) => asking.askLoose(subject, seenHash, { signal }),
    },
    consider: (fileId) => background.consider(fileId),
    considerAll: () => background.considerAll(),
    retryWaiting: () => background.retryWaiting(),
    stop: () => background.stop(),
  };
}

function subjectOf(file: DeskFile, decisions: Decisions): LlmSubject {
  const decided = decisions.columns.filter(({ status }) => status !== 'open');
  return {
    fileId: file.record.id,
    fileName: file.record.name,
    columns: file.table.columns,
    schema: file.schema,
    fingerprint: file.layout.fingerprint,
    ruled: file.ruled,
    decided: new Set(decided.map(({ columnIndex }) => columnIndex)),
    held: [
      ...decided.flatMap(({ field }) => (field === null ? [] : [field])),
      ...decisions.constants.map(({ field }) => field),
      ...decisions.derived.map(({ field }) => field),
    ],
  };
}
