import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Proposal } from '../../../../core/model/mapping.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { uploadPlaces } from '../../../../core/pipeline/world/places.ts';
import type { UploadId } from '../../../../core/model/upload.ts';
import { readJson } from '../../../../core/pipeline/world/readWhole.ts';
import { composeModel } from '../../../../infra/aws/functions/composeModel.ts';
import type { CloudModel } from '../../../../infra/aws/functions/environment.ts';
import { tables } from '../../../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';
import { openPipeline, type TestPipeline } from '../../../core/pipeline/pipelineFixture.ts';
import { type ModelServer, openModelServer, type SeenRequest } from '../../local/llm/modelServer.ts';
import { bedrockWire } from '../../local/llm/wireAnswers.ts';

const model: CloudModel = {
  id: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  tokensPerRun: undefined,
  tokensPerMonth: undefined,
  usdPerRun: undefined,
  usdPerMonth: undefined,
  usdPerMillionIn: undefined,
  usdPerMillionOut: undefined,
  values: 'never',
  healthValues: 'never',
};

/** Leads with a column that nobody knows; another `end` is another layout. */
function leads(end = 'Quaxel', rows = 20): string {
  let text = `First Name,Last Name,Email,Company,Zorp ${end}\n`;
  for (let row = 0; row < rows; row += 1)
    text += `Ottokar${String(row)},Wendelstein,otto${String(row)}@firma.example,Drehwerk,x${String(row)}y\n`;
  return text;
}

/** Says of every column that it has no field. */
const none = (request: SeenRequest) => {
  const { columns } = bedrockWire.dataOf(request);
  const mappings = columns.map(({ id }) => ({ column: id, field: 'none', reason: 'Nothing fits.' }));
  return bedrockWire.says(JSON.stringify({ mappings }));
};

