import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endScan } from '../../../core/liveScan/endScan.ts';
import { usualCompare } from '../../../core/model/liveScan.ts';
import { asItemId, asSessionId, type SessionId } from '../../../core/model/session.ts';
import { sessionDeps } from '../../../core/pipeline/world/sessionDeps.ts';
import { openSession } from '../../../core/session/openSession.ts';
import { dynamoClient } from '../../../infra/aws/clients.ts';
import { dynamoLiveScans } from '../../../infra/aws/stores/dynamoLiveScans.ts';
import { tables } from '../../../infra/aws/tables.ts';
import { localConnections } from '../../../infra/local/pipeline/localConnections.ts';
import { openPipelineDatabase } from '../../../infra/local/pipeline/pipelineDatabase.ts';
import { sessionStore } from '../../../infra/local/sessions/sessionStore.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../cloud/emulators/standIn.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { memoryQueues } from '../pipeline/memoryStores.ts';

const reason = 'The drawing is lost.';
const until = '2100-01-01T00:00:00.000Z';

describe.skipIf(noTables !== undefined)('a scan that is ended', () => {
  const folder = temporaryFolder();
  const queues = memoryQueues();
  const connections = localConnections(() => 0);
  const heard: string[] = [];
  let emulator: Dynoxide;
  let close = (): void => undefined;
  let world: Parameters<typeof endScan>[0];

  beforeAll(async () => {
    emulator = await startDynoxide();
    await emulator.create(tables.scanResults, 'scan-results');
    const client = dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    });
    const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
    close = () => {
      client.destroy();
      database.close();
    };
    world = {
      scans: dynamoLiveScans({ client, region: standInRegion, table: 'scan-results' }),
      sessions: sessionStore(database),
      queues,
      connections,
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      clock: { now: () => Date.parse('2026-01-20T03:00:00.000Z') },
      ids: { next: () => randomUUID() },
      log: { info: () => undefined, error: () => undefined },
      chance: () => 0.5,
    };
    const people = [{ by: 'Ana' }, { by: 'Bob' }, { by: 'Ops', isOperator: true }];
    for (const person of people) {
      const connection = { ...person, id: person.by, sessionId: null, until };
      await connections.attach(connection, (text) => heard.push(`${person.by}: ${text}`));
    }
  }, 60_000);
  afterAll(async () => {
    close();
    await emulator.stop();
    folder.dispose();
  });

  /** One of Ana's, of one document that nobody has counted. */
  const begun = async (id: string, laidOut = true): Promise<SessionId> => {
    const sessionId = asSessionId(id);
    const timestamp = '2026-01-20T03:00:00.000Z';
    const own = { connectionId: 'before', by: 'Ana', timestamp, totalFiles: 0, targetHoleCodes: ['K-77'] };
    await world.scans.begin({ sessionId, ...own, compare: usualCompare });
    await world.scans.run(sessionId, 1);
    const items = [{ id: asItemId('one'), work: '{}' }];
    if (laidOut) await openSession(sessionDeps(world), { id: sessionId, kind: 'scan', lane: 'scan', items });
    return sessionId;
  };
  const end = (connectionId: string, session_id: string, why = reason): Promise<void> =>
    endScan(world, { connectionId, word: { action: 'end_scan', session_id, reason: why } });

  it('is ended by its owner, who is answered and hears of the end by that connection', async () => {
    const id = await begun('own');
    await end('Ana', id);
    expect(heard).toContain('Ana: {"type":"END_TAKEN","session_id":"own","outcome":"forced"}');
    expect(await world.sessions.get(id)).toMatchObject({ forced: { by: 'Ana', reason, missing: 1 } });
    expect((await world.scans.get(id))?.connectionId).toBe('Ana');
    expect(queues.sent.at(-1)).toEqual({
      queue: 'scanSteps',
      body: expect.stringContaining('scanFinish'),
    });
    // Another one's end comes too late; the same one's, again, has the same answer.
    await end('Ops', id);
    expect(heard.at(-1)).toContain('"ended"');
  });

  it('is ended by an operator, and its owner hears of it', async () => {
    const id = await begun('operated');
    await end('Ops', id);
    expect(heard.at(-1)).toContain('Ops: {"type":"END_TAKEN","session_id":"operated","outcome":"forced"');
    expect(await world.sessions.get(id)).toMatchObject({ forced: { by: 'Ops' } });
    expect((await world.scans.get(id))?.connectionId).toBe('before');
  });

  it('is not ended by others, who do not hear that it is there', async () => {
    const id = await begun('others');
    await expect(end('Bob', id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no scan others.',
    });
    await expect(end('Ops', 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(end('nobody', id)).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    expect(await world.sessions.get(id)).toMatchObject({ status: 'sealed' });
  });

  it('is not ended without a reason, nor while its documents are listed', async () => {
    const id = await begun('why');
    await expect(end('Ana', id, 'no')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    await expect(endScan(world, { connectionId: 'Ana', word: { session_id: id } })).rejects.toMatchObject({
      code: 'USAGE',
    });
    await expect(end('Ana', await begun('listed', false))).rejects.toMatchObject({ code: 'NOT_READY' });
  });
});
