import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveUpMessage } from '../../../../core/pipeline/work/giveUpMessage.ts';
import { readMessage } from '../../../../core/pipeline/world/messages.ts';
import { pipelineStandards } from '../../../../core/pipeline/api/standardApi.ts';
import { standardWork } from '../../../../core/pipeline/work/standardWork.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import type { StandardJobId } from '../../../../core/model/standardising.ts';
import type { ItemId, SessionId } from '../../../../core/model/session.ts';
import type { BatchClaim } from '../../../../core/ports/standardStore.ts';
import type { StandardApi } from '../../../../core/ports/standardApi.ts';
import type { MessageEnd } from '../../../../core/session/workItem.ts';
import { dynamoClient } from '../../../../infra/aws/clients.ts';
import {
  composeAsking,
  composeStandardStore,
  composeStandardWork,
} from '../../../../infra/aws/functions/composeStandards.ts';
import type { CloudEnvironment, CloudModel } from '../../../../infra/aws/functions/environment.ts';
import { dynamoSessionStore } from '../../../../infra/aws/stores/dynamoSessionStore.ts';
import { tables } from '../../../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';
import { openPipeline, type TestPipeline } from '../../../core/pipeline/pipelineFixture.ts';
import { leadPack, leadRow, leadSource } from '../../../ports/leadExamples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { type ModelServer, openModelServer, type SeenRequest } from '../../local/llm/modelServer.ts';
import { bedrockWire } from '../../local/llm/wireAnswers.ts';

const model: CloudModel = {
  id: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  tokensPerRun: undefined,
  tokensPerMonth: undefined,
  usdPerRun: undefined,
  usdPerMonth: undefined,
  usdPerMillionIn: 1,
  usdPerMillionOut: 2,
  values: 'impersonal',
  healthValues: 'never',
};

const scope = { packId: leadPack, fields: ['country'] };

interface Asked {
  readonly values: readonly { readonly key: string; readonly value: string }[];
}
const askedIn = (request: SeenRequest): Asked['values'] =>
  (bedrockWire.dataOf(request) as unknown as Asked).values;
const says = (request: SeenRequest) =>
  bedrockWire.says(JSON.stringify({ values: askedIn(request).map(({ key }) => ({ key, value: 'Spain' })) }));

