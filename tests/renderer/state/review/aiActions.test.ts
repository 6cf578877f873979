import { beforeEach, describe, expect, test } from 'vitest';
import type { LlmEvent, LlmOutcome, LlmPreview, Settings } from '../../../../core/contract/views.ts';
import { type Session, setSession } from '../../../../renderer/client/session.ts';
import {
  askAi,
  cancelAsking,
  sendRequest,
  showAiRequest,
} from '../../../../renderer/state/review/aiActions.ts';
import { setApp, useApp } from '../../../../renderer/state/app/appState.ts';
import { reviewOf, viewOf } from '../../reviewParts.ts';

const outcome: LlmOutcome = {
  status: 'answered',
  provider: 'openai',
  modelId: 'm',
  see: 'shapes',
  at: '2026-11-20T10:00:00.000Z',
  columnCount: 1,
  fromCache: false,
  message: '',
};

/** What the host was asked, and what it answers. */
const asked: string[] = [];
let preview: Pick<LlmPreview, 'consent' | 'obstacles' | 'requestHash'>;
let events: () => AsyncGenerator<LlmEvent>;

const view = viewOf([
  { name: 'a', field: 'x', confidence: 0.5, state: 'review' },
  { name: 'b', field: 'y' },
]);
const voted = viewOf([
  { name: 'a', field: 'x', confidence: 0.5, state: 'review' },
  { name: 'b', field: 'z', origin: 'ai' },
]);

beforeEach(() => {
  asked.length = 0;
  preview = { consent: 'needed', obstacles: [], requestHash: 'h'.repeat(64) };
  events = async function* () {
    yield { kind: 'progress', step: 'waiting' };
    yield { kind: 'done', outcome };
  };
  const client = {
    llm: {
      async preview() {
        asked.push('preview');
        return preview;
      },
      async ask({ requestHash }: { requestHash: string }, { signal }: { signal: AbortSignal }) {
        asked.push(`ask ${requestHash.slice(0, 2)}`);
        signal.addEventListener('abort', () => asked.push('broken off'));
        return events();
      },
    },
    review: {
      async open() {
        asked.push('open');
        return { ...voted, proposal: { ...voted.proposal, llm: outcome } };
      },
    },
  };
  setSession({ client, bridge: {} } as unknown as Session);
  setApp({
    review: reviewOf(view),
    overlay: 'none',
    settings: { llm: { mode: 'ask' } } as Settings,
    inbox: [],
  });
});

const ai = () => useApp.getState().review?.ai;

describe('asking the language model', () => {
  test('shows the request first and sends nothing by itself', async () => {
    await askAi();
    expect(asked).toEqual(['preview']);
    expect(useApp.getState().overlay).toBe('ai');
    expect(ai()).toMatchObject({ kind: 'preview' });
  });

  test('sends what was shown, and takes the votes without moving a row or the cursor', async () => {
    const { cursor, ranking } = reviewOf(view);
    await askAi();
    await sendRequest();
    expect(asked).toEqual(['preview', 'ask hh', 'open']);
    const { review, overlay } = useApp.getState();
    expect(overlay).toBe('none');
    expect(review).toMatchObject({ ai: { kind: 'none' }, cursor, ranking });
    expect(review?.rows[1]?.by).toBe('ai');
  });

  test('needs no second look where that kind of request was agreed to', async () => {
    preview = { ...preview, consent: 'given' };
    await askAi();
    expect(asked).toEqual(['preview', 'ask hh', 'open']);
    expect(useApp.getState().overlay).toBe('none');
  });

  test('shows the request where something stands in the way, although it was agreed to', async () => {
    preview = { ...preview, consent: 'given', obstacles: [{ kind: 'nothingUncertain' }] };
    await askAi();
    expect(asked).toEqual(['preview']);
    expect(useApp.getState().overlay).toBe('ai');
  });

  test('shows it on demand and never sends it then', async () => {
    preview = { ...preview, consent: 'given' };
    await showAiRequest();
    expect(asked).toEqual(['preview']);
  });

  test.each(['never', 'off'] as const)('asks nothing while it is %s', async (mode) => {
    setApp({ settings: { llm: { mode } } as Settings });
    await askAi();
    await showAiRequest();
    expect(asked).toEqual([]);
    expect(useApp.getState().overlay).toBe('none');
  });

  test('tells what went wrong and leaves the proposal as it is', async () => {
    events = async function* () {
      yield { kind: 'progress', step: 'preparing' };
      throw Object.assign(new Error('no'), {
        code: 'LLM_CHANGED',
        message: 'The file changed.',
        remedy: 'Read it again.',
      });
    };
    await askAi();
    await sendRequest();
    expect(ai()).toMatchObject({
      kind: 'failed',
      trouble: { code: 'LLM_CHANGED', remedy: 'Read it again.' },
    });
    expect(useApp.getState().review?.rows[1]?.field).toBe('y');
  });

  test('can be broken off', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    events = async function* () {
      yield { kind: 'progress', step: 'waiting' };
      await held;
      yield { kind: 'done', outcome };
    };
    await askAi();
    const sending = sendRequest();
    await Promise.resolve();
    cancelAsking();
    release();
    await sending;
    expect(asked).toEqual(['preview', 'ask hh', 'broken off']);
    expect(ai()).toEqual({ kind: 'cancelled' });
  });
});
