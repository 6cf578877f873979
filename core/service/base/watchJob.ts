import type { Progress } from '../../model/analysis.ts';
import { createHub } from './hub.ts';

/** Turns a job with a progress callback into a stream; leaving the stream cancels the job. */
export async function* watchJob<Event>(
  job: (control: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<Event>,
  toEvent: (progress: Progress) => Event,
  signal: AbortSignal | undefined,
): AsyncIterable<Event> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal?.addEventListener('abort', stop, { once: true });
  const hub = createHub<Event | undefined>();
  let news = 0;
  const done = job({
    signal: controller.signal,
    onProgress(progress) {
      // Of figures the last ones are enough; of cells none may be missed.
      const hasCells = progress.found !== undefined && progress.found.cells.length > 0;
      if (hasCells) news += 1;
      hub.publish(hasCells ? `cells ${news}` : 'progress', toEvent(progress));
    },
  });
  const closing = new AbortController();
  // Awaited below; here only the end of the progress stream matters.
  done.then(
    () => closing.abort(),
    () => closing.abort(),
  );
  try {
    for await (const event of hub.subscribe(async () => undefined, closing.signal))
      if (event !== undefined) yield event;
    yield await done;
  } finally {
    signal?.removeEventListener('abort', stop);
    controller.abort();
  }
}
