import { create } from 'zustand';
import type { AskModelEvent, AskPreview, AskQuery, AskReading } from '../../../core/contract/askViews.ts';
import { isAbort, type Trouble, troubleOf } from '../../client/trouble.ts';
import { askModelWords as words } from '../../text/askModelWords.ts';
import { announce } from '../app/appState.ts';
import { aiIsOn } from '../review/aiActions.ts';
import { putSettings } from '../settings/settingsActions.ts';
import { askZone } from '../app/askZone.ts';
import { askWay } from './askWay.ts';
import { type AskDesk, stepNow, takeReading, useAsk } from './askDesk.ts';

type ModelStep = Extract<AskModelEvent, { kind: 'progress' }>['step'];

/** A question that the language model may read; `null` where there is none. */
export interface ModelQuestion {
  readonly question: string;
  /** What the question went on from. */
  readonly context: AskQuery | null;
  /** What the grammar made of it. */
  readonly reading: AskReading;
}

/** How asking the language model stands. */
export type ModelState =
  | { readonly kind: 'none' | 'loading' | 'cancelled' }
  | { readonly kind: 'preview'; readonly asked: ModelQuestion; readonly preview: AskPreview }
  | { readonly kind: 'asking'; readonly step: ModelStep; readonly startedAt: number }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

export const useAskModel = create<{ readonly model: ModelState; readonly isShown: boolean }>()(() => ({
  model: { kind: 'none' },
  isShown: false,
}));
const set = (model: ModelState): void => useAskModel.setState({ model });

let running: AbortController | null = null;

/** The question that is looked at, where the grammar did not understand all of it. */
export function modelQuestion(desk: Pick<AskDesk, 'steps' | 'at' | 'missed'>): ModelQuestion | null {
  const step = stepNow(desk);
  const { missed } = desk;
  if (missed !== null)
    return missed.state === 'refused'
      ? null
      : { question: missed.question, context: step?.query ?? null, reading: missed };
  if (step?.reading == null || step.reading.state === 'whole') return null;
  return { question: step.question, context: step.context ?? null, reading: step.reading };
}

/**
 * Asks the language model to read the question that is looked at. Where such requests were agreed to before it is sent at
 * once, otherwise it is shown first.
 */
export async function askModel(): Promise<void> {
  const preview = await makePreview();
  if (preview === null) return;
  const isFree = preview.obstacles.every(({ kind }) => kind === 'answeredBefore');
  if (preview.consent === 'given' && isFree) await sendQuestion();
  else useAskModel.setState({ isShown: true });
}

/** Opens the exact request, whether or not it has to be read. */
export async function showModelRequest(): Promise<void> {
  if ((await makePreview()) !== null) useAskModel.setState({ isShown: true });
}

async function makePreview(): Promise<AskPreview | null> {
  const asked = modelQuestion(useAsk.getState());
  if (asked === null || !aiIsOn() || running !== null) return null;
  set({ kind: 'loading' });
  try {
    const { question, context } = asked;
    const preview = await askWay(useAsk.getState().place).preview({ question, context, zone: askZone() });
    set({ kind: 'preview', asked, preview });
    return preview;
  } catch (cause) {
    set({ kind: 'failed', trouble: troubleOf(cause) });
    return null;
  }
}

/** Sends the request that is shown, to the byte. What the grammar found stays usable meanwhile. */
export async function sendQuestion(): Promise<void> {
  const { model } = useAskModel.getState();
  if (model.kind !== 'preview') return;
  const { question, context, reading } = model.asked;
  const { requestHash } = model.preview;
  const abort = new AbortController();
  running = abort;
  const startedAt = Date.now();
  useAskModel.setState({ isShown: false, model: { kind: 'asking', step: 'preparing', startedAt } });
  try {
    const order = { question, context, zone: askZone(), requestHash };
    const events = await askWay(useAsk.getState().place).readByModel(order, abort.signal);
    for await (const event of events) {
      if (abort.signal.aborted) return;
      if (event.kind === 'progress') set({ kind: 'asking', step: event.step, startedAt });
      else {
        set({ kind: 'none' });
        await takeReading(reading, event.reading, context);
        announce(event.reading.by === 'model' ? words.answered : words.stands);
      }
    }
  } catch (cause) {
    if (isAbort(cause) || abort.signal.aborted) return;
    set({ kind: 'failed', trouble: troubleOf(cause) });
    announce(words.stands);
  } finally {
    if (running === abort) running = null;
  }
}

/** Breaks the request off; what was sent is in the ledger. */
export function cancelModel(): void {
  running?.abort();
  running = null;
  if (useAskModel.getState().model.kind !== 'asking') return;
  set({ kind: 'cancelled' });
  announce(words.stands);
}

/** Closes the request without sending it. */
export function dropModelRequest(): void {
  useAskModel.setState({ isShown: false });
  if (useAskModel.getState().model.kind !== 'asking') set({ kind: 'none' });
}

/** Switches AI off for good. */
export async function neverAskModel(): Promise<void> {
  dropModelRequest();
  await putSettings({ llm: { mode: 'never' } });
}
