import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { dynamoClient, redshiftClient, socketClient } from '../../../infra/aws/clients.ts';
import { socketConnections } from '../../../infra/aws/connections/socketConnections.ts';
import { s3Bucket } from '../../../infra/aws/objects/s3Bucket.ts';
import { s3Objects } from '../../../infra/aws/objects/s3Objects.ts';
import { dynamoFileMetadata } from '../../../infra/aws/stores/dynamoFileMetadata.ts';
import { dynamoLeadStore } from '../../../infra/aws/stores/dynamoLeadStore.ts';
import { dynamoLiveScans } from '../../../infra/aws/stores/dynamoLiveScans.ts';
import { dynamoMappingStore } from '../../../infra/aws/stores/dynamoMappingStore.ts';
import { dynamoSessionStore } from '../../../infra/aws/stores/dynamoSessionStore.ts';
import { dynamoStandardStore } from '../../../infra/aws/stores/dynamoStandardStore.ts';
import { dynamoUploadStore } from '../../../infra/aws/stores/dynamoUploadStore.ts';
import { countKey } from '../../../infra/aws/stores/mappingItems.ts';
import { tables } from '../../../infra/aws/tables.ts';
import { redshiftWarehouse } from '../../../infra/aws/warehouse/redshiftWarehouse.ts';
import { localObjects } from '../../../infra/local/pipeline/localObjects.ts';
import {
  bucketRights,
  connectionRights,
  fileMetadataRights,
  leadRights,
  mappingRights,
  objectRights,
  scanRights,
  sessionRights,
  standardRights,
  type TableUse,
  uploadRights,
  warehouseRights,
} from '../../../infra/stack/portRights.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../cloud/emulators/standIn.ts';
import { SocketApi } from '../../cloud/gateway/socketApi.ts';
import { openS3Server } from '../../cloud/s3/s3Server.ts';
import { describeConnections } from '../../ports/connections.suite.ts';
import { describeLeads } from '../../ports/leads.suite.ts';
import { describeLiveScans } from '../../ports/liveScans.suite.ts';
import { describeMappings } from '../../ports/mappings.suite.ts';
import { describeObjects } from '../../ports/objects.suite.ts';
import { describeSessionEnds } from '../../ports/sessionEnds.suite.ts';
import { describeSessions } from '../../ports/sessions.suite.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { describeStandards } from '../../ports/standards.suite.ts';
import { describeUploads } from '../../ports/uploads.suite.ts';
import { openStandInRedshift } from '../aws/warehouse/standInRedshift.ts';
import { RecordedRights } from './recordedRights.ts';

/** What a table of rights says, in the words of a record. */
function said(rights: Readonly<Record<string, readonly TableUse[]>>): readonly string[] {
  return Object.entries(rights)
    .flatMap(([method, uses]) =>
      uses.flatMap(({ table, actions = [], indexes = [] }) => [
        ...actions.map((action) => `${method} dynamodb:${action} ${table}`),
        ...indexes.map((index) => `${method} dynamodb:Query ${table}/index/${index}`),
      ]),
    )
    .sort();
}

/** Tables are made anew for each test, so a number is in their names. */
function seenBy(recorded: RecordedRights): readonly string[] {
  return [...new Set([...recorded.seen].map((line) => line.replace(/ w\d+-/, ' ')))].sort();
}

