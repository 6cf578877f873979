import type { RunEntry } from '../../../core/model/runSearch.ts';
import type { RunId } from '../../../core/model/ids.ts';
import type { Service } from '../../../core/service/createService.ts';
import type { Session } from './commandSession.ts';
import type { HistoryOrder } from './historyOrder.ts';
import { openWorld } from './openWorld.ts';
import { textTable } from './textTable.ts';

/** Runs read from the store at once. */
const pageRuns = 500;

/** Prints the runs that fit, in the order asked for. @returns the exit code */
export async function historyCommand(order: HistoryOrder, session: Session): Promise<number> {
  const { format, filter, sort } = order;
  const world = await openWorld(session, { guest: true });
  try {
    if (format === 'text') {
      await session.terminal.print(`${historyText(await everyRun(world.service.runs, order))}\n`);
      return 0;
    }
    for await (const piece of world.service.runs.export({ filter, sort, format }))
      if (piece !== '') await session.terminal.print(piece);
    return 0;
  } finally {
    await world.close();
  }
}

async function everyRun(
  history: Service['runs'],
  { filter, sort }: HistoryOrder,
): Promise<readonly RunEntry[]> {
  const runs: RunEntry[] = [];
  for (let after: RunId | undefined; ; after = runs.at(-1)?.id) {
    const window = { sort, limit: pageRuns, ...(after === undefined ? {} : { after }) };
    const page = await history.search({ filter, window });
    runs.push(...page);
    if (page.length < pageRuns) return runs;
  }
}

function historyText(runs: readonly RunEntry[]): string {
  if (runs.length === 0) return 'No run fits.';
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
      { title: 'person', mostCharacters: 24 },
    ],
    runs.map((run) => [
      run.startedAt.slice(0, 19).replace('T', ' '),
      run.fileName,
      run.packId,
      run.mappingId,
      String(run.mappingVersion),
      run.state,
      String(run.rowsIn ?? ''),
      String(run.rowsIn === null ? '' : run.rowsIn - (run.rowsRejected ?? 0)),
      String(run.rowsRejected ?? ''),
      run.startedBy,
    ]),
  );
}
