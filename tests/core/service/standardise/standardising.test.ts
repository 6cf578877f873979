import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackId } from '../../../../core/model/ids.ts';
import type { LlmSettings } from '../../../../core/model/llm.ts';
import type { StandardJobView } from '../../../../core/model/standardising.ts';
import {
  type Behaviour,
  type ModelServer,
  openModelServer,
  type SeenRequest,
} from '../../../infra/local/llm/modelServer.ts';
import { openAiWire } from '../../../infra/local/llm/wireAnswers.ts';
import { approveAll, leadsPack, openWorld, submitted, type TestWorld } from '../world.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await openModelServer();
});
afterEach(() => server.close());

const packId = leadsPack;
const scope = { packId, fields: ['country'] };
const countries: Readonly<Record<string, string>> = { Grmany: 'Germany', Frnce: 'France', Spainn: 'Spain' };

interface Asked {
  readonly values: readonly { readonly key: string; readonly value: string }[];
}
const askedIn = (request: SeenRequest): Asked['values'] =>
  (openAiWire.dataOf(request) as unknown as Asked).values;

/** Answers as a model that knows these spellings and leaves the rest. */
function knows(words: Readonly<Record<string, string>>): (request: SeenRequest) => Behaviour {
  return (request) =>
    openAiWire.says(
      JSON.stringify({
        values: askedIn(request).map(({ key, value }) => ({ key, value: words[value] ?? 'leave' })),
      }),
    );
}

async function worldWith(
  rows: readonly string[],
  change: Partial<LlmSettings> = {},
  use: (world: TestWorld) => Promise<PackId> = () => Promise.resolve(packId),
): Promise<TestWorld> {
  const world = await openWorld();
  await world.service.settings.put({
    defaultPackId: await use(world),
    llm: {
      mode: 'ask',
      provider: 'openai',
      baseUrl: `${server.url}/v1`,
      modelId: 'test-model',
      values: 'impersonal',
      pricePerMillionIn: 1,
      pricePerMillionOut: 2,
      ...change,
    },
  });
  const csv = `${['First Name,Last Name,Email,Company,Country', ...rows].join('\n')}\n`;
  const view = await submitted(world, 'leads.csv', csv);
  const { runId } = await approveAll(world.service, view);
  await world.service.runs.loaded({
    runId: runId as Parameters<typeof world.service.runs.loaded>[0]['runId'],
  });
  return world;
}

const leads = ['Grmany', 'Grmany', 'Frnce', 'Narnia', 'Spain', 'Deutschland'].map(
  (country, n) => `Ana${n},Berg,ana${n}@example.org,Firm ${n},${country}`,
);

async function started(world: TestWorld, mostCost: number | null = null): Promise<StandardJobView> {
  const { standardising } = world.service;
  const { requestHash } = await standardising.plan(scope);
  const { id } = await standardising.start({ ...scope, requestHash, mostCost });
  return standardising.settled({ jobId: id });
}

async function open(world: TestWorld) {
  const list = await world.service.standardising.suggestions({ packId, state: 'open', first: 0, count: 50 });
  return list.map(({ from, to, records }) => `${from} > ${to}: ${String(records)}`);
}

async function countriesOf(world: TestWorld): Promise<readonly (string | null | undefined)[]> {
  const { records } = world.service;
  const at = (await records.overview()).packs[0]!.fields.findIndex(({ name }) => name === 'country');
  const rows = await records.page({
    packId,
    filter: {},
    order: { field: null, descending: false },
    first: 0,
    count: 50,
  });
  return rows.map(({ values }) => values[at]);
}

