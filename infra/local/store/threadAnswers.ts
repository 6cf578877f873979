import type { MessagePort } from 'node:worker_threads';
import { AppError } from '../../../core/model/errors.ts';
import type { ThreadAnswer } from './storeThread.ts';

/**
 * Does what a thread was asked and tells how it came out; never rejects.
 *
 * @param of `missing` says of an error what has to be made before the question is asked again.
 */
export async function answerTo<Need = never>(
  port: MessagePort,
  id: number,
  of: { readonly work: () => Promise<unknown>; readonly missing?: (error: unknown) => Need | undefined },
): Promise<void> {
  const tell = (answer: ThreadAnswer<Need>): void => {
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    port.postMessage(answer);
  };
  try {
    tell({ id, answer: await of.work() });
  } catch (error) {
    const missing = of.missing?.(error);
    if (missing !== undefined) tell({ id, missing });
    else if (error instanceof AppError) tell({ id, view: error.toView() });
    else tell({ id, trace: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
