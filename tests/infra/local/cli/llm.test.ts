import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { llmDefaults } from '../../../../core/model/llmDefaults.ts';
import type { LlmSettings } from '../../../../core/model/llm.ts';
import { type ModelServer, openModelServer } from '../llm/modelServer.ts';
import { openAiWire } from '../llm/wireAnswers.ts';
import { type CommandFixture, commandFixture } from './commandFixture.ts';

let fixture: CommandFixture;
let server: ModelServer;
let file: string;
beforeAll(() => {
  fixture = commandFixture();
  const rows = Array.from({ length: 9 }, (_, n) => `Ana${n},ana${n}@example.org,SECRETCELL${n}`);
  file = fixture.file('of Ana.csv', `${['First Name,Email,Zzyx Qwv', ...rows].join('\n')}\n`);
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  server = await openModelServer();
});
afterEach(() => server.close());

/** Chooses settings as the app does. */
async function choose(change: Partial<LlmSettings>): Promise<void> {
  const { folder } = fixture;
  // The first command makes the data folder.
  await fixture.mapwright('history');
  const stores = openStores(`${folder}/data/db/mapwright.db`);
  const llm = {
    ...llmDefaults,
    provider: 'openai',
    baseUrl: `${server.url}/v1`,
    modelId: 'm',
    ...change,
  } as const;
  await stores.settings.put({ llm });
  stores.close();
}

const propose = (...more: readonly string[]) =>
  fixture.mapwright('propose', file, '--target', 'crm.leads', ...more);

describe('the language model on the command line', () => {
  it('is off until the settings say otherwise', async () => {
    await choose({ mode: 'off' });
    expect(await propose('--llm')).toMatchObject({ exitCode: 2, out: '' });
    expect((await propose('--llm-preview')).out).toContain('switched off');
    expect(server.requests).toHaveLength(0);
    expect((await fixture.mapwright('llm', 'ledger')).out).toContain('Nothing was ever sent');
  });

  it('shows the request, sends it when its hash is given, and lists it in the ledger', async () => {
    await choose({ mode: 'ask' });
    const { out } = await propose('--llm-preview', '--json');
    const { preview } = JSON.parse(out) as { preview: { requestHash: string; body: string } };
    expect(preview.body).not.toMatch(/SECRETCELL|Zzyx|of Ana/);
    expect((await propose('--llm-preview')).out).toContain(`--llm-seen ${preview.requestHash}`);
    // Nobody has read it yet.
    expect((await propose('--llm')).exitCode).toBe(1);
    expect(server.requests).toHaveLength(0);

    server.play((request) => {
      const [last] = openAiWire.dataOf(request).columns.slice(-1);
      return openAiWire.says(
        JSON.stringify({ mappings: [{ column: last?.id, field: 'lead_source', reason: 'Guessed.' }] }),
      );
    });
    const asked = await propose('--llm', '--llm-seen', preview.requestHash, '--json');
    expect(asked.exitCode).toBe(0);
    const answer = JSON.parse(asked.out) as { llm: object; correspondences: readonly { votes?: object }[] };
    expect(answer.llm).toMatchObject({ status: 'answered', fromCache: false });
    expect(answer.correspondences[2]?.votes).toMatchObject({ ai: { field: 'lead_source' } });
    expect(server.requests.map(({ body }) => body)).toEqual([preview.body]);

    // Agreed to by now, and answered.
    expect((await propose('--llm')).out).toContain('nothing was sent');
    expect(server.requests).toHaveLength(1);
    const ledger = await fixture.mapwright('llm', 'ledger', '--json');
    expect(JSON.parse(ledger.out)).toMatchObject({ body: preview.body, outcome: { status: 'answered' } });
    expect((await fixture.mapwright('llm', 'ledger')).out).toContain('of Ana.csv');
  });

  it('lets the local proposal stand where no answer comes', async () => {
    await choose({ mode: 'ask', modelId: 'another', timeoutSeconds: 1 });
    server.play(openAiWire.fails(503, 'down'));
    const { preview } = JSON.parse((await propose('--llm-preview', '--json')).out) as {
      preview: { requestHash: string };
    };
    const asked = await propose('--llm', '--llm-seen', preview.requestHash);
    expect(asked.exitCode).toBe(0);
    expect(asked.out).toContain('The local proposal stands.');
    expect(asked.out).toContain('First Name');
  });

  it.each([
    ['propose', 'x.csv', '--target', 'crm.leads', '--llm', '--llm-preview'],
    ['propose', 'x.csv', '--target', 'crm.leads', '--llm-seen', 'abc'],
    ['llm'],
    ['llm', 'forget'],
  ])('refuses %s %s %s %s %s %s', async (...parameters) => {
    expect((await fixture.mapwright(...parameters)).exitCode).toBe(2);
  });
});
