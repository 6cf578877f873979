/** What the scripts share that bring workbooks of leads into a data folder of their own, by the built engine, as the desk does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeLocal } from '../../../infra/local/compose.ts';

const packId = 'crm.leads';

export async function leadsWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-leads-'));
  const built = (name) => pathToFileURL(resolve('.cache/bench/app/out/main', name));
  const world = await composeLocal({
    dataDir: join(folder, 'data'),
    samplesDir: resolve('samples'),
    processUrl: built('engineProcess.js'),
    workerUrl: built('engineWorker.js'),
    kind: 'web',
    appVersion: 'bench',
    approver: 'bench',
    log: { info: () => undefined, error: (event, about) => console.error(event, JSON.stringify(about)) },
  });
  const { service, sources, stores } = world;
  await service.settings.put({ defaultPackId: packId });
  return {
    folder,
    engine: world.engine,
    service,
    /** Files that a workbook became, when all have come so far. */
    async dropped(workbook, isSoFar) {
      const { id } = await sources.adoptPath(workbook);
      await service.inbox.submit({ fileIds: [id] });
      for await (const _ of service.inbox.watch()) {
        const files = (await stores.files.list()).filter((file) => file.id.startsWith(id));
        if (files.some(({ state }) => state === 'failed'))
          throw new Error('A sheet could not be brought in.');
        if (files.length > 1 && files.every(isSoFar)) return files;
      }
    },
    async propose({ id }) {
      return (await service.review.choosePack({ fileId: id, packId })).proposal;
    },
    /** @returns the run, which is under way */
    async approve({ id: fileId }, proposal) {
      const edits = proposal.columns.map(({ columnIndex, field }) => ({
        kind: field === null ? 'ignore' : 'accept',
        columnIndex,
      }));
      await service.review.edit({ fileId, label: 'Accepted all', edits });
      const { runId } = await service.review.approve({
        fileId,
        expectedVersion: 0,
        expectedPosition: 1,
        reason: 'bench',
      });
      return runId;
    },
    /** What the loads of files have come to, when all have ended. */
    async loaded(files) {
      const runs = (await service.runs.list({ limit: 100 })).filter((run) =>
        files.some(({ id }) => id === run.fileId),
      );
      for (const { id } of runs) await service.runs.loaded({ runId: id });
      const loads = (await stores.records.loads(packId)).filter(
        ({ runId, state }) => state === 'done' && runs.some(({ id }) => id === runId),
      );
      const sum = (of) => loads.reduce((total, load) => total + of(load), 0);
      return { sheets: loads.length, rows: sum(({ rows }) => rows), added: sum(({ added }) => added) };
    },
    async close() {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
