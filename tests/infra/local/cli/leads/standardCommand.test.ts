import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunId } from '../../../../../core/model/ids.ts';
import type { StandardPlan } from '../../../../../core/model/standardising.ts';
import { approveAll, untilState } from '../../../../core/service/world.ts';
import { type ModelServer, openModelServer } from '../../llm/modelServer.ts';
import { openAiWire } from '../../llm/wireAnswers.ts';
import { composeFromSources } from '../../sourceWorld.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
let server: ModelServer;
beforeAll(async () => {
  fixture = commandFixture();
  server = await openModelServer();
  const rows = ['Grmany', 'Grmany', 'Mordr', 'Narnia', 'Spain'].map(
    (country, n) => `Ana${String(n)},Berg,ana${String(n)}@example.org,${country},HOT`,
  );
  const file = fixture.file(
    'leads.csv',
    `${['First Name,Last Name,Email,Country,Rating', ...rows].join('\n')}\n`,
  );
  const world = await composeFromSources(join(fixture.folder, 'data'));
  const { service, sources } = world;
  await service.settings.put({
    llm: {
      mode: 'ask',
      provider: 'openai',
      baseUrl: `${server.url}/v1`,
      modelId: 'm',
      values: 'impersonal',
    },
  });
  const { id: fileId } = await sources.adoptPath(file);
  await service.inbox.submit({ fileIds: [fileId] });
  const { runId } = await approveAll(service, await untilState(service, fileId, 'review'));
  await service.runs.loaded({ runId: runId as RunId });
  await world.close();
}, 60_000);
afterAll(async () => {
  await server.close();
  fixture.remove();
});

const standardise = (...more: readonly string[]) => fixture.mapwright('records', 'standardise', ...more);

describe('records standardise', { timeout: 60_000 }, () => {
  it('tells what it would send, sends it with --yes, and changes records with --accept alone', async () => {
    expect((await standardise()).out).toMatch(/country +3 +4 +0 +yes/u);
    const { plan } = JSON.parse((await standardise('--json', '--fields', 'country')).out) as {
      plan: StandardPlan;
    };
    expect(server.requests).toHaveLength(0);
    const answers = ['Germany', 'Gondor', 'leave'].map((value, at) => ({ key: `v${String(at + 1)}`, value }));
    server.play(openAiWire.says(JSON.stringify({ values: answers })));
    const sent = await standardise('--yes', '--fields', 'country');
    expect(sent.exitCode).toBe(0);
    expect(sent.out).toMatch(/country +Grmany +DE +2 +AI m/u);
    expect(server.requests.map(({ body }) => body)).toEqual(plan.requests.map(({ body }) => body));
    expect((await fixture.mapwright('records', '--csv')).out).toContain('Grmany');
    expect((await standardise('--accept', 'all')).messages).toContain('1 accepted; 2 records changed.');
    expect((await fixture.mapwright('records', '--csv')).out).not.toContain('Grmany');
    expect((await standardise('--suggestions')).messages).toContain('No suggestion waits for a decision.');
  });

  it('lists what was asked about in vain, and asks about that alone with --again', async () => {
    expect((await standardise('--dead')).out).toMatch(/country +Mordr +1 +the answer breaks the rules/u);
    expect((await standardise('--fields', 'country')).out).toMatch(/Nothing would be sent/u);
    expect((await standardise('--again')).out).toMatch(/1 values in 1 requests to m/u);
    server.play(openAiWire.says('{"values":[{"key":"v1","value":"leave"}]}'));
    expect((await standardise('--again', '--yes')).exitCode).toBe(0);
    expect((await standardise('--dead')).messages).toContain('No value was asked about in vain.');
  });

  it.each([
    ['--again', '--dead'],
    ['--yes', '--estimate'],
    ['--accept', 'x'],
    ['--most-cost', 'much'],
    ['--fields', 'country,'],
    ['--fields', 'email'],
    ['leads.csv'],
  ])('refuses %s %s', async (...parameters) => {
    expect((await standardise(...parameters)).exitCode).toBe(2);
  });
});
