import { weighVotes } from '../../llm/weighVotes.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { LlmEvent, LlmOutcome } from '../../model/llm.ts';
import type { Proposal } from '../../model/mapping.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { SettingsService } from '../base/settings.ts';
import type { InquiryControl } from './llmInquiry.ts';
import { refuseObstacles } from './llmObstacles.ts';
import type { Draft, DraftQuestion } from './llmPreview.ts';
import type { Ended, PutQuestion } from './llmPutting.ts';
import type { LlmSubject } from './llmSubject.ts';

/** Asks about files: what was read and agreed to, once for each layout. */
export interface Asking {
  /** @throws {AppError} `LLM_OFF`, `LLM_REFUSED`, `LLM_CHANGED`; whatever happens after sending is an event */
  ask(subject: LlmSubject, requestHash: string, control: InquiryControl): Promise<LlmEvent>;
  /** The same for a table that is not in the Inbox. Without a hash only what was agreed to before is sent. */
  askLoose(
    subject: LlmSubject,
    requestHash: string | undefined,
    control: InquiryControl,
  ): Promise<{ readonly outcome: LlmOutcome; readonly proposal: Proposal }>;
}

export interface AskingParts {
  readonly draftQuestion: DraftQuestion;
  readonly runDraft: RunDraft;
  readonly settings: SettingsService;
}

export function createAsking(
  { stores, clock }: Dependencies,
  { draftQuestion, runDraft, settings }: AskingParts,
): Asking {
  const consent = async ({ consentId, preview }: Draft): Promise<void> => {
    const { provider, endpoint, modelId, see, packId, sensitive, requestHash } = preview;
    const kind = { provider, endpoint, modelId, see, packId, sensitive };
    await stores.llm.consents.put({ id: consentId, ...kind, givenAt: timestamp(clock), requestHash });
  };

  /** @param seen hash of the request that the person has read; absent: consent must have been given before */
  const askFor = async (
    subject: LlmSubject,
    seen: string | undefined,
    control: InquiryControl,
  ): Promise<Ended> => {
    const { llm } = await settings.get();
    const draft = await draftQuestion(subject, llm);
    const { preview, known } = draft;
    refuseObstacles(preview.obstacles);
    if (known === undefined) {
      if (seen === undefined ? preview.consent === 'needed' : seen !== preview.requestHash) {
        throw new AppError(
          'LLM_CHANGED',
          seen === undefined
            ? 'Nobody has read such a request yet.'
            : 'The request is another one than the one that was read.',
        );
      }
      if (seen !== undefined) await consent(draft);
    }
    return runDraft(subject, draft, { ...control, llm });
  };

  return {
    async ask(subject, requestHash, control) {
      const { outcome } = await askFor(subject, requestHash, control);
      return { kind: outcome.status === 'answered' ? 'done' : 'failed', outcome };
    },
    async askLoose(subject, requestHash, control) {
      const { outcome, answer } = await askFor(subject, requestHash, control);
      const { ruled, columns, schema } = subject;
      const weighed =
        answer === null ? ruled : weighVotes({ proposal: ruled, columns, schema, mappings: answer.mappings });
      return { outcome, proposal: { ...weighed, llm: outcome } };
    },
  };
}

export interface RunDraftParts {
  readonly putQuestion: PutQuestion;
  /** Something about the file's votes is new. */
  readonly answered: (fileId: FileId) => Promise<void>;
  /** It is being asked about the file, or no longer. */
  readonly asking: (fileId: FileId, isOn: boolean) => Promise<void>;
}

export type RunDraft = PutQuestion;

/** Puts a drafted question, unless it was answered or is being asked, and notes how it ended. */
export function createRunDraft({ stores }: Dependencies, parts: RunDraftParts): RunDraft {
  const { putQuestion, answered, asking: tell } = parts;
  /** Questions under way, by their key: a second file of the layout waits for the first. */
  const underWay = new Map<string, Promise<Ended>>();

  return async (subject, draft, control) => {
    const before = underWay.get(draft.key);
    // How that one ended is its own affair.
    await before?.catch(() => undefined);
    const asking = putQuestion(subject, draft, control);
    underWay.set(draft.key, asking);
    if (subject.fileId !== null) await tell(subject.fileId, true);
    try {
      const ended = await asking;
      if (subject.fileId !== null) {
        await stores.llm.outcomes.put(subject.fileId, ended.outcome);
        await answered(subject.fileId);
      }
      return ended;
    } finally {
      if (subject.fileId !== null) await tell(subject.fileId, false);
      if (underWay.get(draft.key) === asking) underWay.delete(draft.key);
    }
  };
}
