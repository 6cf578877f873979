import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../core/model/errors.ts';
import type { Settings } from '../../../core/model/settings.ts';
import { createSettingsService } from '../../../core/service/base/settings.ts';
import { hostChannel } from '../engine/hostChannel.ts';
import { hostLog } from '../hostLog.ts';
import { mappingStore } from '../store/mappingStore.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { migrations } from '../store/migrations.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { packStore } from '../store/packStore.ts';
import { settingsStore } from '../store/settingsStore.ts';
import { localConnections } from './localConnections.ts';
import { keepOptions } from './keepAtWork.ts';
import { type LocalPipeline, openLocalPipeline } from './localPipeline.ts';
import { partBytes } from './partBytes.ts';
import type { FromPipeline, ToPipeline } from './pipelineProtocol.ts';

/**
 * Entry file of the process that works off a folder for the desk. It reads what strangers have sent, so it holds no
 * credentials, and it may die at any moment: the desk starts another, which goes on with what lies in the folder.
 */
const host = hostChannel<FromPipeline, ToPipeline>();
const ending = new AbortController();
let present: LocalPipeline | undefined;

/** Milliseconds to wait where nothing is left to do, and between two looks at what the person has chosen. */
const restMs = 250;
const settingsMs = 2_000;

host.onMessage((message) => {
  if (message.kind === 'end') {
    ending.abort();
    void present?.stopping();
  } else void work(message).then(() => process.exit(0));
});

async function work(given: Extract<ToPipeline, { readonly kind: 'setUp' }>): Promise<void> {
  setInterval(() => host.send({ kind: 'turning' }), keepOptions.wordMs).unref();
  let { afterDeath } = given;
  // The desk has looked through the file already.
  const database = openDatabase(given.database, migrations, { check: false });
  const settings = createSettingsService({
    stores: { settings: settingsStore(database) },
    host: { approver: '' },
  });
  const stores = {
    mappings: mappingStore(database),
    memory: memoryStore(database),
    packs: packStore(database),
  };
  const connections = localConnections(() => Date.now());
  // As long as this process; times are compared as text.
  const until = '9999-12-31T23:59:59.999Z';
  await connections.attach({ id: 'desk', by: 'desk', sessionId: null, until }, (text) =>
    host.send({ kind: 'word', text }),
  );
  try {
    while (!ending.signal.aborted) {
      const chosen = await settings.get();
      const pipeline = await openLocalPipeline({
        folder: given.folder,
        stores,
        settings: {
          partBytes,
          analysisMs: 0,
          outputs: chosen.outputs,
          quarantine: chosen.quarantine,
          byMailbox: chosen.byMailbox,
          appVersion: given.appVersion,
        },
        log: hostLog(),
        afterDeath,
        connections,
        onUpload: () => undefined,
      });
      present = pipeline;
      afterDeath = false;
      host.send({ kind: 'working' });
      try {
        let looked = performance.now();
        while (!ending.signal.aborted) {
          if ((await pipeline.step()) === 'idle')
            await wait(restMs, undefined, { signal: ending.signal }).catch(() => undefined);
          if (performance.now() - looked < settingsMs) continue;
          looked = performance.now();
          if (!isSame(chosen, await settings.get())) break;
        }
      } finally {
        present = undefined;
        await pipeline.close();
      }
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STORE_UNAVAILABLE') throw error;
    host.send({ kind: 'taken' });
  } finally {
    database.close();
  }
}

/** What a run is over: another choice is taken up between two steps. */
function isSame(a: Settings, b: Settings): boolean {
  const taken = ({ outputs, quarantine, byMailbox }: Settings): string =>
    JSON.stringify([outputs, quarantine, byMailbox]);
  return taken(a) === taken(b);
}
