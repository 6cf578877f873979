import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LlmEvent, ReviewView } from '../../../core/contract/views.ts';
import type { LlmSettings } from '../../../core/model/llm.ts';
import {
  type Behaviour,
  type ModelServer,
  openModelServer,
  type SeenRequest,
} from '../../infra/local/llm/modelServer.ts';
import { openAiWire } from '../../infra/local/llm/wireAnswers.ts';
import { leadsPack, openWorld, submitted, type TestWorld, untilState } from './world.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await openModelServer();
});
afterEach(() => server.close());

/** The last column means nothing to the rules; all others are plain. */
const header = 'First Name,Last Name,Email,Company,Zzyx Qwv';
const rows = Array.from(
  { length: 30 },
  (_, n) => `Ana${n},Berg,ana${n}@example.org,Firm ${n},SECRETCELL${n}ABC`,
);
const csv = `${[header, ...rows].join('\n')}\n`;

async function worldWith(change: Partial<LlmSettings> = {}): Promise<TestWorld> {
  const world = await openWorld();
  await world.service.settings.put({
    defaultPackId: leadsPack,
    llm: { mode: 'ask', provider: 'openai', baseUrl: `${server.url}/v1`, modelId: 'test-model', ...change },
  });
  return world;
}

/** Answers for each column that is asked about; `none` for those not named. */
function maps(fields: Readonly<Record<string, string>>): (request: SeenRequest) => Behaviour {
  return (request) => {
    const { columns } = openAiWire.dataOf(request);
    return openAiWire.says(
      JSON.stringify({
        mappings: columns.map(({ id }) => ({ column: id, field: fields[id] ?? 'none', reason: 'Because.' })),
      }),
    );
  };
}

async function ask(world: TestWorld, view: ReviewView): Promise<LlmEvent> {
  const { fileId } = idOf(view);
  const { requestHash } = await world.service.llm.preview({ fileId });
  let last: LlmEvent | undefined;
  for await (const event of world.service.llm.ask({ fileId, requestHash })) last = event;
  return last!;
}

function idOf(view: ReviewView) {
  return { fileId: view.item.file.id };
}

const column = (view: ReviewView, index: number) => view.proposal!.columns[index]!;

