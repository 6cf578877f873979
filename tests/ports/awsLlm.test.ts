import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LlmOutcome } from '../../core/model/llm.ts';
import type { LlmTurns } from '../../core/ports/llmTurns.ts';
import { dynamoClient } from '../../infra/aws/clients.ts';
import { dynamoLlmStores } from '../../infra/aws/stores/dynamoLlmStores.ts';
import { tables } from '../../infra/aws/tables.ts';
import { modelRights } from '../../infra/stack/portRights.ts';
import { type Dynoxide, noTables, startDynoxide } from '../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { RecordedRights } from '../infra/stack/recordedRights.ts';
import { describeAsked, entry, heard } from './llmAsked.suite.ts';

describe.skipIf(noTables !== undefined)('what a language model was asked, on DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  const recorded = new RecordedRights();
  const bodies = new Map<string, string>();
  let worlds = 0;
  const makeWorld = () => {
    const table = `w${worlds++}-schemas`;
    const clients: ReturnType<typeof dynamoClient>[] = [];
    const openAgain = async () => {
      const client = dynamoClient({
        region: standInRegion,
        credentials: standInCredentials,
        endpoints: { dynamodb: emulator.endpoint },
      });
      clients.push(client);
      recorded.watch(client);
      const objects = {
        async put(key: string, bytes: Uint8Array) {
          bodies.set(key, new TextDecoder().decode(bytes));
          return true;
        },
      };
      const stores = dynamoLlmStores({ client, region: standInRegion, table, objects });
      return {
        ledger: recorded.told(stores.ledger),
        answers: recorded.told(stores.answers),
        turns: recorded.told(stores.turns),
      };
    };
    return {
      openAgain,
      async open() {
        await emulator.create(tables.schemas, table);
        return openAgain();
      },
      dispose() {
        for (const client of clients) client.destroy();
      },
    };
  };

  describeAsked('DynamoDB', makeWorld);

  it('keeps bodies and answers beside the upload, and no name of a file', async () => {
    const world = makeWorld();
    const { ledger } = await world.open();
    await ledger.append(entry('call1'));
    await ledger.settle('call1', heard(), 'the answer');
    expect(bodies.get('work/f1/model/call1-asked.json')).toBe(entry('call1').body);
    expect(bodies.get('work/f1/model/call1-answered.json')).toBe('the answer');
    const scan = new ScanCommand({ TableName: `w${worlds - 1}-schemas` });
    const { Items } = await dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    }).send(scan);
    expect(Items).toHaveLength(3);
    expect(JSON.stringify(Items)).not.toContain('ü');
    world.dispose();
  });

  it('counts calls of many at once for the month', async () => {
    const world = makeWorld();
    const { ledger } = await world.open();
    await Promise.all(Array.from({ length: 20 }, (_, n) => ledger.append(entry(`call${String(n)}`))));
    expect(await ledger.spent({ from: '2026-11-01' })).toMatchObject({ calls: 20, inputTokens: 2000 });
    world.dispose();
  });

  describe('turns', () => {
    let turns: LlmTurns;
    beforeEach(async () => {
      ({ turns } = await makeWorld().open());
    });
    const outcome: LlmOutcome = {
      status: 'unavailable',
      provider: 'bedrock',
      modelId: 'm',
      see: 'shapes',
      at: '2026-11-05T00:00:00.000Z',
      columnCount: 3,
      fromCache: false,
      message: 'm',
    };

    it('go to one of many, and to the next when they are given back or their time is over', async () => {
      const times = Array.from({ length: 10 }, () => turns.take('k', { nowMs: 1_000, untilMs: 5_000 }));
      const kinds = (await Promise.all(times)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'mine')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(9);
      expect(await turns.take('other', { nowMs: 1_000, untilMs: 5_000 })).toEqual({ kind: 'mine' });
      await turns.release('k');
      expect(await turns.take('k', { nowMs: 1_001, untilMs: 5_000 })).toEqual({ kind: 'mine' });
      expect(await turns.take('k', { nowMs: 4_999, untilMs: 9_000 })).toEqual({ kind: 'taken' });
      expect(await turns.take('k', { nowMs: 5_000, untilMs: 9_000 })).toEqual({ kind: 'mine' });
    });

    it('tell for a while how the last one ended', async () => {
      await turns.take('k', { nowMs: 1_000, untilMs: 5_000 });
      await turns.fail('k', outcome, 8_000);
      expect(await turns.take('k', { nowMs: 7_999, untilMs: 9_000 })).toEqual({ kind: 'failed', outcome });
      expect(await turns.take('k', { nowMs: 8_000, untilMs: 9_000 })).toEqual({ kind: 'mine' });
    });
  });

  it('needs the rights that are given for it', () => {
    const given = Object.entries(modelRights).flatMap(([method, uses]) =>
      uses.flatMap(({ actions }) => actions.map((action) => `${method} dynamodb:${action} schemas`)),
    );
    const seen = new Set([...recorded.seen].map((line) => line.replace(/ w\d+-/, ' ')));
    expect([...seen].sort()).toEqual(given.sort());
  });
});
