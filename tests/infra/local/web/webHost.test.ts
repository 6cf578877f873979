import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { AppError } from '../../../../core/model/errors.ts';
import { startWebHost } from '../../../../infra/local/web/webHost.ts';
import type { Client } from '../../../contract/transports.ts';
import { type HostFixture, hostFixture, sendRaw } from './hostFixture.ts';

let fixture: HostFixture;
beforeEach(async () => {
  fixture = await hostFixture();
});
afterEach(() => fixture.close());

const redeem = (link: string): Promise<Response> =>
  fetch(`${fixture.origin}/session`, {
    method: 'POST',
    headers: { Origin: fixture.origin },
    body: link.split('#')[1] ?? '',
  });

describe('the link that the terminal prints', () => {
  it('opens the app once', async () => {
    const link = fixture.host.newLink();
    expect((await redeem(link)).status).toBe(204);
    expect((await redeem(link)).status).toBe(403);
  });

  it('gives a cookie that scripts cannot read and other sites cannot use, named after the port', async () => {
    const cookie = (await redeem(fixture.host.newLink())).headers.get('set-cookie');
    expect(cookie).toMatch(
      new RegExp(`^mapwright_${fixture.host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/`),
    );
  });

  it('no longer works when a newer one was printed', async () => {
    const older = fixture.host.newLink();
    const newer = fixture.host.newLink();
    expect((await redeem(older)).status).toBe(403);
    expect((await redeem(newer)).status).toBe(204);
  });

  it('is void after five wrong tries', async () => {
    const link = fixture.host.newLink();
    for (let tries = 0; tries < 5; tries++) await redeem('/open#wrong');
    expect((await redeem(link)).status).toBe(403);
    expect((await redeem(fixture.host.newLink())).status).toBe(204);
  });

  it('may be opened again where the browser still has its session', async () => {
    const cookie = await fixture.openSession();
    const answer = await fetch(`${fixture.origin}/session`, {
      method: 'POST',
      headers: { Origin: fixture.origin, Cookie: cookie },
      body: 'used',
    });
    expect(answer.status).toBe(204);
  });

  it('leaves the app open when it is loaded again, any number of times', async () => {
    const cookie = await fixture.openSession();
    for (let times = 0; times < 3; times++) {
      expect((await fetch(fixture.origin, { headers: { Cookie: cookie } })).status).toBe(200);
    }
  });
});

