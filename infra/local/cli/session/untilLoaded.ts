import type { RunId } from '../../../../core/model/ids.ts';
import type { LocalWorld } from '../../compose.ts';
import type { Session } from './commandSession.ts';

/** Rows go into the records beside the next file, and those of all files are compared together; whoever breaks off does not wait. */
export async function untilLoaded(
  runs: readonly RunId[],
  { signal }: Session,
  { service }: LocalWorld,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  for (const runId of runs) {
    if (signal.aborted) return;
    await Promise.race([service.runs.loaded({ runId }), stopped]);
  }
}
