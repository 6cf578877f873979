import type { FileId } from '../../model/ids.ts';
import type { LlmOutcome, LlmSettings } from '../../model/llm.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import type { SettingsService } from '../base/settings.ts';
import type { RunDraft } from './llmAsking.ts';
import type { DraftQuestion } from './llmPreview.ts';
import type { LlmSubject } from './llmSubject.ts';

/** Asks about files by itself, one after the other, where that is switched on and requests of the kind were agreed to. */
export interface Background {
  consider(fileId: FileId): void;
  /** The same for every file that waits for review, when asking by itself begins or was agreed to. */
  considerAll(): Promise<void>;
  /** The same for files whose model could not be reached; where the first of them does not reach it either, the others go on waiting. */
  retryWaiting(): Promise<void>;
  /** Breaks off what is under way; nothing is begun any more. */
  stop(): Promise<void>;
}

export interface BackgroundParts {
  readonly draftQuestion: DraftQuestion;
  readonly runDraft: RunDraft;
  readonly settings: SettingsService;
  readonly subjectFor: (fileId: FileId) => Promise<LlmSubject>;
}

export function createBackground(deps: Dependencies, parts: BackgroundParts): Background {
  const { stores, sharing, log } = deps;
  const { draftQuestion, runDraft, settings, subjectFor } = parts;
  const stopping = new AbortController();
  let last: Promise<void> = Promise.resolve();

  const askNow = async (fileId: FileId, again = false): Promise<void> => {
    if (stopping.signal.aborted) return;
    const { llm } = await settings.get();
    if (llm.mode !== 'auto') return;
    // Without any consent there is no need to propose for files that nobody has opened.
    if ((await stores.llm.consents.list()).length === 0) return;
    const record = await stores.files.get(fileId);
    if (record?.state !== 'review') return;
    if (failedBefore(await stores.llm.outcomes.get(fileId), llm, again)) return;
    const subject = await subjectFor(fileId);
    const draft = await draftQuestion(subject, llm);
    const kinds = new Set(draft.preview.obstacles.map(({ kind }) => kind));
    if (kinds.has('off') || kinds.has('notConfigured') || kinds.has('nothingUncertain')) return;
    if (draft.known === undefined && draft.preview.consent === 'needed') return;
    await runDraft(subject, draft, { llm, signal: stopping.signal });
  };

  const consider = (fileId: FileId): void => {
    // A guest ends with its command, and its files are read by the app.
    if (sharing.guest) return;
    last = last
      .then(() => askNow(fileId))
      .catch((error: unknown) => log.error('llm.not_asked', { fileId, code: toErrorView(error).code }));
  };
  return {
    consider,
    async considerAll() {
      if (sharing.guest || (await settings.get()).llm.mode !== 'auto') return;
      for (const { id, state } of await stores.files.list()) if (state === 'review') consider(id);
    },
    async retryWaiting() {
      const { llm } = await settings.get();
      if (sharing.guest || llm.mode !== 'auto') return;
      const retry = async (): Promise<void> => {
        for (const { id, state } of await stores.files.list()) {
          if (state !== 'review' || (await stores.llm.outcomes.get(id))?.status !== 'unavailable') continue;
          await askNow(id, true);
          if ((await stores.llm.outcomes.get(id))?.status === 'unavailable') return;
        }
      };
      last = last
        .then(retry)
        .catch((error: unknown) => log.error('llm.not_retried', { code: toErrorView(error).code }));
      await last;
    },
    async stop() {
      stopping.abort();
      await last;
    },
  };
}

/** What failed once is asked again by a person only; what was never heard is tried again from time to time. */
function failedBefore(outcome: LlmOutcome | undefined, { modelId }: LlmSettings, again: boolean): boolean {
  if (outcome === undefined || outcome.modelId !== modelId) return false;
  return outcome.status !== 'answered' && !(again && outcome.status === 'unavailable');
}
