import { join } from 'node:path';
import { asId, type RunId } from '../../../../core/model/ids.ts';
import type { LocalWorld } from '../../compose.ts';
import { exitCodeOf, type Session, toAppError } from '../session/commandSession.ts';
import { openOutFolder } from '../session/handOut.ts';
import type { HistoryOrder } from '../orders/historyOrder.ts';
import { runAnswer } from '../run/runAnswer.ts';
import { printable } from '../session/textTable.ts';

/**
 * Lets the outputs of runs in quarantine go on, with a reason; one that cannot be released does not stop the rest. What the
 * released rows are kept as (leads) is loaded before it returns.
 *
 * @returns the highest exit code
 */
export async function releaseRuns(
  order: Extract<HistoryOrder, { readonly action: 'release' }>,
  { session, world }: { readonly session: Session; readonly world: LocalWorld },
): Promise<number> {
  const { terminal } = session;
  const { runs } = world.service;
  const out = order.out === undefined ? undefined : await openOutFolder(order.out, order.replace);
  let exitCode = 0;
  for (const id of order.ids) {
    if (session.signal.aborted) break;
    try {
      const run = await runs.release({ runId: asId<RunId>(id), reason: order.reason });
      await runs.loaded({ runId: run.id });
      const kept = world.outputs.folderOf(run.id);
      const paths =
        out === undefined ? run.outputs.map(({ name }) => join(kept, name)) : await out.take(run, kept);
      await terminal.print(
        order.json
          ? `${JSON.stringify(runAnswer(null, run, paths))}\n`
          : [`${printable(run.fileName)} is released.`, ...paths.map(printable), ''].join('\n'),
      );
    } catch (cause) {
      const error = toAppError(cause, session);
      terminal.say(`${printable(id)}: ${error.message} ${error.remedy}`);
      exitCode = Math.max(exitCode, exitCodeOf(error));
    }
  }
  return exitCode;
}
