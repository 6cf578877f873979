import { once } from 'node:events';
import { expect, it } from 'vitest';
import { makeZip } from '../../core/workbook/workbookFixture.ts';
import { leadsText } from '../leadsText.ts';
import type { PipelineCloud } from '../pipelineCloud.ts';

/** All other ways in and out: links, the test lane, archives, lists, and what a desk says. */
export function itReachesAll(opened: () => PipelineCloud): void {
  it('takes a file by a link, and tells its history', async () => {
    const { desk } = opened();
    const text = leadsText(8);
    const { body } = await desk.api('POST', '/uploads', {
      fileName: 'linked.csv',
      sizeBytes: Buffer.byteLength(text),
      contentType: 'text/csv',
    });
    const { url, key } = body as { url: string; key: string };
    const put = await fetch(url, { method: 'PUT', body: text, headers: { 'content-type': 'text/csv' } });
    expect([put.status, await put.text()]).toEqual([200, '']);
    const [id = ''] = await desk.uploadsOf(key, 1);
    await desk.until(id, 'done');
    const history = (await desk.api('GET', `/uploads/${id}/history`)).body as { events: { kind: string }[] };
    // Behind it the leads come in.
    expect(history.events.map(({ kind }) => kind).slice(0, 4)).toEqual([
      'received',
      'analyzed',
      'started',
      'ended',
    ]);
    const listed = await desk.api('GET', '/uploads?state=done&limit=200');
    expect(JSON.stringify(listed.body)).toContain(id);
    expect(JSON.stringify((await desk.api('GET', '/mappings')).body)).toContain('crm.leads');
  });

  it('runs the same file through both lanes and compares them', async () => {
    const { desk } = opened();
    const [main, test] = await Promise.all([
      desk.put('raw/both.csv', leadsText(11, 0)),
      desk.put('raw-test/both.csv', leadsText(11, 0)),
    ]);
    await desk.until(main, 'done');
    await desk.until(test, 'done');
    await desk.settled();
    const history = await Promise.all([main, test].map((id) => desk.api('GET', `/uploads/${id}/history`)));
    expect(JSON.stringify(history)).toContain('compared');
  });

  it('takes an archive apart, and runs what is in it', async () => {
    const { desk } = opened();
    const zip = makeZip(
      ['a.csv', 'b/c.csv'].map((name, n) => ({ name, data: Buffer.from(leadsText(5 + n)) })),
    );
    await desk.write('raw/delivery.zip', zip);
    const ends = await desk.endsOf(({ fileName }) => fileName.startsWith('delivery.zip › '), 2);
    expect(new Set(ends.map(({ upload }) => upload.counts?.rowsIn))).toEqual(new Set([5, 6]));
  });

  it('answers what a desk says, and forgets it when it leaves', async () => {
    const { desk, cloud } = opened();
    const { socket, words } = await desk.watch();
    const [socketApi] = cloud.parts.sockets.values();
    const id = [...(socketApi?.sockets.keys() ?? [])].at(-1) ?? '';
    socket.send(JSON.stringify({ action: 'ping' }));
    await desk.when(() => JSON.stringify(words).includes('pong'));
    socket.send(JSON.stringify({ action: 'subscribe', sessionId: null }));
    await desk.when(() => JSON.stringify(words).includes('subscribed'));
    expect(await desk.isKnown(id)).toBe(true);
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => desk.isKnown(id), { timeout: 20_000 }).toBe(false);
  });
}