describe('every answer', () => {
  it.each(['/', '/open', '/assets/app.js', '/missing.js'])(
    '%s carries the protective headers',
    async (path) => {
      const cookie = await fixture.openSession();
      const { headers } = await fetch(`${fixture.origin}${path}`, { headers: { Cookie: cookie } });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});

describe('an upload', () => {
  const send = async (name: string, body: BodyInit): Promise<Response> =>
    fetch(`${fixture.origin}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { Origin: fixture.origin, Cookie: await fixture.openSession() },
      body,
      duplex: 'half',
    } as RequestInit);

  it('keeps name and bytes, whatever they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 256));
    const answer = await send('Ünïcode & 100%?.csv', bytes);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id: 'f1', name: 'Ünïcode & 100%?.csv', sizeBytes: 200_000 });
    expect(fixture.uploads.get('Ünïcode & 100%?.csv')?.equals(bytes)).toBe(true);
  });

  it('loses folders and control characters of its name', async () => {
    await send('../../etc/pass\u0000wd\n.csv', 'x');
    await send('C:\\Temp\\b.csv', 'x');
    expect([...fixture.uploads.keys()]).toEqual(['passwd.csv', 'b.csv']);
  });

  it('tells why it was not kept, with the remedy', async () => {
    await fixture.close();
    fixture = await hostFixture(() => Promise.reject(new AppError('DISK_FULL', 'The disk is full.')));
    const answer = await send('a.csv', 'x');
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ code: 'DISK_FULL', retryable: true });
  });

  it('is not kept when the sender breaks off', async () => {
    const cookie = await fixture.openSession();
    const { head } = await sendRaw(
      fixture.host.port,
      `POST /files?name=half.csv HTTP/1.1\r\nHost: 127.0.0.1:${fixture.host.port}\r\nOrigin: ${fixture.origin}\r\nCookie: ${cookie}\r\nTransfer-Encoding: chunked\r\n\r\nnot a chunk`,
    );
    expect(head).not.toContain('201');
    expect(fixture.uploads.size).toBe(0);
  });

  it('is read no faster than it is written', async () => {
    await fixture.close();
    let taken = 0;
    let goOn = (): void => undefined;
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    fixture = await hostFixture(async ({ name, bytes }) => {
      for await (const part of bytes) {
        taken += part.length;
        await mayGoOn;
      }
      return { id: 'f1' as never, name, sizeBytes: taken };
    });
    const total = 64;
    const given = { parts: 0 };
    const body = new ReadableStream({
      pull(controller) {
        given.parts += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
        if (given.parts === total) controller.close();
      },
    });
    const answer = send('big.csv', body);
    await untilStill(() => given.parts);
    expect(given.parts).toBeLessThan(total);
    goOn();
    expect((await answer).status).toBe(201);
    expect(taken).toBe(total * 1024 * 1024);
  });
});

describe('a download', () => {
  it('is an attachment with its own name', async () => {
    const cookie = await fixture.openSession();
    const answer = await fetch(`${fixture.origin}/outputs/r1/${encodeURIComponent('out ü.csv')}`, {
      headers: { Cookie: cookie },
    });
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''out%20%C3%BC.csv");
    expect(answer.headers.get('content-length')).toBe('4');
    expect(await answer.text()).toBe('a,b\n');
  });
});

describe('a link to what a pipeline of this machine has written', () => {
  it('is a download for pages with a session, and for nobody else', async () => {
    const address = `${fixture.origin}${fixture.linkTo('né "leads".csv')}`;
    expect((await fetch(address)).status).toBe(403);
    const headers = { Cookie: await fixture.openSession() };
    const answer = await fetch(address, { headers });
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''n%C3%A9%20%22leads%22.csv",
    );
    expect(await answer.text()).toBe('a,b\n');
    expect((await fetch(`${address}x`, { headers })).status).toBe(403);
  });
});

describe('a document of a scan', () => {
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${fixture.origin}/scans/${path}`, {
      headers: { Cookie: await fixture.openSession(), ...headers },
    });

  it('is an attachment of no kind, whole or in the part that is asked for', async () => {
    const whole = await get('s1/documents/3');
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
    expect(whole.headers.get('content-type')).toBe('application/octet-stream');
    expect(whole.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''plan%20%C3%BC.html");
    const part = await get('s1/documents/3', { Range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
  });

  it.each([
    ['bytes=7-', 206, '789'],
    ['bytes=-3', 206, '789'],
    ['bytes=0-99', 206, '0123456789'],
    ['bytes=10-', 416, ''],
    ['bytes=4-2', 200, '0123456789'],
    ['bytes=0-1,4-5', 200, '0123456789'],
    ['pages=1-2', 200, '0123456789'],
  ])('is answered for the range %s with %i', async (range, status, text) => {
    const answer = await get('s1/documents/3', { Range: range });
    expect([answer.status, await answer.text()]).toEqual([status, text]);
  });

  it('is for pages with a session only, and for what the scan has listed', async () => {
    expect((await fetch(`${fixture.origin}/scans/s1/documents/3`)).status).toBe(403);
    for (const path of ['s1/documents/4', 's2/documents/3', 's1/report'])
      expect((await get(path)).status).toBe(404);
    for (const path of ['s1/documents/..%2f3', 's1/documents', 's1/documents/3/3', 's1'])
      expect(await (await get(path)).text()).not.toBe('0123456789');
  });
});

describe('the socket', () => {
  it('serves the contract to a page with a session', async () => {
    const websocket = new WebSocket(`ws://127.0.0.1:${fixture.host.port}/rpc`, {
      headers: { Cookie: await fixture.openSession() },
      origin: fixture.origin,
    });
    const client: Client = createORPCClient(
      new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket }),
    );
    expect((await client.host.info()).appVersion).toBe('1.2.3');
    websocket.close();
  });

  it('closes on bytes that are no message', async () => {
    const websocket = new WebSocket(`ws://127.0.0.1:${fixture.host.port}/rpc`, {
      headers: { Cookie: await fixture.openSession() },
      origin: fixture.origin,
    });
    await new Promise((resolve) => websocket.once('open', resolve));
    websocket.send('{ not json');
    expect(await new Promise((resolve) => websocket.once('close', resolve))).toBe(1008);
  });
});

describe('the host', () => {
  it('listens on this machine only', async () => {
    const { server, port } = await occupied(fixture.host.port, '127.0.0.2');
    expect(port).toBe(fixture.host.port);
    server.close();
  });

  it('says so when the port is taken', async () => {
    const { server, port } = await occupied(0, '127.0.0.1');
    const starting = startWebHost({
      port,
      router: {} as never,
      adoptUpload: () => Promise.reject(new Error('unused')),
      findOutput: () => Promise.reject(new Error('unused')),
      objectLinks: { answer: () => Promise.resolve(false) },
      scans: {
        findDocument: () => Promise.reject(new Error('unused')),
        findReport: () => Promise.reject(new Error('unused')),
      },
      rendererFolder: '/',
      log: { info: () => undefined, error: () => undefined },
    });
    await expect(starting).rejects.toMatchObject({ code: 'USAGE', message: `Port ${port} cannot be used.` });
    server.close();
  });
});

/** Waits until a figure has begun to grow and then stands still. */
async function untilStill(figure: () => number): Promise<void> {
  for (let before = 0; figure() === 0 || figure() !== before; ) {
    before = figure();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Takes a port, which fails where a host listens on all addresses. */
function occupied(
  port: number,
  address: string,
): Promise<{ server: ReturnType<typeof createServer>; port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, address, () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}
