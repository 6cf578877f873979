import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostFixture, hostFixture, sendRaw } from './hostFixture.ts';

let fixture: HostFixture;
let cookie: string;

beforeAll(async () => {
  fixture = await hostFixture();
  cookie = await fixture.openSession();
});
afterAll(() => fixture.close());

interface Sent {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

/** `PORT` and `COOKIE` stand for those of the running host. */
async function statusOf({ line, headers, body = '' }: Sent): Promise<number> {
  const fill = (text: string): string =>
    text.replaceAll('PORT', String(fixture.host.port)).replaceAll('COOKIE', cookie);
  const text = `${[line, ...headers].map(fill).join('\r\n')}\r\n\r\n${body}`;
  return (await sendRaw(fixture.host.port, text)).status;
}

const own = 'Host: 127.0.0.1:PORT';
const session = 'Cookie: COOKIE';
const origin = 'Origin: http://127.0.0.1:PORT';
const socket = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const upload = 'Content-Length: 3';

describe('requests that are let in', () => {
  it.each<[string, number, Sent]>([
    ['the app with a session', 200, { line: 'GET / HTTP/1.1', headers: [own, session] }],
    ['a place inside the app', 200, { line: 'GET /review/f1 HTTP/1.1', headers: [own, session] }],
    ['an asset', 200, { line: 'GET /assets/app.js HTTP/1.1', headers: [own, session] }],
    ['the opening page without a session', 200, { line: 'GET /open HTTP/1.1', headers: [own] }],
    [
      'the link in a terminal that is a web page',
      200,
      {
        line: 'GET /open HTTP/1.1',
        headers: [own, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
      },
    ],
    ['the icon', 204, { line: 'GET /favicon.ico HTTP/1.1', headers: [own] }],
    ['an output', 200, { line: 'GET /outputs/r1/out%20%C3%BC.csv HTTP/1.1', headers: [own, session] }],
    [
      'a socket of our own page',
      101,
      { line: 'GET /rpc HTTP/1.1', headers: [own, session, origin, ...socket] },
    ],
    [
      'an upload of our own page',
      201,
      { line: 'POST /files?name=a.csv HTTP/1.1', headers: [own, session, origin, upload], body: 'a,b' },
    ],
  ])('%s gets %i', async (_, status, sent) => {
    expect(await statusOf(sent)).toBe(status);
  });
});

describe('attacks that are turned away', () => {
  it.each<[string, number, Sent]>([
    ['a forged host', 421, { line: 'GET / HTTP/1.1', headers: ['Host: evil.example:PORT', session] }],
    ['the host by name', 421, { line: 'GET / HTTP/1.1', headers: ['Host: localhost:PORT', session] }],
    ['the host with another port', 421, { line: 'GET / HTTP/1.1', headers: ['Host: 127.0.0.1:1', session] }],
    ['the host without its port', 421, { line: 'GET / HTTP/1.1', headers: ['Host: 127.0.0.1', session] }],
    ['two hosts', 421, { line: 'GET / HTTP/1.1', headers: [own, own, session] }],
    ['no host', 400, { line: 'GET / HTTP/1.1', headers: [session] }],
    [
      'a whole address as target',
      400,
      { line: 'GET http://evil.example/ HTTP/1.1', headers: [own, session] },
    ],
    ['a target with two slashes', 400, { line: 'GET //evil.example/ HTTP/1.1', headers: [own, session] }],
    ['no session', 403, { line: 'GET /assets/app.js HTTP/1.1', headers: [own] }],
    ['the page without a session', 403, { line: 'GET / HTTP/1.1', headers: [own] }],
    [
      'a guessed session',
      403,
      { line: 'GET /assets/app.js HTTP/1.1', headers: [own, 'Cookie: mapwright_PORT=x'] },
    ],
    ['the session twice', 403, { line: 'GET / HTTP/1.1', headers: [own, 'Cookie: COOKIE; COOKIE'] }],
    [
      'a read for a foreign page',
      403,
      { line: 'GET / HTTP/1.1', headers: [own, session, 'Origin: http://evil.example'] },
    ],
    [
      'a read for a page of another port',
      403,
      { line: 'GET / HTTP/1.1', headers: [own, session, 'Origin: http://127.0.0.1:1'] },
    ],
    ['an opaque origin', 403, { line: 'GET / HTTP/1.1', headers: [own, session, 'Origin: null'] }],
    ['two origins', 403, { line: 'GET / HTTP/1.1', headers: [own, session, origin, origin] }],
    [
      'a link on a foreign page',
      403,
      { line: 'GET / HTTP/1.1', headers: [own, session, 'Sec-Fetch-Site: cross-site'] },
    ],
    [
      'the opening page in a frame',
      403,
      {
        line: 'GET /open HTTP/1.1',
        headers: [own, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'],
      },
    ],
    [
      'the app by a link on a foreign page',
      403,
      {
        line: 'GET / HTTP/1.1',
        headers: [
          own,
          session,
          'Sec-Fetch-Site: cross-site',
          'Sec-Fetch-Mode: navigate',
          'Sec-Fetch-Dest: document',
        ],
      },
    ],
    [
      'a page of another port',
      403,
      { line: 'GET / HTTP/1.1', headers: [own, session, 'Sec-Fetch-Site: same-site'] },
    ],
    [
      'an upload without a session',
      403,
      { line: 'POST /files?name=a HTTP/1.1', headers: [own, origin, upload], body: 'a,b' },
    ],
    [
      'an upload without an origin',
      403,
      { line: 'POST /files?name=a HTTP/1.1', headers: [own, session, upload], body: 'a,b' },
    ],
    [
      'an upload of a foreign page',
      403,
      {
        line: 'POST /files?name=a HTTP/1.1',
        headers: [own, session, 'Origin: http://evil.example', upload],
        body: 'a,b',
      },
    ],
    [
      'an upload without a name',
      422,
      { line: 'POST /files HTTP/1.1', headers: [own, session, origin, upload], body: 'a,b' },
    ],
    [
      'an upload that is said to be too large',
      413,
      {
        line: 'POST /files?name=a HTTP/1.1',
        headers: [own, session, origin, 'Content-Length: 9999999999999'],
      },
    ],
    ['a socket without an origin', 403, { line: 'GET /rpc HTTP/1.1', headers: [own, session, ...socket] }],
    [
      'a socket of a foreign page',
      403,
      { line: 'GET /rpc HTTP/1.1', headers: [own, session, 'Origin: http://evil.example', ...socket] },
    ],
    ['a socket without a session', 403, { line: 'GET /rpc HTTP/1.1', headers: [own, origin, ...socket] }],
    [
      'a socket with a forged host',
      421,
      { line: 'GET /rpc HTTP/1.1', headers: ['Host: evil.example', session, origin, ...socket] },
    ],
    [
      'a socket somewhere else',
      404,
      { line: 'GET /files HTTP/1.1', headers: [own, session, origin, ...socket] },
    ],
    ['a path that leaves the folder', 404, { line: 'GET /../secret.html HTTP/1.1', headers: [own, session] }],
    [
      'an escaped path that leaves the folder',
      404,
      { line: 'GET /%2e%2e/secret.html HTTP/1.1', headers: [own, session] },
    ],
    [
      'an escaped slash that leaves the folder',
      404,
      { line: 'GET /..%2fsecret.html HTTP/1.1', headers: [own, session] },
    ],
    [
      'a backslash that leaves the folder',
      404,
      { line: 'GET /..%5csecret.html HTTP/1.1', headers: [own, session] },
    ],
    ['a link that leaves the folder', 404, { line: 'GET /linked.html HTTP/1.1', headers: [own, session] }],
    ['a broken escape', 404, { line: 'GET /%zz.html HTTP/1.1', headers: [own, session] }],
    ['a NUL in a path', 404, { line: 'GET /index%00.html HTTP/1.1', headers: [own, session] }],
    [
      'an output of no run',
      404,
      { line: 'GET /outputs/r2/out%20%C3%BC.csv HTTP/1.1', headers: [own, session] },
    ],
    [
      'an output that leaves its folder',
      404,
      { line: 'GET /outputs/r1/..%2fsecret.html HTTP/1.1', headers: [own, session] },
    ],
    ['an output without a session', 403, { line: 'GET /outputs/r1/out HTTP/1.1', headers: [own] }],
    ['a question about other origins', 405, { line: 'OPTIONS / HTTP/1.1', headers: [own, session, origin] }],
    ['another method', 405, { line: 'DELETE / HTTP/1.1', headers: [own, session, origin] }],
    ['headers that never end', 431, { line: 'GET / HTTP/1.1', headers: [own, `X: ${'x'.repeat(20_000)}`] }],
    ['no HTTP at all', 400, { line: 'HELLO', headers: [] }],
  ])('%s gets %i', async (_, status, sent) => {
    expect(await statusOf(sent)).toBe(status);
  });

  it('leave nothing behind and are told in the log without what was sent', () => {
    expect([...fixture.uploads.keys()]).toEqual(['a.csv']);
    expect(fixture.refusals.join()).not.toMatch(/evil|secret/);
  });
});
