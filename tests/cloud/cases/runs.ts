import { expect, it } from 'vitest';
import { approvedMapping } from '../approvedMapping.ts';
import { leadsText } from '../leadsText.ts';
import type { PipelineCloud } from '../pipelineCloud.ts';

/** Files that run through, and what becomes of them when functions die. Approves a mapping for leads. */
export function itRuns(opened: () => PipelineCloud): void {
  it('has a file of an unknown layout wait, and runs it when a desk approves, with live words', async () => {
    const live = await opened().desk.watch();
    const id = await opened().desk.put('raw/né leads.csv', leadsText(200));
    await opened().desk.until(id, 'waiting');
    expect(await opened().desk.api('POST', '/mappings', await approvedMapping(leadsText(40)))).toMatchObject({
      status: 200,
    });
    const { upload } = await opened().desk.until(id, 'done');
    expect(upload).toMatchObject({
      fileName: 'né leads.csv',
      rowCount: 200,
      counts: { rowsOut: 200, rowsRejected: 0 },
    });
    const states = live.states(id).filter((state, n, all) => state !== all[n - 1]);
    expect(states).toEqual(['received', 'analyzing', 'waiting', 'analyzing', 'running', 'done']);
    const name =
      Object.keys(upload.outputs).find((one) => one.endsWith('.csv') && !one.includes('reject')) ?? '';
    const cleaned = await opened().desk.output(id, name);
    expect(cleaned).toContain('ana199@example.org');
  });

  it('runs a file of a known layout through, and tells the one that hears of it twice once', async () => {
    opened().cloud.levers.objectEvent = () => [0, 20];
    opened().cloud.levers.arrange = (_, messages) => [[...messages].reverse(), messages];
    const id = await opened().desk.put('raw/second.csv', leadsText(50));
    const { upload, session } = await opened().desk.until(id, 'done');
    expect(upload).toMatchObject({ rowCount: 50, counts: { rowsOut: 50 } });
    expect(session).toMatchObject({ status: 'complete', epoch: 1, counts: { done: session?.total } });
  });

  it('kills a part that takes too long, and counts it when it is tried again', async () => {
    opened().cloud.levers.fault = ({ service, operation }) =>
      service === 's3' && operation.includes('/cleaned.csv') ? { delayMs: 10_000 } : undefined;
    const part = opened().cloud.function('mapwright-part-dev');
    const before = part.reports.length;
    const id = await opened().desk.put('raw/slow.csv', leadsText(30));
    await opened().desk.when(() =>
      part.reports.slice(before).some(({ errorType }) => errorType === 'Sandbox.Timedout'),
    );
    opened().cloud.levers.fault = undefined;
    expect((await opened().desk.until(id, 'done')).session?.counts).toMatchObject({ done: 1, failed: 0 });
  });

  it('gives up what kills its function again and again, and runs it when it is sent through once more', async () => {
    const part = opened().cloud.function('mapwright-part-dev');
    opened().cloud.levers.fault = ({ operation }) =>
      operation.startsWith('GET') && operation.includes('/raw/poison.csv') && part.kill() > 0
        ? 'reset'
        : undefined;
    const id = await opened().desk.put('raw/poison.csv', leadsText(20));
    const { session } = await opened().desk.until(id, 'failed');
    expect(session).toMatchObject({ status: 'complete', counts: { done: 0, failed: 1 } });
    expect(opened().cloud.function('mapwright-deadLetter-dev').reports).not.toEqual([]);
    opened().cloud.levers.fault = undefined;
    expect(await opened().desk.api('POST', `/status/${id}/redrive`)).toMatchObject({ status: 200 });
    const after = await opened().desk.until(id, 'done');
    expect(after.session?.counts).toMatchObject({ done: 1, failed: 0 });
    const { body } = await opened().desk.api('GET', `/uploads/${id}/history`);
    expect(body).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ kind: 'redriven', detail: expect.objectContaining({ epoch: 2 }) }),
      ]),
    });
  });

  it('ends by force what does not end, with a reason, and keeps the rest back', async () => {
    opened().cloud.levers.meddle = (name) => (name.includes('-part-') ? { killAfterMs: 30 } : undefined);
    const id = await opened().desk.put('raw/stuck.csv', leadsText(20));
    await opened().desk.until(id, 'running');
    const path = `/status/${id}/force-complete`;
    expect(await opened().desk.api('POST', path, { reason: '' })).toMatchObject({ status: 422 });
    expect(await opened().desk.api('POST', path, { reason: 'The sender withdrew the file.' })).toMatchObject({
      status: 200,
    });
    expect((await opened().desk.status(id)).session).toMatchObject({
      status: 'forced',
      forced: { missing: 1 },
    });
  });

  it('forgets a desk that is gone without a word', async () => {
    const { socket } = await opened().desk.watch();
    const [socketApi] = opened().cloud.parts.sockets.values();
    const gone = [...(socketApi?.sockets.keys() ?? [])].at(-1) ?? '';
    socketApi?.lose(gone);
    expect(socket.readyState).not.toBe(socket.CONNECTING);
    const id = await opened().desk.put('raw/after.csv', leadsText(10));
    await opened().desk.until(id, 'done');
    expect(await opened().desk.isKnown(gone)).toBe(false);
  });
}