describe.skipIf(noTables !== undefined)('asking Bedrock in the pipeline', () => {
  let emulator: Dynoxide;
  let server: ModelServer;
  let pipeline: TestPipeline;
  let folder = '';
  let worlds = 0;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mapwright-model-'));
    server = await openModelServer();
    server.play(none);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', emulator.endpoint);
    vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', server.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', standInCredentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', standInCredentials.secretAccessKey);
    await open();
  });
  afterEach(async () => {
    pipeline.close();
    await server.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A pipeline of its own, and a process of its own, over a table of its own. */
  async function open(limits: Partial<CloudModel> = {}): Promise<void> {
    const world = `w${String(worlds++)}`;
    const schemasTable = `${world}-schemas`;
    await emulator.create(tables.schemas, schemasTable);
    mkdirSync(join(folder, world));
    pipeline = openPipeline(join(folder, world), {
      advise: (file) => {
        advise ??= composeModel(
          { region: standInRegion, schemasTable, model: { ...model, ...limits } },
          pipeline.world,
          builtInPacks,
        );
        return advise?.(file) ?? Promise.reject(new Error('No model is set.'));
      },
    });
    let advise: ReturnType<typeof composeModel>;
  }

  const proposalOf = async (id: UploadId): Promise<Proposal> =>
    ((await readJson(pipeline.world.objects, uploadPlaces(id).proposal)) as { proposal: Proposal }).proposal;

  async function arrived(name: string, text: string): Promise<Proposal> {
    const id = await pipeline.arrive(`raw/${name}`, text);
    await pipeline.settle();
    expect(await pipeline.upload(id)).toMatchObject({ state: 'waiting' });
    return proposalOf(id);
  }

  it('asks once for a layout, however many files of it come at once, and keeps the votes with each', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, (_, n) => pipeline.arrive(`raw/${String(n)}.csv`, leads())),
    );
    const bodies = pipeline.queues.sent.map(({ body }) => body);
    await Promise.all(bodies.map((body) => pipeline.work(body)));
    expect(server.requests).toHaveLength(1);
    const proposals = await Promise.all(ids.map(proposalOf));
    for (const { llm, columns } of proposals) {
      expect(llm).toMatchObject({ status: 'answered', modelId: model.id, see: 'shapes' });
      expect(columns.find(({ column }) => column === 'Zorp Quaxel')?.votes?.ai).toEqual({
        field: null,
        reason: 'Nothing fits.',
      });
    }
    expect(proposals.filter(({ llm }) => llm?.fromCache === false)).toHaveLength(1);
  });

  it('sends shapes and no cell, unknown word of a header or file name, in a request signed by the role', async () => {
    await arrived('Geheimbericht.csv', leads());
    const [request] = server.requests;
    expect(request?.path).toContain('/converse');
    expect(request?.headers['authorization']).toContain(standInCredentials.accessKeyId);
    for (const word of ['Ottokar', 'Wendelstein', 'otto', 'firma', 'Drehwerk', 'Quaxel', 'Geheimbericht'])
      expect(request?.body).not.toContain(word);
    expect(request?.body).toContain('a{1}9{2}a{1}');
  });

  it('asks again after failures that the SDK does not repeat', async () => {
    server.play(
      bedrockWire.fails(408, 'ModelTimeoutException'),
      bedrockWire.fails(424, 'ModelErrorException'),
      none,
    );
    expect((await arrived('a.csv', leads())).llm).toMatchObject({ status: 'answered' });
    expect(server.requests).toHaveLength(3);
  });

  it('lets the proposal of the rules stand, flagged, where the model refuses, and asks no more for a while', async () => {
    server.play(bedrockWire.fails(403, 'AccessDeniedException'));
    const first = await arrived('a.csv', leads());
    expect(first.llm).toMatchObject({ status: 'refused', fromCache: false });
    expect(first.columns.find(({ column }) => column === 'Email')).toMatchObject({ field: 'email' });
    expect(first.columns.some(({ votes }) => votes !== undefined)).toBe(false);
    expect((await arrived('b.csv', leads())).llm).toMatchObject({ status: 'refused', fromCache: true });
    expect(server.requests).toHaveLength(1);
    server.play(none);
    expect((await arrived('c.csv', leads('Brim'))).llm).toMatchObject({ status: 'answered' });
  });

  it('asks nobody for a minute after five failures in a row, whatever the layout', async () => {
    server.play(bedrockWire.fails(424, 'ModelErrorException'));
    for (let n = 0; n < 5; n += 1)
      expect((await arrived(`${String(n)}.csv`, leads(`Word${'abcde'[n] ?? ''}`))).llm).toMatchObject({
        status: 'unavailable',
      });
    const sent = server.requests.length;
    server.play(none);
    const paused = await arrived('late.csv', leads('Word later'));
    expect(paused.llm).toMatchObject({
      status: 'unavailable',
      message: expect.stringContaining('for a minute') as string,
    });
    expect(server.requests).toHaveLength(sent);
  });

  it('sends nothing that would cost more than a run or a month may', async () => {
    pipeline.close();
    await open({ usdPerMillionIn: 3, usdPerMillionOut: 15, usdPerRun: 0.01 });
    expect((await arrived('a.csv', leads())).llm).toMatchObject({ status: 'budget' });
    expect(server.requests).toHaveLength(0);
    pipeline.close();
    await open({ usdPerMillionIn: 3, usdPerMillionOut: 15, usdPerMonth: 0.1 });
    expect((await arrived('a.csv', leads('One'))).llm).toMatchObject({ status: 'answered' });
    expect(server.requests).toHaveLength(1);
    pipeline.close();
    await open({ tokensPerMonth: 6_000 });
    expect((await arrived('a.csv', leads('Term one'))).llm).toMatchObject({ status: 'answered' });
    expect((await arrived('b.csv', leads('Term two'))).llm).toMatchObject({ status: 'budget' });
    expect(server.requests).toHaveLength(2);
  });

  it('asks nobody where no model is set', () => {
    const { world } = pipeline;
    const environment = { region: standInRegion, schemasTable: 't', model: null };
    expect(composeModel(environment, world, builtInPacks)).toBeUndefined();
  });
});