describe('standardising values', { timeout: 120_000 }, () => {
  it('is off until somebody says which values may be sent', async () => {
    const world = await worldWith(leads, { values: 'never' });
    const { fields } = await world.service.standardising.look({ packId });
    expect(fields.find(({ field }) => field === 'country')).toMatchObject({
      values: 3,
      records: 4,
      mayBeSent: false,
    });
    const plan = await world.service.standardising.plan(scope);
    expect(plan).toMatchObject({ values: 0, obstacles: [{ kind: 'valuesOff' }] });
    await expect(started(world)).rejects.toMatchObject({ code: 'LLM_OFF' });
    expect(server.requests).toHaveLength(0);
  });

  it('sends nothing of health data until that is said of it, whatever is said of other data', async () => {
    let patients = packId;
    const world = await worldWith(leads, { values: 'all' }, async ({ service: { packs } }) => {
      const { id } = await packs.copy({ packId, title: 'Patients' });
      const { pack, latestVersion } = await packs.get({ packId: id });
      await packs.save({ pack: { ...pack, sensitive: true }, expectedVersion: latestVersion, note: '' });
      patients = id;
      return id;
    });
    const { standardising, settings } = world.service;
    const health = { packId: patients, fields: ['country', 'first_name'] };
    expect(await standardising.look({ packId: patients })).toMatchObject({ sensitive: true });
    const plan = await standardising.plan(health);
    expect(plan).toMatchObject({ values: 0, requests: [], obstacles: [{ kind: 'sensitive' }] });
    const order = { ...health, requestHash: plan.requestHash, mostCost: null };
    await expect(standardising.start(order)).rejects.toMatchObject({ code: 'LLM_OFF' });
    await settings.put({ llm: { healthValues: 'impersonal' } });
    expect(await standardising.plan(health)).toMatchObject({ values: 3, obstacles: [] });
    expect(server.requests).toHaveLength(0);
  });

  it('sends exactly what was shown: open values of fields that nobody is known by', async () => {
    const world = await worldWith([...leads, 'BERG (neu) ANA,X,z@example.org,ACME HOLDING,Grmany']);
    server.play(knows(countries));
    const wide = { packId, fields: ['country', 'first_name', 'company'] };
    const plan = await world.service.standardising.plan(wide);
    expect(plan).toMatchObject({ values: 3, batches: 1, endpoint: server.url, obstacles: [] });
    expect(plan.estimate.cost).toBeGreaterThan(0);
    expect(server.requests).toHaveLength(0);
    const { standardising } = world.service;
    const job = await standardising.start({ ...wide, requestHash: plan.requestHash, mostCost: 1 });
    await standardising.settled({ jobId: job.id });
    expect(server.requests.map(({ body }) => body)).toEqual(plan.requests.map(({ body }) => body));
    for (const secret of ['Ana', 'BERG', 'ACME', 'Firm', '@', 'leads.csv', 'Deutschland'])
      expect(plan.requests[0]!.body).not.toContain(secret);
    expect((await world.service.llm.ledger({ limit: 5 }))[0]).toMatchObject({
      see: 'values',
      purpose: 'values',
      fileName: 'CRM leads: Country',
    });
  });

  it('suggests, and changes records only when a person accepts; both can be taken back', async () => {
    const world = await worldWith(leads);
    server.play(knows(countries));
    expect(await started(world)).toMatchObject({
      state: 'done',
      values: 3,
      suggested: 2,
      left: 1,
      refused: 0,
      calls: 1,
      tokens: 1_050,
    });
    // What was answered is not held out as open again.
    const { fields } = await world.service.standardising.look({ packId });
    expect(fields.find(({ field }) => field === 'country')).toMatchObject({ values: 0 });
    const before = await countriesOf(world);
    expect(await open(world)).toEqual(['Frnce > FR: 1', 'Grmany > DE: 2']);
    const [france, germany] = await world.service.standardising.suggestions({
      packId,
      state: 'open',
      first: 0,
      count: 50,
    });
    expect(germany).toMatchObject({ modelId: 'test-model', decided: null });
    expect(germany!.cost).toBeCloseTo((1_000 + 2 * 50) / 1e6 / 3);
    await world.service.standardising.reject({ packId, ids: [france!.id] });
    expect(await world.service.standardising.accept({ packId, ids: [germany!.id] })).toEqual({
      records: 2,
      rest: 0,
    });
    expect((await countriesOf(world)).filter((value) => value === 'DE')).toHaveLength(3);
    expect((await world.service.records.operations({ packId }))[0]).toMatchObject({
      kind: 'edited',
      parts: 2,
    });
    // What was rejected is not asked about again.
    expect(await world.service.standardising.plan(scope)).toMatchObject({ values: 0, cached: 1 });
    expect(await world.service.standardising.reopen({ packId, ids: [france!.id, germany!.id] })).toEqual({
      blocked: 0,
      rest: 0,
    });
    expect(await countriesOf(world)).toEqual(before);
    expect(await open(world)).toEqual(['Frnce > FR: 1', 'Grmany > DE: 2']);
    expect(server.requests).toHaveLength(1);
  });

  it('asks again once with what was wrong, then in halves, and keeps what is left as dead letters', async () => {
    const world = await worldWith(leads);
    server.play((request) =>
      askedIn(request).some(({ value }) => value === 'Frnce')
        ? openAiWire.says('{"values":[]}')
        : knows(countries)(request),
    );
    const job = await started(world);
    expect(job).toMatchObject({ state: 'done', suggested: 1, left: 1, refused: 1 });
    const sizes = server.requests.map((request) => askedIn(request).length);
    expect(sizes).toEqual([3, 3, 2, 2, 1, 1, 1, 1]);
    expect(server.requests[1]!.body).toContain('The key v1 is missing.');
    const { standardising } = world.service;
    const dead = [{ field: 'country', value: 'Frnce', fault: 'answer', records: 1 }];
    expect(await standardising.dead({ packId })).toEqual(dead);
    // Nobody pays for it again without having said so.
    expect(await standardising.plan(scope)).toMatchObject({ values: 0, cached: 2 });
    server.play(knows(countries));
    const redrive = { ...scope, again: dead.map(({ field, value }) => ({ field, value })) };
    const { requestHash, values } = await standardising.plan(redrive);
    expect(values).toBe(1);
    const again = await standardising.start({ ...redrive, requestHash, mostCost: null });
    expect(await standardising.settled({ jobId: again.id })).toMatchObject({ values: 1, suggested: 1 });
    expect(await standardising.dead({ packId })).toEqual([]);
    expect(await open(world)).toEqual(['Frnce > FR: 1', 'Grmany > DE: 2']);
  });

  it('takes no value that the rules of the field refuse, and says so', async () => {
    const world = await worldWith(leads);
    server.play(knows({ ...countries, Narnia: 'Gondor' }));
    const job = await started(world);
    expect(job).toMatchObject({ suggested: 2, left: 0, refused: 1 });
    const { standardising } = world.service;
    const narnia = { field: 'country', value: 'Narnia' };
    expect(await standardising.dead({ packId })).toEqual([{ ...narnia, fault: 'rules', records: 1 }]);
    await standardising.forget({ packId, values: [narnia] });
    expect(await standardising.dead({ packId })).toEqual([]);
    expect(await standardising.plan(scope)).toMatchObject({ values: 0 });
  });

  it('never costs more than was said, and goes on when more is allowed', async () => {
    const world = await worldWith(leads);
    server.play(knows(countries));
    const held = await started(world, 0.000_001);
    expect(held).toMatchObject({ state: 'paused', counted: 0, met: 'cost' });
    expect(held.why).toContain('would cost more than 0.000001');
    expect(server.requests).toHaveLength(0);
    await world.service.standardising.goOn({ jobId: held.id, mostCost: 1 });
    expect(await world.service.standardising.settled({ jobId: held.id })).toMatchObject({
      state: 'done',
      suggested: 2,
      met: null,
    });
  });

  it('is decided for one record alone, and for the others together without it', async () => {
    const world = await worldWith([...leads, 'Eva,Berg,eva@example.org,Firm,Grmany']);
    server.play(knows(countries));
    await started(world);
    const { standardising, records } = world.service;
    const order = { field: null, descending: false };
    const rows = await records.page({ packId, filter: {}, order, first: 0, count: 9 });
    const [first, second, third] = [rows[0], rows[1], rows[6]].map((row) => row?.id);
    const [one] = await standardising.inRecord({ packId, recordId: first! });
    expect(one).toMatchObject({ field: 'country', from: 'Grmany', to: 'DE', isKept: false });
    const ids = [one!.id];
    expect(await standardising.accept({ packId, ids, recordId: first! })).toEqual({ records: 1, rest: 0 });
    expect(await standardising.inRecord({ packId, recordId: first! })).toEqual([]);
    const { history } = await records.get({ packId, recordId: first! });
    expect(history.map(({ kind, suggestedBy }) => [kind, suggestedBy])).toEqual([
      ['edited', 'test-model'],
      ['loaded', undefined],
    ]);
    await standardising.reject({ packId, ids, recordId: second! });
    expect(await standardising.inRecord({ packId, recordId: second! })).toMatchObject([{ isKept: true }]);
    expect(await open(world)).toEqual(['Frnce > FR: 1', 'Grmany > DE: 1']);
    // The last one decides it; what was said to be right is not offered again.
    expect(await standardising.accept({ packId, ids, recordId: third! })).toEqual({ records: 1, rest: 0 });
    expect(await open(world)).toEqual(['Frnce > FR: 1']);
    expect((await countriesOf(world)).filter((_, at) => [0, 1, 6].includes(at))).toEqual([
      'DE',
      'Grmany',
      'DE',
    ]);
    expect(
      (await standardising.look({ packId })).fields.find(({ field }) => field === 'country'),
    ).toMatchObject({ values: 0 });
    await standardising.reopen({ packId, ids, recordId: second! });
    expect(await open(world)).toEqual(['Frnce > FR: 1', 'Grmany > DE: 1']);
    await standardising.accept({ packId, ids });
    expect(await standardising.reopen({ packId, ids })).toEqual({ blocked: 0, rest: 0 });
    expect((await countriesOf(world)).filter((one) => one === 'Grmany')).toHaveLength(3);
  });

  it('pauses where the service is away, and loses nothing', async () => {
    const world = await worldWith(leads, { timeoutSeconds: 1 });
    server.play(openAiWire.fails(401, 'no key'));
    const held = await started(world);
    expect(held).toMatchObject({ state: 'paused', counted: 0, total: 1 });
    expect(held.why).not.toBe('');
    server.play(knows(countries));
    await world.service.standardising.goOn({ jobId: held.id });
    expect(await world.service.standardising.settled({ jobId: held.id })).toMatchObject({ state: 'done' });
  });

  it('is taken up after a restart, also what somebody who died had hold of, and counts it once', async () => {
    const world = await worldWith(leads);
    const { standardising } = world.service;
    const asked = new Promise<void>((resolve) => {
      server.play(() => {
        resolve();
        return 'hang';
      });
    });
    const { requestHash } = await standardising.plan(scope);
    const job = await standardising.start({ ...scope, requestHash, mostCost: null });
    await asked;
    server.play(knows(countries));
    const next = await world.restart();
    expect(await next.service.standardising.settled({ jobId: job.id })).toMatchObject({
      state: 'done',
      counted: 1,
      suggested: 2,
      left: 1,
    });
  });

  it('offers what comes after a job was ended, and counts it nowhere', async () => {
    const world = await worldWith(leads);
    const { standardising } = world.service;
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      server.play(async (request) => {
        resolve();
        await new Promise<void>((go) => {
          answer = go;
        });
        return knows(countries)(request);
      });
    });
    const { requestHash } = await standardising.plan(scope);
    const job = await standardising.start({ ...scope, requestHash, mostCost: null });
    await asked;
    await standardising.end({ jobId: job.id, reason: 'It takes too long.' });
    answer();
    expect(await standardising.settled({ jobId: job.id })).toMatchObject({
      state: 'ended',
      total: 1,
      counted: 0,
      suggested: 0,
      late: 1,
    });
    expect(await open(world)).toEqual(['Frnce > FR: 1', 'Grmany > DE: 2']);
  });
});
