import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunId } from '../../../../core/model/ids.ts';
import type { KeptVerdict } from '../../../../core/model/standardising.ts';
import { approveAll, leadsPack, openWorld, submitted, type TestWorld } from '../../../core/service/world.ts';
import { processPath } from '../../../processes/processFiles.ts';
import { openModelServer, type SeenRequest } from '../llm/modelServer.ts';
import { openAiWire } from '../llm/wireAnswers.ts';

const packId = leadsPack;
const scope = { packId, fields: ['country'] };
/** Kills in one go; more of them by the variable, for who wants to be surer. */
const kills = Number(process.env['MAPWRIGHT_KILLS'] ?? '2');

/** What the model makes of a value: a third becomes a country, a third is left, a third is against the rules. */
const values = Array.from({ length: 240 }, (_, n) => `Zz${String(n)}land`);
const said = ['Germany', 'leave', 'Gondor'] as const;
const answerTo = (value: string) => said[values.indexOf(value) % 3] ?? 'leave';

const askedIn = (request: SeenRequest) =>
  (
    openAiWire.dataOf(request) as unknown as {
      readonly values: readonly { readonly key: string; readonly value: string }[];
    }
  ).values;

/** Values whose verdict is durable. */
function keptIn({ folder }: TestWorld): ReadonlySet<string> {
  const db = new DatabaseSync(join(folder, 'data', 'db', 'standardising.db'), { readOnly: true });
  try {
    const rows = db.prepare('SELECT document FROM verdict').all();
    return new Set(rows.map((row) => (JSON.parse(String(row['document'])) as KeptVerdict).verdict.value));
  } finally {
    db.close();
  }
}

it('a host that is killed again and again pays for nothing twice that was kept, and loses no value', async () => {
  const server = await openModelServer();
  const chance = fc.sample(fc.nat(999), { numRuns: kills * 2 });
  try {
    const world = await openWorld();
    await world.service.settings.put({
      defaultPackId: packId,
      llm: {
        mode: 'ask',
        provider: 'openai',
        baseUrl: `${server.url}/v1`,
        modelId: 'm',
        values: 'impersonal',
      },
    });
    const rows = values.map(
      (value, n) => `Ana${String(n)},Berg,ana${String(n)}@example.org,Firm ${String(n)},${value}`,
    );
    const spain = Array.from({ length: 20 }, (_, n) => `Eva,Berg,eva${String(n)}@example.org,Firm,Spain`);
    const csv = ['First Name,Last Name,Email,Company,Country', ...rows, ...spain, ''].join('\n');
    const { runId } = await approveAll(world.service, await submitted(world, 'leads.csv', csv));
    await world.service.runs.loaded({ runId: runId as RunId });

    // The job begins in this process, which ends before it has heard an answer.
    const begun = new Promise<void>((resolve) => {
      server.play(() => {
        resolve();
        return 'hang';
      });
    });
    const { standardising } = world.service;
    const { requestHash, batches } = await standardising.plan(scope);
    const { id: jobId } = await standardising.start({ ...scope, requestHash, mostCost: null });
    await begun;
    await world.close();

    for (let turn = 0; turn <= kills; turn += 1) {
      const kept = keptIn(world);
      const from = server.requests.length;
      const script = processPath('tests/infra/local/standardise/standardHost.ts');
      const host = spawn(process.execPath, [script, world.folder, packId], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(host, 'exit');
      // Dies while it asks, or some time after an answer, while that is kept, counted or told.
      const at = from + 1 + ((chance[turn * 2] ?? 0) % 2);
      const afterMs = (chance[turn * 2 + 1] ?? 0) % 40;
      server.play((request) => {
        if (turn < kills && server.requests.length === at) setTimeout(() => host.kill('SIGKILL'), afterMs);
        return new Promise((resolve) => {
          const answer = askedIn(request).map(({ key, value }) => ({ key, value: answerTo(value) }));
          setTimeout(() => resolve(openAiWire.says(JSON.stringify({ values: answer }))), afterMs % 20);
        });
      });
      for await (const line of createInterface({ input: host.stdout }))
        if (line === 'done') host.kill('SIGKILL');
      await ended;
      const again = server.requests.slice(from).flatMap(askedIn);
      expect(again.filter(({ value }) => kept.has(value))).toEqual([]);
    }

    const next = await world.restart();
    const { service } = next;
    const job = await service.standardising.settled({ jobId });
    expect(job).toMatchObject({
      state: 'done',
      total: batches,
      counted: batches,
      values: values.length,
      suggested: 80,
      left: 80,
      refused: 80,
    });
    const open: string[] = [];
    for (let first = 0; first < 200; first += 100)
      open.push(
        ...(await service.standardising.suggestions({ packId, state: 'open', first, count: 100 })).map(
          ({ from: value, to }) => `${value} ${to}`,
        ),
      );
    const those = (answer: string) => values.filter((value) => answerTo(value) === answer).sort();
    expect(open.sort()).toEqual(those('Germany').map((value) => `${value} DE`));
    const dead = await service.standardising.dead({ packId });
    expect(dead.map(({ value }) => value).sort()).toEqual(those('Gondor'));
    // What was paid for and lost stands in the ledger, and counts towards the limit.
    expect(job.calls).toBeGreaterThanOrEqual(server.requests.length);
  } finally {
    await server.close();
  }
}, 180_000);
