import { once } from 'node:events';
import { afterAll, beforeAll, describe } from 'vitest';
import { WebSocket } from 'ws';
import { dynamoClient, socketClient } from '../../infra/aws/clients.ts';
import { socketConnections } from '../../infra/aws/connections/socketConnections.ts';
import { tables } from '../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { SocketApi } from '../cloud/gateway/socketApi.ts';
import { describeConnections } from './connections.suite.ts';

describe.skipIf(noTables !== undefined)('connections of a WebSocket API', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  let worlds = 0;
  describeConnections('API Gateway', () => {
    const sessionsTable = `w${worlds++}-sessions`;
    const access = {
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    };
    const client = dynamoClient(access);
    const ends: (() => unknown)[] = [() => client.destroy()];
    let api: SocketApi | undefined;
    return {
      async open() {
        await emulator.create(tables.sessions, sessionsTable);
        api = await SocketApi.open({ apiId: 'ws1', stage: 'live', now: Date.now });
        const management = socketClient(access, `${api.endpoint}/live`);
        ends.push(() => management.destroy());
        return socketConnections({
          client,
          management,
          region: standInRegion,
          sessionsTable,
          nowMs: Date.now,
        });
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
});
