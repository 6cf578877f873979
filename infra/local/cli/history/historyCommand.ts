import type { RunEntry } from '../../../../core/model/runSearch.ts';
import type { RunId } from '../../../../core/model/ids.ts';
import type { Service } from '../../../../core/service/createService.ts';
import type { Session } from '../session/commandSession.ts';
import type { HistoryOrder } from '../orders/historyOrder.ts';
import { percentText } from '../run/runText.ts';
import { listScans } from './listScans.ts';
import { openWorld } from '../session/openWorld.ts';
import { releaseRuns } from './releaseRuns.ts';
import { showRun } from './showRun.ts';
import { textTable } from '../session/textTable.ts';

/** Runs read from the store at once. */
const pageRuns = 500;

type ListOrder = Extract<HistoryOrder, { readonly action: 'list' }>;

/** Prints the runs or scans that fit, in the order asked for, or one of them; lets runs in quarantine go on. @returns the exit code */
export async function historyCommand(order: HistoryOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  try {
    switch (order.action) {
      case 'list':
        await list(order, { session, runs: world.service.runs });
        return 0;
      case 'scans':
        await listScans(order, { terminal: session.terminal, scans: world.service.scans });
        return 0;
      case 'show':
        await showRun(order, { session, world });
        return 0;
      case 'release':
        return await releaseRuns(order, { session, world });
    }
  } finally {
    await world.close();
  }
}

async function list(
  order: ListOrder,
  { session, runs }: { readonly session: Session; readonly runs: Service['runs'] },
): Promise<void> {
  const { format, filter, sort } = order;
  if (format === 'text') {
    const found = await everyRun(runs, order);
    await session.terminal.print(`${historyText(found)}\n`);
    const held = found.filter(({ state }) => state === 'quarantined').length;
    if (held > 0) session.terminal.say(heldText(held));
    return;
  }
  for await (const piece of runs.export({ filter, sort, format }))
    if (piece !== '') await session.terminal.print(piece);
}

function heldText(held: number): string {
  const who = held === 1 ? '1 run is held back' : `${held} runs are held back`;
  return `${who}: "history show RUN" says why, and "history release RUN --reason TEXT" lets it go on.`;
}

async function everyRun(history: Service['runs'], { filter, sort }: ListOrder): Promise<readonly RunEntry[]> {
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
      { title: 'quality', right: true },
      { title: 'person', mostCharacters: 24 },
      { title: 'run' },
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
      run.quality === null ? '' : percentText(run.quality),
      run.startedBy,
      run.id,
    ]),
  );
}
