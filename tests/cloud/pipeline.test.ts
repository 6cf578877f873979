import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../ports/temporaryFolder.ts';
import { approvedMapping } from './approvedMapping.ts';
import { noTables } from './emulators/dynoxide.ts';
import { leadsText } from './leadsText.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk, type PipelineDesk } from './pipelineDesk.ts';
import { type Cloud, startCloud } from './startCloud.ts';

const folder = temporaryFolder();
let cloud: Cloud;
let desk: PipelineDesk;
const lines: string[] = [];

beforeAll(async () => {
  if (noTables !== undefined) return;
  cloud = await startCloud({
    assembly: await pipelineAssembly(folder.path),
    folder: folder.path,
    tune: {
      visibilitySeconds: (name) => (name === 'mapwright-queue-dev' ? 5 : 60),
      mostHoldSeconds: 1,
      retryMs: [50, 50],
      timeoutSeconds: (name, seconds) => (name.includes('-part-') ? 4 : seconds),
      receives: (_, count) => Math.min(3, count),
    },
    onLine: (name, line) => void lines.push(`${name} ${line}`),
  });
  desk = await openPipelineDesk(cloud);
}, 300_000);
vi.setConfig({ testTimeout: 120_000 });
afterAll(async () => {
  desk?.close();
  await cloud?.close();
  folder.dispose();
});
afterEach(() => {
  if (cloud === undefined) return;
  for (const lever of ['fault', 'meddle', 'arrange', 'objectEvent'] as const) cloud.levers[lever] = undefined;
});

describe.skipIf(noTables !== undefined)('the pipeline on the stand-in cloud', () => {
  it('has a file of an unknown layout wait, and runs it when a desk approves, with live words', async () => {
    const live = await desk.watch();
    const id = await desk.put('raw/né leads.csv', leadsText(200));
    await desk.until(id, 'waiting');
    expect(await desk.api('POST', '/mappings', await approvedMapping(leadsText(40)))).toMatchObject({
      status: 200,
    });
    const { upload } = await desk.until(id, 'done');
    expect(upload).toMatchObject({
      fileName: 'né leads.csv',
      rowCount: 200,
      counts: { rowsOut: 200, rowsRejected: 0 },
    });
    const states = live.states(id).filter((state, n, all) => state !== all[n - 1]);
    expect(states).toEqual(['received', 'analyzing', 'waiting', 'analyzing', 'running', 'done']);
    const name =
      Object.keys(upload.outputs).find((one) => one.endsWith('.csv') && !one.includes('reject')) ?? '';
    const cleaned = await desk.output(id, name);
    expect(cleaned).toContain('ana199@example.org');
  });

  it('runs a file of a known layout through, and tells the one that hears of it twice once', async () => {
    cloud.levers.objectEvent = () => [0, 20];
    cloud.levers.arrange = (_, messages) => [[...messages].reverse(), messages];
    const id = await desk.put('raw/second.csv', leadsText(50));
    const { upload, session } = await desk.until(id, 'done');
    expect(upload).toMatchObject({ rowCount: 50, counts: { rowsOut: 50 } });
    expect(session).toMatchObject({ status: 'complete', epoch: 1, counts: { done: session?.total } });
  });

  it('kills a part that takes too long, and counts it when it is tried again', async () => {
    cloud.levers.fault = ({ service, operation }) =>
      service === 's3' && operation.includes('/cleaned.csv') ? { delayMs: 10_000 } : undefined;
    const part = cloud.function('mapwright-part-dev');
    const before = part.reports.length;
    const id = await desk.put('raw/slow.csv', leadsText(30));
    await desk.when(() =>
      part.reports.slice(before).some(({ errorType }) => errorType === 'Sandbox.Timedout'),
    );
    cloud.levers.fault = undefined;
    expect((await desk.until(id, 'done')).session?.counts).toMatchObject({ done: 1, failed: 0 });
  });

  it('gives up what kills its function again and again, and runs it when it is sent through once more', async () => {
    const part = cloud.function('mapwright-part-dev');
    cloud.levers.fault = ({ operation }) =>
      operation.startsWith('GET') && operation.includes('/raw/poison.csv') && part.kill() > 0
        ? 'reset'
        : undefined;
    const id = await desk.put('raw/poison.csv', leadsText(20));
    const { session } = await desk.until(id, 'failed');
    expect(session).toMatchObject({ status: 'complete', counts: { done: 0, failed: 1 } });
    expect(cloud.function('mapwright-deadLetter-dev').reports).not.toEqual([]);
    cloud.levers.fault = undefined;
    expect(await desk.api('POST', `/status/${id}/redrive`)).toMatchObject({ status: 200 });
    const after = await desk.until(id, 'done');
    expect(after.session).toMatchObject({ epoch: 2, counts: { done: 1, failed: 0 } });
  });

  it('ends by force what does not end, with a reason, and keeps the rest back', async () => {
    cloud.levers.meddle = (name) => (name.includes('-part-') ? { killAfterMs: 30 } : undefined);
    const id = await desk.put('raw/stuck.csv', leadsText(20));
    await desk.until(id, 'running');
    const path = `/status/${id}/force-complete`;
    expect(await desk.api('POST', path, { reason: '' })).toMatchObject({ status: 422 });
    expect(await desk.api('POST', path, { reason: 'The sender withdrew the file.' })).toMatchObject({
      status: 200,
    });
    expect((await desk.status(id)).session).toMatchObject({ status: 'forced', forced: { missing: 1 } });
  });

  it('forgets a desk that is gone without a word', async () => {
    const { socket } = await desk.watch();
    const [socketApi] = cloud.parts.sockets.values();
    const gone = [...(socketApi?.sockets.keys() ?? [])].at(-1) ?? '';
    socketApi?.lose(gone);
    expect(socket.readyState).not.toBe(socket.CONNECTING);
    const id = await desk.put('raw/after.csv', leadsText(10));
    await desk.until(id, 'done');
    expect(await desk.isKnown(gone)).toBe(false);
  });

  it('has written no cell, header or file name into a log', () => {
    expect(lines.length).toBeGreaterThan(50);
    const told = lines.join('\n');
    for (const word of ['example.org', 'Berg', 'First Name', 'né leads', 'second.csv'])
      expect(told).not.toContain(word);
  });
});
