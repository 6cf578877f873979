import type { Run } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { runWords } from '../../text/runWords.ts';
import { tell, tellTrouble } from '../app/toasts.ts';

/** Lets a run go on that is held back. @returns whether it does */
export async function releaseRun(run: Pick<Run, 'id' | 'fileName'>, reason: string): Promise<boolean> {
  try {
    await getSession().client.runs.release({ runId: run.id, reason });
    tell(runWords.quarantine.told(run.fileName));
    return true;
  } catch (cause) {
    tellTrouble(cause);
    return false;
  }
}