/** Runs what a port promises over its adapter, and compares what it asked of AWS with what the table of rights says. */
describe.skipIf(noTables !== undefined)('the rights of ports', () => {
  let emulator: Dynoxide;
  let worlds = 0;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  const access = () => ({
    region: standInRegion,
    credentials: standInCredentials,
    endpoints: { dynamodb: emulator.endpoint },
  });
  const watchedClient = (recorded: RecordedRights): ReturnType<typeof dynamoClient> => {
    const client = dynamoClient(access());
    recorded.watch(client);
    return client;
  };

  describe('over uploads', () => {
    const recorded = new RecordedRights();
    describeUploads('watched', () => {
      const world = `w${worlds++}`;
      const names = { metadataTable: `${world}-metadata`, historyTable: `${world}-history` };
      const openAgain = async () =>
        recorded.told(
          dynamoUploadStore({ client: watchedClient(recorded), region: standInRegion, ...names }),
        );
      return {
        openAgain,
        async open() {
          await emulator.create(tables.metadata, names.metadataTable);
          await emulator.create(tables.history, names.historyTable);
          return openAgain();
        },
        dispose: () => Promise.resolve(),
      };
    });
    it('are those that its methods need', () => {
      expect(seenBy(recorded)).toEqual(said(uploadRights));
    });
  });

  describe('over standardising', () => {
    const recorded = new RecordedRights();
    describeStandards('watched', () => {
      const world = `w${worlds++}`;
      const names = { table: `${world}-standards`, sessionsTable: `${world}-sessions` };
      const secret = () => Promise.resolve(new Uint8Array(32));
      const openAgain = async () =>
        recorded.told(
          dynamoStandardStore({ client: watchedClient(recorded), region: standInRegion, ...names, secret }),
        );
      return {
        openAgain,
        async open() {
          await emulator.create(tables.standards, names.table);
          await emulator.create(tables.sessions, names.sessionsTable);
          return openAgain();
        },
        dispose: () => Promise.resolve(),
      };
    });
    it('are at least those that its methods need', () => {
      const allowed = said(standardRights);
      expect(seenBy(recorded).filter((line) => !allowed.includes(line))).toEqual([]);
      // What belongs to the sessions is compared with theirs; rare answers of a session need more than these tests meet.
      const own = [...new Set(allowed)].filter(
        (line) => line.endsWith(' standards') || line.includes(' standards/'),
      );
      expect(own.filter((line) => !seenBy(recorded).includes(line))).toEqual([]);
    });
  });

  describe('over leads', () => {
    const recorded = new RecordedRights();
    describeLeads('watched', () => {
      const table = `w${worlds++}-leads`;
      const secret = () => Promise.resolve(new Uint8Array(32));
      const openAgain = async () =>
        recorded.told(
          dynamoLeadStore({ client: watchedClient(recorded), region: standInRegion, table }, { secret }),
        );
      return {
        openAgain,
        async open() {
          await emulator.create(tables.leads, table);
          return openAgain();
        },
        dispose: () => Promise.resolve(),
      };
    });
    it('are those that its methods need', () => {
      expect(seenBy(recorded)).toEqual(said(leadRights));
    });
  });

  describe('over the file-metadata table', () => {
    it('are those that its method needs', async () => {
      const recorded = new RecordedRights();
      const table = `w${worlds++}-fileMetadata`;
      await emulator.create(tables.fileMetadata, table);
      const store = dynamoFileMetadata({ client: watchedClient(recorded), region: standInRegion, table });
      await recorded.told(store).put({
        file_name: 'a.csv',
        upload_timestamp: '2026-01-02T10:30:00Z',
        status: 'success',
        row_count: 1,
        schema: {},
        statistics: {},
        quality_issues: {},
      });
      expect(seenBy(recorded)).toEqual(said(fileMetadataRights));
    });
  });

  describe('over the warehouse', () => {
    it('are those that its adapter needs, beside the one to sign in by', async () => {
      const recorded = new RecordedRights();
      const redshift = await openStandInRedshift(() => ({ path: '', sizeBytes: 0, text: '' }));
      const client = redshiftClient({ ...access(), endpoints: { redshift: redshift.url } });
      recorded.watch(client);
      const server = { WorkgroupName: 'w' };
      const warehouse = redshiftWarehouse({
        redshift: { client, region: standInRegion, database: 'd', server, patienceMs: 900 },
        schema: 'analytics',
        roleArn: 'arn:aws:iam::123456789012:role/copy',
        objects: localObjects(temporaryFolder().path),
        bucket: 'data',
      });
      const order = { loadId: 'r', table: 't', columns: [{ name: 'a', type: 'DATE' }], keys: [] };
      await recorded.told(warehouse).load(order);
      redshift.fates.push('slow');
      await expect(recorded.told(warehouse).load(order)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      const { workgroup, statements } = warehouseRights;
      expect(seenBy(recorded)).toEqual(
        [
          ...workgroup
            .filter((action) => action !== 'redshift-serverless:GetCredentials')
            .map((action) => `load ${action} workgroup`),
          ...statements.map((action) => `load ${action} statements`),
        ].sort(),
      );
      client.destroy();
      await redshift.close();
    });
  });

  describe('over sessions', () => {
    const recorded = new RecordedRights();
    const worldOf = (options?: { readonly shardAbove: number }) => {
      let table = '';
      const openAgain = async () =>
        recorded.told(
          dynamoSessionStore({ client: watchedClient(recorded), table, region: standInRegion }, options),
        );
      return {
        async open() {
          table = `w${worlds++}-sessions`;
          await emulator.create(tables.sessions, table);
          return openAgain();
        },
        openAgain,
        dispose: () => Promise.resolve(),
      };
    };
    for (const options of [undefined, { shardAbove: 0 }]) {
      describeSessions('watched', worldOf(options));
      describeSessionEnds('watched', worldOf(options));
    }
    it('are those that its methods need', () => {
      expect(seenBy(recorded)).toEqual(said(sessionRights));
    });
  });

  describe('over mappings', () => {
    const recorded = new RecordedRights();
    const folder = temporaryFolder();
    describeMappings('watched', () => {
      const world = `w${worlds++}`;
      const names = { mappingsTable: `${world}-mappings`, sessionsTable: `${world}-sessions` };
      const objects = localObjects(folder.path);
      const openAgain = async () =>
        recorded.told(
          dynamoMappingStore({ client: watchedClient(recorded), region: standInRegion, ...names, objects }),
        );
      return {
        openAgain,
        async open() {
          await emulator.create(tables.mappings, names.mappingsTable);
          await emulator.create(tables.sessions, names.sessionsTable);
          return openAgain();
        },
        dispose: () => Promise.resolve(),
      };
    });
    afterAll(() => {
      folder.dispose();
    });
    it('read the table itself where its index stays behind', async () => {
      const mappingsTable = `w${worlds++}-mappings`;
      await emulator.create(tables.mappings, mappingsTable);
      const count = { TableName: mappingsTable, Item: { ...countKey, approvals: 1 } };
      await dynamoClient(access()).send(new PutCommand(count));
      const names = { mappingsTable, sessionsTable: 'none', objects: localObjects(folder.path) };
      const store = dynamoMappingStore({ client: watchedClient(recorded), region: standInRegion, ...names });
      expect(await recorded.told(store).list()).toEqual([]);
    });
    it('are those that its methods need', () => {
      expect(seenBy(recorded)).toEqual(said(mappingRights));
    });
  });

  describe('over connections', () => {
    const recorded = new RecordedRights();
    describeConnections('watched', () => {
      const sessionsTable = `w${worlds++}-sessions`;
      const ends: (() => unknown)[] = [];
      let api: SocketApi | undefined;
      return {
        async open() {
          await emulator.create(tables.sessions, sessionsTable);
          api = await SocketApi.open({ apiId: 'ws1', stage: 'live', now: Date.now });
          const management = socketClient(access(), `${api.endpoint}/live`);
          recorded.watch(management);
          const client = watchedClient(recorded);
          const parts = { client, management, region: standInRegion, sessionsTable, nowMs: Date.now };
          return recorded.told(socketConnections(parts));
        },
        async join() {
          const known = new Set(api?.sockets.keys());
          const socket = new WebSocket(api?.url ?? '');
          const heard: string[] = [];
          socket.on('message', (data: Buffer) => void heard.push(data.toString('utf8')));
          await once(socket, 'open');
          ends.push(() => socket.terminate());
          const id = [...(api?.sockets.keys() ?? [])].find((one) => !known.has(one)) ?? '';
          return { id, heard, leave: async () => api?.lose(id) };
        },
        async dispose() {
          for (const end of ends) end();
          await api?.close();
        },
      };
    });
    it('are those that its methods need', () => {
      const manage = 'post execute-api:ManageConnections connections';
      expect(seenBy(recorded)).toEqual([...said(connectionRights), manage].sort());
    });
  });

  describe('over live scans', () => {
    const recorded = new RecordedRights();
    describeLiveScans('watched', () => {
      const table = `w${worlds++}-scanResults`;
      return {
        async open() {
          await emulator.create(tables.scanResults, table);
          return recorded.told(
            dynamoLiveScans({ client: watchedClient(recorded), region: standInRegion, table }),
          );
        },
        dispose: () => Promise.resolve(),
      };
    });
    it('are those that its methods need', () => {
      expect(seenBy(recorded)).toEqual(said(scanRights));
    });
  });

  describe('over objects', () => {
    const recorded = new RecordedRights();
    describeObjects('watched', () => {
      const folder = temporaryFolder();
      const closings: (() => unknown)[] = [];
      return {
        async open() {
          const server = await openS3Server({ folder: folder.path, region: standInRegion });
          server.createBucket('data', { isVersioned: true });
          const bucket = s3Bucket({ ...access(), endpoints: { s3: server.url } }, 'data');
          for (const client of [bucket.client, bucket.signer]) recorded.watch(client);
          closings.push(
            () => bucket.close(),
            () => server.close(),
          );
          return recorded.told(s3Objects(bucket));
        },
        pass: (seconds) => wait(seconds * 1_000),
        async dispose() {
          for (const close of closings) await close();
          folder.dispose();
        },
      };
    });
    it('are those that its methods need', () => {
      const table = Object.keys(objectRights) as readonly (keyof typeof objectRights)[];
      const expected = table.flatMap((method) => [
        ...objectRights[method].map((action) => `${method} ${action} object`),
        ...bucketRights[method].map((action) => `${method} ${action} bucket`),
      ]);
      expect(seenBy(recorded).filter((line) => !expected.includes(line))).toEqual([]);
      expect(expected.filter((line) => !seenBy(recorded).includes(line)).sort()).toEqual([
        // Only after a failure halfway is an upload broken off.
        'create s3:AbortMultipartUpload object',
        // The promises name versions when they open, and need not when they ask or link.
        'facts s3:GetObjectVersion object',
        'join s3:AbortMultipartUpload object',
        'link s3:GetObjectVersion object',
        'put s3:AbortMultipartUpload object',
      ]);
    });
  });
});