describe('asking a language model', { timeout: 60_000 }, () => {
  it('shows the exact request first and sends those bytes only', async () => {
    const world = await worldWith();
    const view = await submitted(world, 'leads of Ana Berg.csv', csv);
    const preview = await world.service.llm.preview(idOf(view));
    expect(server.requests).toHaveLength(0);
    expect(preview).toMatchObject({ endpoint: server.url, see: 'shapes', consent: 'needed', obstacles: [] });
    expect(preview.columns.map(({ header, masked }) => [header, masked])).toContainEqual(['Zzyx Qwv', true]);
    server.play(maps({ c4: 'lead_source' }));
    expect(await ask(world, view)).toMatchObject({ kind: 'done', outcome: { status: 'answered' } });
    expect(server.requests.map(({ body }) => body)).toEqual([preview.body]);
    expect(JSON.parse(preview.pretty)).toMatchObject({ messages: [{}, { content: { columns: [{}] } }] });
    for (const secret of ['SECRETCELL', 'ana1@', 'Berg', 'Firm', 'leads of', 'Zzyx'])
      expect(preview.body).not.toContain(secret);
  });

  it('proposes what only the model says, marked as the model’s, to be looked at', async () => {
    const world = await worldWith();
    const view = await submitted(world, 'leads.csv', csv);
    expect(column(view, 4).field).toBeNull();
    const field = freeField(view);
    server.play(maps({ c4: field }));
    await ask(world, view);
    const after = await world.service.review.open(idOf(view));
    expect(column(after, 4)).toMatchObject({
      field,
      state: 'review',
      origin: 'ai',
      votes: { rule: { field: null }, ai: { field, reason: 'Because.' } },
    });
    expect(column(after, 4).cautions).not.toEqual([]);
    expect(after.proposal?.llm).toMatchObject({ status: 'answered', fromCache: false });
    // Columns that were certain are as they were.
    expect(after.proposal?.columns.slice(0, 4)).toEqual(view.proposal?.columns.slice(0, 4));
  });

  it('asks once for a layout, also after a restart', async () => {
    const world = await worldWith();
    const view = await submitted(world, 'leads.csv', csv);
    server.play(maps({ c4: freeField(view) }));
    await ask(world, view);
    const again = await world.restart();
    const second = await submitted(again, 'more leads.csv', csv.replaceAll('Berg', 'Dal'));
    expect(second.proposal?.llm).toMatchObject({ status: 'answered', fromCache: true });
    expect(column(second, 4).origin).toBe('ai');
    expect((await again.service.llm.preview(idOf(second))).obstacles).toMatchObject([
      { kind: 'answeredBefore' },
    ]);
    expect(await ask(again, second)).toMatchObject({ kind: 'done', outcome: { fromCache: true } });
    expect(server.requests).toHaveLength(1);
  });

  it('sends nothing when the request is another one by now', async () => {
    const world = await worldWith();
    const view = await submitted(world, 'leads.csv', csv);
    const events = world.service.llm.ask({ ...idOf(view), requestHash: '0'.repeat(64) });
    await expect(drain(events)).rejects.toMatchObject({ code: 'LLM_CHANGED' });
    expect(server.requests).toHaveLength(0);
  });

  it.each(['never', 'off'] as const)('sends nothing and shows nothing when set to %s', async (mode) => {
    const world = await worldWith();
    const view = await submitted(world, 'leads.csv', csv);
    server.play(maps({ c4: freeField(view) }));
    await ask(world, view);
    await world.service.settings.put({ llm: { mode } });
    const after = await world.service.review.open(idOf(view));
    expect(after.proposal?.llm).toBeUndefined();
    expect(column(after, 4).votes).toBeUndefined();
    const { requestHash } = await world.service.llm.preview(idOf(view));
    const events = world.service.llm.ask({ ...idOf(view), requestHash: requestHash.padEnd(64, '0') });
    await expect(drain(events)).rejects.toMatchObject({ code: 'LLM_OFF' });
    await expect(world.service.llm.test()).rejects.toMatchObject({ code: 'LLM_OFF' });
    expect(server.requests).toHaveLength(1);
  });

  it('writes into the ledger before the first byte leaves, and what came of it after', async () => {
    const world = await worldWith({ pricePerMillionIn: 3, pricePerMillionOut: 15 });
    const view = await submitted(world, 'leads.csv', csv);
    let seenInLedger: unknown;
    server.play((request) => {
      seenInLedger = readFileSync(join(world.folder, 'data', 'db', 'mapwright.db-wal')).includes(
        'test-model',
      );
      return maps({})(request);
    });
    await ask(world, view);
    expect(seenInLedger).toBe(true);
    const [entry] = await world.service.llm.ledger({ limit: 10 });
    expect(entry).toMatchObject({
      kind: 'ask',
      purpose: 'columns',
      fileName: 'leads.csv',
      columnCount: 1,
      outcome: { status: 'answered', tokens: { input: 1_000, output: 50 }, attempts: 1 },
    });
    expect(entry!.outcome!.cost).toBeCloseTo((1_000 * 3 + 50 * 15) / 1e6, 12);
    const whole = await world.service.llm.ledgerEntry({ id: entry!.id });
    expect(whole.body).toBe(server.requests[0]!.body);
    expect(whole.answer).toContain('mappings');
    expect(await world.service.llm.budget()).toMatchObject({
      calls: 1,
      inputTokens: 1_000,
      outputTokens: 50,
    });
  });

  it('asks once more with what was wrong, and then lets the local proposal stand', async () => {
    const world = await worldWith();
    const view = await submitted(world, 'leads.csv', csv);
    server.play(openAiWire.says('```json\n{"mappings":[]}\n```'), maps({}));
    expect(await ask(world, view)).toMatchObject({ kind: 'done' });
    expect(openAiWire.textsOf(server.requests[1]!)[1]).toContain('Markdown fence');

    const other = await submitted(world, 'others.csv', csv.replace('Zzyx Qwv', 'Zzyx Qww'));
    server.play(openAiWire.says('I would rather talk about the weather.'));
    expect(await ask(world, other)).toMatchObject({ kind: 'failed', outcome: { status: 'invalid' } });
    expect(server.requests).toHaveLength(4);
    const after = await world.service.review.open(idOf(other));
    expect(after.proposal?.llm).toMatchObject({ status: 'invalid' });
    expect(after.proposal?.columns).toEqual(other.proposal?.columns);
    const kinds = (await world.service.llm.ledger({ limit: 10 })).map(({ kind }) => kind);
    expect(kinds).toEqual(['repair', 'ask', 'repair', 'ask']);
  });

  it.each([
    ['unavailable', openAiWire.fails(503, 'overloaded')],
    ['refused', openAiWire.fails(401, 'bad key')],
    ['invalid', openAiWire.says('{"mappings":[', 'length')],
    ['refused', openAiWire.says('', 'content_filter')],
  ] as const)('lets the local proposal stand, flagged as %s', async (status, behaviour) => {
    const world = await worldWith({ timeoutSeconds: 2 });
    const view = await submitted(world, 'leads.csv', csv);
    server.play(behaviour);
    const event = await ask(world, view);
    expect(event).toMatchObject({ kind: 'failed', outcome: { status } });
    const after = await world.service.review.open(idOf(view));
    expect(after.proposal?.llm).toMatchObject({ status, message: expect.stringMatching(/./) as string });
    expect(after.proposal?.columns).toEqual(view.proposal?.columns);
  });

  it('keeps within the limits and sends nothing beyond them', async () => {
    const world = await worldWith({ monthlyTokenLimit: 100 });
    const view = await submitted(world, 'leads.csv', csv);
    server.play(maps({}));
    expect((await world.service.llm.preview(idOf(view))).obstacles).toMatchObject([
      { kind: 'monthBudget', left: 100 },
    ]);
    expect(await ask(world, view)).toMatchObject({ kind: 'failed', outcome: { status: 'budget' } });
    await world.service.settings.put({
      llm: { monthlyTokenLimit: 1e6, monthlyCostLimit: 0.001, pricePerMillionIn: 3 },
    });
    expect(await ask(world, view)).toMatchObject({ outcome: { status: 'budget' } });
    expect(server.requests).toHaveLength(0);
    await world.service.settings.put({ llm: { monthlyCostLimit: null } });
    expect(await ask(world, view)).toMatchObject({ kind: 'done' });
  });

  it('stops sending for a while after five failures in a row', async () => {
    const world = await worldWith({ timeoutSeconds: 1 });
    server.play(openAiWire.fails(500, 'down', { 'retry-after': '60' }));
    const view = await submitted(world, 'leads.csv', csv);
    for (let n = 0; n < 5; n++) await ask(world, view);
    expect((await world.service.llm.status()).pausedUntil).not.toBeNull();
    expect(await ask(world, view)).toMatchObject({ kind: 'failed', outcome: { status: 'unavailable' } });
    expect(server.requests).toHaveLength(5);
  });

  it('ends when the person breaks it off', async () => {
    const world = await worldWith();
    const view = await submitted(world, 'leads.csv', csv);
    server.play('hang');
    const { requestHash } = await world.service.llm.preview(idOf(view));
    const controller = new AbortController();
    const events: LlmEvent[] = [];
    for await (const event of world.service.llm.ask({ ...idOf(view), requestHash }, controller.signal)) {
      events.push(event);
      if (event.kind === 'progress' && event.step === 'waiting') controller.abort();
    }
    expect(events.at(-1)).toMatchObject({ kind: 'failed', outcome: { status: 'cancelled' } });
    expect((await world.service.llm.ledger({ limit: 1 }))[0]?.outcome).toMatchObject({ status: 'cancelled' });
  });

  it('asks by itself only where requests of the kind were agreed to', async () => {
    const world = await worldWith({ mode: 'auto' });
    const view = await submitted(world, 'leads.csv', csv);
    server.play(maps({ c4: freeField(view) }));
    await settled();
    expect(server.requests).toHaveLength(0);
    await ask(world, view);
    const other = await submitted(world, 'others.csv', csv.replace('Zzyx Qwv', 'Zzyx Qww'));
    await untilAsked(world, other);
    expect(server.requests).toHaveLength(2);
    const [consent] = await world.service.llm.consents();
    expect(await world.service.llm.withdrawConsent({ id: consent!.id })).toEqual([]);
    await submitted(world, 'third.csv', csv.replace('Zzyx Qwv', 'Zzyx Qwx'));
    await settled();
    expect(server.requests).toHaveLength(2);
  });

  it('waits for a model that cannot be reached, and asks all files again when it answers', async () => {
    const world = await worldWith({ mode: 'auto', timeoutSeconds: 1 });
    server.play(openAiWire.fails(503, 'overloaded'));
    const view = await submitted(world, 'leads.csv', csv);
    // The first request of a kind is read by a person.
    await ask(world, view);
    const other = await submitted(world, 'other.csv', csv.replace('Zzyx Qwv', 'Zzyx Qwx'));
    await untilAsked(world, other);
    const waiting = async (): Promise<readonly (string | undefined)[]> => {
      for await (const event of world.service.inbox.watch())
        return event.kind === 'all' ? event.items.map(({ ai }) => ai?.kind) : [];
      return [];
    };
    expect(await waiting()).toEqual(['waiting', 'waiting']);
    const asked = async (): Promise<number> => (await world.service.llm.ledger({ limit: 50 })).length;
    const before = await asked();
    await world.service.llm.retryWaiting();
    // One file finds out for all of them.
    expect(await asked()).toBe(before + 1);
    expect(await waiting()).toEqual(['waiting', 'waiting']);

    server.play(maps({}));
    await world.service.llm.retryWaiting();
    expect(await waiting()).toEqual(['answered', 'answered']);
  });

  it('never shows, logs or sends back the key', async () => {
    const world = await worldWith();
    await expect(world.service.llm.putKey({ key: 'two\nlines' })).rejects.toMatchObject({ code: 'USAGE' });
    const status = await world.service.llm.putKey({ key: ' sk-secret-4711 ' });
    expect(status).toMatchObject({ key: 'stored', keyProtection: 'permissions', missing: [] });
    expect(JSON.stringify([status, await world.service.settings.get()])).not.toContain('sk-secret');
    expect(statSync(join(world.folder, 'data', 'secrets.json')).mode & 0o777).toBe(0o600);
    server.play(openAiWire.says('{"ready":true}'));
    expect(await world.service.llm.test()).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers['authorization']).toBe('Bearer sk-secret-4711');
    expect(server.requests[0]?.body).not.toMatch(/Ana|lead/i);
    expect(JSON.stringify(await world.service.llm.ledger({ limit: 9 }))).not.toContain('sk-secret');
    expect(await world.service.llm.putKey({ key: null })).toMatchObject({ key: 'none' });
  });

  it('gives a key to the address it was stored for, and no variable to anybody that does not say it is a key', async () => {
    const world = await worldWith();
    await world.service.llm.putKey({ key: 'sk-secret-4711' });
    await world.service.settings.put({ llm: { baseUrl: 'https://elsewhere.example.org/v1' } });
    expect(await world.service.llm.status()).toMatchObject({ key: 'none' });
    await world.service.settings.put({ llm: { baseUrl: `${server.url}/other/v1` } });
    expect(await world.service.llm.status()).toMatchObject({ key: 'stored' });
    for (const keyVariable of ['HOME', 'PATH', 'AWS_SECRET_ACCESS_KEY']) {
      await world.service.settings.put({ llm: { keyVariable } });
      expect(await world.service.llm.status()).toMatchObject({ missing: ['key'] });
    }
    await world.service.settings.put({ llm: { baseUrl: '', keyVariable: '' } });
    await expect(world.service.llm.putKey({ key: 'x' })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('says what is missing before anything can be sent', async () => {
    const world = await worldWith({ modelId: '', baseUrl: '', keyVariable: 'MAPWRIGHT_NO_SUCH_KEY' });
    const view = await submitted(world, 'leads.csv', csv);
    expect(await world.service.llm.preview(idOf(view))).toMatchObject({
      body: '',
      requestHash: '',
      obstacles: [{ kind: 'notConfigured', missing: ['modelId', 'baseUrl', 'key'] }],
    });
  });
});

/** A field of text that the rules have given to no column. */
function freeField(view: ReviewView): string {
  const fed = new Set(view.proposal?.columns.map(({ field }) => field));
  const free = view.schema?.fields.find(({ name, type }) => type === 'string' && !fed.has(name));
  return free!.name;
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

/** Long enough for anything that was begun in the background to reach the server, were it to be sent. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

async function untilAsked(world: TestWorld, view: ReviewView): Promise<ReviewView> {
  for (;;) {
    const now = await untilState(world.service, view.item.file.id, 'review');
    if (now.proposal?.llm !== undefined) return now;
    await settled();
  }
}
