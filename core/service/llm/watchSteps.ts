import type { LlmEvent } from '../../model/llm.ts';
import { createHub } from '../base/hub.ts';
import type { InquiryControl } from './llmInquiry.ts';

type Progress = Extract<LlmEvent, { kind: 'progress' }>;

/** Turns asking into a stream of its steps and its end; leaving the stream cancels it. */
export async function* watchSteps<Done>(
  ask: (control: InquiryControl) => Promise<Done>,
  signal: AbortSignal | undefined,
): AsyncIterable<Progress | Done> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const hub = createHub<Progress>();
  const closing = new AbortController();
  const done = ask({
    signal: controller.signal,
    onStep: (step) => hub.publish(step, { kind: 'progress', step }),
  });
  // Awaited below; here only the end of the steps matters.
  done.then(
    () => closing.abort(),
    () => closing.abort(),
  );
  try {
    yield* hub.subscribe(async () => ({ kind: 'progress', step: 'preparing' }), closing.signal);
    yield await done;
  } finally {
    signal?.removeEventListener('abort', stop);
    controller.abort();
  }
}
