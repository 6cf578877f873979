import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asItemId, asSessionId } from '../../../../core/model/session.ts';
import { dynamoClient } from '../../../../infra/aws/clients.ts';
import { dynamoSessionStore } from '../../../../infra/aws/stores/dynamoSessionStore.ts';
import { tables } from '../../../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';

const total = 200;
const items = Array.from({ length: total }, (_, place) => ({ id: asItemId(`i${place}`), place, work: '{}' }));
const at = '2025-01-01T00:00:00.000Z';
const until = '2025-01-01T00:01:00.000Z';

describe.skipIf(noTables !== undefined)('opening a large session of DynamoDB again', () => {
  let emulator: Dynoxide;
  let client: ReturnType<typeof dynamoClient>;
  /** Requests until the process dies; none, where it lives. */
  let left = Number.POSITIVE_INFINITY;
  beforeAll(async () => {
    emulator = await startDynoxide();
    client = dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    });
    client.middlewareStack.add(
      (next) => async (args) => {
        left -= 1;
        if (left < 0) throw new Error('dead');
        return next(args);
      },
      { step: 'initialize' },
    );
    await emulator.create(tables.sessions, 'sessions');
  });
  afterAll(async () => {
    client.destroy();
    await emulator.stop();
  });

  it.each([0, 1_000_000])(
    'goes on from wherever it died (counts in shards above %i items)',
    async (above) => {
      const access = { client, table: 'sessions', region: standInRegion };
      const store = dynamoSessionStore(access, { shardAbove: above });
      const id = asSessionId(`s${above}`);
      await store.begin({ id, kind: 'run', lane: 'main', at });
      await store.register(id, items);
      await store.seal(id, { total, sha256: 'x', at });
      for (const { id: itemId, place } of items) {
        const hold = { sessionId: id, itemId, token: 't', epoch: 1 };
        await store.claim({ ...hold, now: at, until });
        const outcome = place % 3 === 0 ? 'failed' : 'done';
        await store.commit(hold, { outcome, result: null, errorCode: null, at });
      }
      expect(await store.complete(id, at)).toBe('completed');

      const named = items.filter(({ place }) => place !== 7).map((item) => item.id);
      const request = { epoch: 1, items: named, at };
      const opened = async (requests: number) => {
        left = requests;
        try {
          return await store.reopen(id, request);
        } catch {
          return 'died';
        } finally {
          left = Number.POSITIVE_INFINITY;
        }
      };
      const statuses = new Set<string>();
      for (let requests = 1; (await opened(requests)) === 'died'; requests++) {
        const { status, epoch, counts } = (await store.get(id)) ?? {};
        statuses.add(`${status} ${epoch}`);
        const stuck = await store.stuck('2025-01-01T00:00:01.000Z', 9);
        expect(stuck.some((session) => session.id === id)).toBe(status === 'open');
        // Counts and items are together at every point.
        const states = (await store.items(id, { limit: total })).map(({ state }) => state);
        expect(states.filter((state) => state === 'done').length).toBe(counts?.done);
        expect(states.filter((state) => state === 'failed').length).toBe(counts?.failed);
      }
      expect(statuses).toEqual(new Set(['complete 1', 'open 2']));
      expect(await store.get(id)).toMatchObject({
        status: 'sealed',
        epoch: 2,
        counts: { done: 1, failed: 0 },
      });
      expect(await store.idle(id, at, total)).toHaveLength(total - 1);
      expect(await store.reopen(id, request)).toMatchObject({ epoch: 2 });
    },
  );
});