describe.skipIf(noTables !== undefined)('standardising leads in the pipeline', () => {
  let emulator: Dynoxide;
  let server: ModelServer;
  let pipeline: TestPipeline;
  let folder: ReturnType<typeof temporaryFolder>;
  let worlds = 0;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());
  beforeEach(async () => {
    folder = temporaryFolder();
    server = await openModelServer();
    server.play(says);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', emulator.endpoint);
    vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', server.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', standInCredentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', standInCredentials.secretAccessKey);
    pipeline = openPipeline(folder.path);
  });
  afterEach(async () => {
    pipeline.close();
    folder.dispose();
    await server.close();
    vi.unstubAllEnvs();
  });

  interface World {
    readonly api: StandardApi;
    /** Messages that wait; each is taken once. */
    readonly messages: () => Promise<readonly string[]>;
    /** In a process of its own. */
    readonly work: (body: string) => Promise<MessageEnd>;
    readonly giveUp: (body: string) => Promise<unknown>;
    /** Takes the batch of a message, and dies. */
    readonly begin: (message: {
      readonly sessionId: SessionId;
      readonly itemId: ItemId;
    }) => Promise<BatchClaim>;
    clockMs: number;
  }

  /** @param values one lead each */
  async function open(values: readonly string[], some: Partial<CloudModel> | null = {}): Promise<World> {
    const name = `w${String(worlds++)}`;
    const environment = {
      region: standInRegion,
      schemasTable: `${name}-schemas`,
      sessionsTable: `${name}-sessions`,
      standardsTable: `${name}-standards`,
      model: some === null ? null : { ...model, ...some },
    } as CloudEnvironment;
    await emulator.create(tables.schemas, environment.schemasTable);
    await emulator.create(tables.sessions, environment.sessionsTable);
    await emulator.create(tables.standards, environment.standardsTable);
    const client = dynamoClient({ region: standInRegion, credentials: standInCredentials });
    const sessions = dynamoSessionStore({ client, region: standInRegion, table: environment.sessionsTable });
    const world: World = {
      clockMs: Date.UTC(2026, 2, 1),
      api: undefined as never,
      async messages() {
        const found = await base.queues.receive('standard', { most: 100, waitSeconds: 0, holdSeconds: 0 });
        return found.map(({ body }) => body);
      },
      work(body) {
        const message = readMessage(body);
        if (message?.kind !== 'standard') throw new Error(body);
        return standardWork(composeStandardWork(environment, base), message);
      },
      giveUp: (body) => giveUpMessage(base, body),
      begin({ sessionId, itemId }) {
        const now = world.clockMs;
        return composeStandardStore(environment, base.objects).claim(
          { id: sessionId as string as StandardJobId, itemId },
          {
            token: base.ids.next(),
            now: new Date(now).toISOString(),
            until: new Date(now + 1_000).toISOString(),
          },
        );
      },
    };
    const base = { ...pipeline.world, sessions, clock: { now: () => world.clockMs } };
    await base.leads.take(
      leadSource(name),
      values.map((country, n) => leadRow(n, { email: `${name}${String(n)}@example.org`, country })),
      '2026-03-01T00:00:00.000Z',
    );
    const asked = { ...base, schemas: builtInPacks, ...composeAsking(environment, base), base };
    return Object.assign(world, { api: pipelineStandards(asked, 'Ana') });
  }

  const many = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, n) => `Spein${String(n)}`);

  async function started(
    { api, messages }: World,
    mostCost: number | null = null,
  ): Promise<readonly string[]> {
    const { requestHash } = await api.plan(scope);
    await api.start({ ...scope, requestHash, mostCost });
    return messages();
  }
  const jobOf = async ({ api }: World) => (await api.progress(scope)).jobs[0];

  it('sends no value unless a setting says so, and none of health data by the same setting', async () => {
    const closed = await open(['Spein'], { values: 'never', healthValues: 'all' });
    expect((await closed.api.plan(scope)).obstacles).toEqual([{ kind: 'valuesOff' }]);
    const none = await open(['Spein'], null);
    expect((await none.api.plan(scope)).obstacles.map(({ kind }) => kind)).toContain('valuesOff');
    await expect(started(none)).rejects.toMatchObject({ code: 'LLM_OFF' });
    expect(server.requests).toEqual([]);
  });

  it('asks about each batch once, whatever messages are lost, doubled or meet each other', async () => {
    const world = await open([...many(100), ...many(100)]);
    const bodies = await started(world);
    expect(bodies).toHaveLength(3);
    const [first = '', second = '', third = ''] = bodies;
    // Two at once: one has the batch, the other waits for its turn.
    const ends = await Promise.all([world.work(first), world.work(first)]);
    expect(ends.map(({ kind }) => kind).sort()).toEqual(['again', 'remove']);
    expect(await world.work(first)).toEqual({ kind: 'remove' });
    await world.work(third);
    await world.work(third);
    // The second is lost, and what its queue gave up is sent again.
    expect((await jobOf(world))?.state).toBe('running');
    await world.giveUp(second);
    for (const body of await world.messages()) await world.work(body);
    expect(await jobOf(world)).toMatchObject({ state: 'done', counted: 3, suggested: 100, calls: 3 });
    expect(server.requests).toHaveLength(3);
    const offered = await world.api.suggestions({ ...scope, state: 'open', first: 0, count: 100 });
    expect(offered.map(({ records }) => records)).toEqual(offered.map(() => 2));
    expect(await world.api.accept({ ...scope, ids: offered.slice(0, 50).map(({ id }) => id) })).toEqual({
      records: 100,
      rest: 0,
    });
    // The same values come again; what is known of them costs nothing.
    await pipeline.world.leads.take(
      leadSource('later'),
      many(10).map((country, n) => leadRow(n, { email: `later${String(n)}@example.org`, country })),
      '2026-03-02T00:00:00.000Z',
    );
    world.clockMs += 3_600_000;
    expect(await world.api.plan(scope)).toMatchObject({ values: 0, batches: 0 });
  });

  it('tries again what passes by itself, then pauses, and goes on when a person says so', async () => {
    const world = await open(['Spein']);
    server.play(bedrockWire.fails(400, 'ResourceNotFoundException'));
    const [body = ''] = await started(world);
    await world.work(body);
    expect(await jobOf(world)).toMatchObject({ state: 'paused', met: null });
    // What is called to mind meanwhile does nothing.
    expect(await world.work(body)).toEqual({ kind: 'remove' });
    expect(server.requests).toHaveLength(1);
    const { id: jobId } = (await jobOf(world)) ?? { id: '' as never };
    server.play(says);
    await world.api.goOn({ jobId });
    for (const one of await world.messages()) await world.work(one);
    expect(await jobOf(world)).toMatchObject({ state: 'done', suggested: 1, left: 0 });
  });

  it('never goes over the cost that a person has set, however many ask at once', async () => {
    const world = await open(many(200));
    const { estimate, batches } = await world.api.plan(scope);
    const mostCost = ((estimate.cost ?? 0) / batches) * 2.5;
    const bodies = await started(world, mostCost);
    await Promise.all(bodies.map((body) => world.work(body)));
    const job = await jobOf(world);
    expect([job?.state, job?.met]).toEqual(['paused', 'cost']);
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect(job?.cost).toBeLessThanOrEqual(mostCost);
  });

  it('loses no value of a batch that kills whoever begins with it', async () => {
    const world = await open(['Spein', 'Spain2']);
    const [body = ''] = await started(world);
    const message = readMessage(body);
    if (message?.kind !== 'standard') throw new Error(body);
    // Five have begun with it and died: nobody gave it back.
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await world.begin(message)).toMatchObject({ kind: 'claimed', attempt });
      world.clockMs += 3_600_000;
    }
    expect(await world.work(body)).toEqual({ kind: 'remove' });
    expect(await jobOf(world)).toMatchObject({ state: 'done', refused: 2, calls: 0 });
    expect(await world.api.dead(scope)).toMatchObject([{ fault: 'answer' }, { fault: 'answer' }]);
    expect(server.requests).toEqual([]);
  });
});
