import type { Run } from '../../../core/model/run.ts';
import type { Session } from './commandSession.ts';
import { openWorld } from './openWorld.ts';
import type { HistoryOrder } from './parseCommand.ts';
import { textTable } from './textTable.ts';

/** Runs read from the store at once. */
const pageRuns = 500;

/** Prints every run, newest first. @returns the exit code */
export async function historyCommand({ json }: HistoryOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  try {
    const runs: Run[] = [];
    for (;;) {
      const last = runs.at(-1);
      const page = await world.stores.runs.list({
        limit: pageRuns,
        ...(last === undefined ? {} : { before: last.id }),
      });
      runs.push(...page);
      if (page.length < pageRuns) break;
    }
    await session.terminal.print(
      json ? runs.map((run) => `${JSON.stringify(run)}\n`).join('') : `${historyText(runs)}\n`,
    );
    return 0;
  } finally {
    await world.close();
  }
}

function historyText(runs: readonly Run[]): string {
  if (runs.length === 0) return 'Nothing has been run yet.';
  return textTable(
    [
      { title: 'started' },
      { title: 'file', mostCharacters: 40 },
      { title: 'pack' },
      { title: 'mapping' },
      { title: 'version', right: true },
      { title: 'state' },
      { title: 'in', right: true },
      { title: 'out', right: true },
      { title: 'rejected', right: true },
    ],
    runs.map((run) => [
      run.startedAt.slice(0, 19).replace('T', ' '),
      run.fileName,
      run.packId,
      run.mappingId,
      String(run.mappingVersion),
      run.state,
      String(run.counts?.rowsIn ?? ''),
      String(run.counts?.rowsOut ?? ''),
      String(run.counts?.rowsRejected ?? ''),
    ]),
  );
}
