import { join } from 'node:path';
import { builtInPacks } from '../../core/packs/builtInPacks.ts';
import { createAskApi } from '../../core/pipeline/api/askApi.ts';
import type { MappingStore } from '../../core/ports/stores.ts';
import { runQuery } from '../../core/service/ask/askRunning.ts';
import { createAskBook } from '../../core/service/ask/askTopics.ts';
import { createPackShelf } from '../../core/service/base/packShelf.ts';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoMappingStore } from '../../infra/aws/stores/dynamoMappingStore.ts';
import { tables } from '../../infra/aws/tables.ts';
import { localLeads } from '../../infra/local/pipeline/localLeads.ts';
import { localObjects } from '../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import { openStores } from '../../infra/local/store/openStores.ts';
import { systemClock as clock } from '../../infra/local/timeIds.ts';
import { noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { type AskedMappings, describeAskedMappings } from './askedMappings.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const zone = 'UTC';
const schemas = builtInPacks;

describeAskedMappings('the desk, over SQLite', async () => {
  const folder = temporaryFolder();
  const stores = openStores(join(folder.path, 'mapwright.db'));
  const scans = { store: () => Promise.reject(new Error('No scan is asked about.')) } as never;
  const book = createAskBook({ stores, scans }, createPackShelf({ stores, schemas }));
  return {
    store: stores.mappings,
    async ask(query) {
      const { rows, found, of } = await runQuery({ book, clock }, { query, zone, first: 0, count: 50 });
      return { cells: rows.map(({ cells }) => cells), found, of };
    },
    dispose() {
      stores.close();
      folder.dispose();
      return Promise.resolve();
    },
  };
});

describeAskedMappings('a pipeline, over SQLite', async () => {
  const folder = temporaryFolder();
  const stores = openStores(join(folder.path, 'mapwright.db'));
  return askedOfPipeline(folder, stores.mappings, () => stores.close());
});

if (noTables === undefined)
  describeAskedMappings('a pipeline, over DynamoDB', async () => {
    const folder = temporaryFolder();
    const emulator = await startDynoxide();
    const client = dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    });
    const [mappingsTable, sessionsTable] = ['asked-mappings', 'asked-sessions'];
    await emulator.create(tables.mappings, mappingsTable);
    await emulator.create(tables.sessions, sessionsTable);
    const objects = localObjects(join(folder.path, 'bucket'));
    const region = standInRegion;
    const store = dynamoMappingStore({ client, region, mappingsTable, sessionsTable, objects });
    return askedOfPipeline(folder, store, async () => {
      client.destroy();
      await emulator.stop();
    });
  });

function askedOfPipeline(
  folder: ReturnType<typeof temporaryFolder>,
  store: MappingStore,
  close: () => void | Promise<void>,
): AskedMappings {
  const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
  const api = createAskApi({ leads: localLeads(database), mappings: store, schemas, clock });
  return {
    store,
    async ask(query) {
      const { answer } = await api.ask({ asked: { query }, zone, after: null, limit: 50 });
      const { rows = [], found = 0, of = null } = answer ?? {};
      return { cells: rows.map(({ cells }) => cells), found, of };
    },
    async dispose() {
      database.close();
      await close();
      folder.dispose();
    },
  };
}
