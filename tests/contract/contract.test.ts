import { isDefinedError, ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import { asId, type FileId } from '../../core/model/ids.ts';
import type { Log } from '../../core/ports/clock.ts';
import { createRouter } from '../../infra/local/router.ts';
import { scriptedService, sheet, type Traces } from './scriptedService.ts';
import { type Client, type Connection, transports } from './transports.ts';

const fileId: FileId = asId('f1');

describe.each(Object.keys(transports))('the contract over %s', (name) => {
  let connection: Connection | undefined;
  const logged: unknown[] = [];
  const log: Log = {
    info: () => undefined,
    error: (event, facts) => void logged.push({ event, facts }),
  };

  afterEach(async () => {
    await connection?.disconnect();
    logged.length = 0;
  });

  const open = async (): Promise<{ client: Client; traces: Traces }> => {
    const { service, traces } = scriptedService();
    const connect = transports[name];
    if (connect === undefined) throw new Error(`There is no transport ${name}.`);
    connection = await connect(createRouter(service, log));
    return { client: connection.client, traces };
  };

  it('gives an answer as the service gave it', async () => {
    const { client } = await open();
    expect(await client.host.info()).toEqual({
      kind: 'web',
      appVersion: '1.2.3',
      note: 'an "odd" ✓ note',
      packs: [],
      measured: [],
    });
  });

  it('carries a failure with its code and remedy', async () => {
    const { client } = await open();
    const error = await caught(client.review.open({ fileId }));
    expect(error).toBeInstanceOf(ORPCError);
    expect(isDefinedError(error as ORPCError<'APP', unknown>)).toBe(true);
    expect(error).toMatchObject({
      code: 'APP',
      message: 'There is no file f1.',
      data: { code: 'NOT_FOUND', retryable: false, remedy: expect.stringContaining('Check the name') },
    });
    expect(logged).toEqual([]);
  });

  it('tells nothing of a bug but that there was one, and logs where it was without its message', async () => {
    const { client } = await open();
    const error = await caught(client.inbox.submit({ fileIds: [fileId] }));
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', defined: false });
    expect(JSON.stringify(error)).not.toContain('4711');
    expect(logged).toMatchObject([
      { event: 'contract.bug', facts: { procedure: 'inbox.submit', kind: 'Error' } },
    ]);
    expect(JSON.stringify(logged)).not.toContain('4711');
  });

  it('refuses an input that the contract does not know before the service sees it', async () => {
    const { client } = await open();
    const wrong = { fileIds: [fileId], more: true } as unknown as { fileIds: FileId[] };
    expect(await caught(client.inbox.submit(wrong))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await caught(client.inbox.submit({ fileIds: [] }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(logged).toEqual([]);
  });

  it('streams events in order as they come', async () => {
    const { client } = await open();
    const kinds: string[] = [];
    for await (const event of await client.inbox.watch()) {
      kinds.push(event.kind);
      if (kinds.length === 2) break;
    }
    expect(kinds).toEqual(['all', 'removed']);
  });

  it('lets the service know when a caller leaves a stream', async () => {
    const { client, traces } = await open();
    for await (const _ of await client.inbox.watch()) break;
    await expect(traces.watchLeft).resolves.toBeUndefined();
  });

  it('stops the work when the caller aborts', async () => {
    const { client, traces } = await open();
    const caller = new AbortController();
    const events = await client.review.dryRun({ fileId }, { signal: caller.signal });
    const rows: number[] = [];
    const reading = (async () => {
      for await (const event of events) {
        if (event.kind === 'progress') rows.push(event.progress.rows);
        if (rows.length === 3) caller.abort();
      }
    })();
    await caught(reading);
    await traces.dryRunStopped;
    expect(rows).toEqual([0, 1, 2]);
  });

  it('gives the sheets of a workbook, and stops looking at them when the caller aborts', async () => {
    const { client, traces } = await open();
    expect(await client.review.sheets({ fileId })).toEqual([sheet]);
    const controller = new AbortController();
    const asked = caught(client.review.sheets({ fileId: asId('long') }, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    await traces.sheetsStopped;
    expect(await asked).toBeInstanceOf(Error);
  });

  it('carries a failure that comes in the middle of a stream', async () => {
    const { client } = await open();
    const reading = (async () => {
      for await (const _ of await client.review.dryRun({ fileId: asId<FileId>('damaged') }));
    })();
    expect(await caught(reading)).toMatchObject({
      code: 'APP',
      defined: true,
      data: { code: 'SOURCE_DAMAGED' },
    });
  });

  if (name === 'inProcess') return;

  it('rejects the caller and stops the work when the connection breaks', async () => {
    const { client, traces } = await open();
    const events = await client.review.dryRun({ fileId });
    const reading = (async () => {
      for await (const event of events) {
        if (event.kind === 'progress' && event.progress.rows === 2) await connection?.disconnect();
      }
    })();
    expect(await caught(reading)).toBeInstanceOf(Error);
    await expect(traces.dryRunStopped).resolves.toBeUndefined();
  });
});

/** What a promise was rejected with; fails where it was not. */
async function caught(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was rejected.');
}
