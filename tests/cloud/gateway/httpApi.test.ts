import { describe, expect, it, onTestFinished } from 'vitest';
import type { LambdaOutcome } from '../lambda/lambdaSettings.ts';
import { openHttpApi } from './httpApi.ts';
import { matchRoute } from './httpRoutes.ts';
import { tokenIssuer } from './tokens.ts';

const demand = { issuer: 'https://users', audience: ['desk'], scopes: [] };
const hour = 3600;

async function apiOf(answer: (event: unknown) => LambdaOutcome) {
  const issuer = tokenIssuer();
  const api = await openHttpApi({ apiId: 'api1', issuer, now: Date.now });
  const events: unknown[] = [];
  const invoke = async (event: unknown): Promise<LambdaOutcome> => {
    events.push(event);
    return answer(event);
  };
  api.routes.set('GET /status/{id}', { invoke, demand });
  api.routes.set('POST /open', { invoke, demand: undefined });
  onTestFinished(() => api.close());
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'https://users',
    aud: 'desk',
    sub: 'ana',
    exp: seconds + hour,
    'cognito:groups': ['a', 'b'],
  };
  const get = (token: string, path = '/status/7%2F8?x=1&x=2') =>
    fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { api, issuer, events, claims, get, seconds };
}

const answered = (payload: unknown): LambdaOutcome => ({ kind: 'answer', payload });

describe('an HTTP API', () => {
  it('calls the function of a route with who asks, and gives back what that answers', async () => {
    const { issuer, claims, get, events } = await apiOf(() =>
      answered({ statusCode: 201, headers: { 'X-Made': 1 }, cookies: ['a=1'], body: 'text' }),
    );
    const response = await get(issuer.token(claims));
    expect([response.status, response.headers.get('x-made'), await response.text()]).toEqual([
      201,
      '1',
      'text',
    ]);
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: 'GET /status/{id}',
      rawPath: '/status/7%2F8',
      pathParameters: { id: '7/8' },
      queryStringParameters: { x: '1,2' },
      requestContext: {
        http: { method: 'GET', path: '/status/7%2F8' },
        authorizer: { jwt: { claims: { sub: 'ana', 'cognito:groups': '[a b]' } } },
      },
      isBase64Encoded: false,
    });
  });

  it('takes what has no status for JSON, and sends bytes as base64', async () => {
    const { api, events } = await apiOf((event) => answered({ got: event !== undefined }));
    const sent = await fetch(`${api.url}/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array([0, 255]),
    });
    expect(await sent.json()).toEqual({ got: true });
    expect(events[0]).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  });

  it('refuses tokens that are of others, for others, over, or changed', async () => {
    const { issuer, claims, get, events, seconds } = await apiOf(() => answered({}));
    const good = issuer.token(claims);
    const [head, , signature] = good.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'eve' })).toString('base64url');
    const bad = [
      '',
      'no.token.here',
      tokenIssuer().token(claims),
      issuer.token({ ...claims, iss: 'https://elsewhere' }),
      issuer.token({ ...claims, aud: 'another' }),
      issuer.token({ ...claims, exp: seconds - 1 }),
      issuer.token({ ...claims, nbf: seconds + hour }),
      `${head ?? ''}.${forged}.${signature ?? ''}`,
    ];
    for (const token of bad) expect((await get(token)).status).toBe(401);
    expect(events).toEqual([]);
    expect((await get(good)).status).toBe(200);
  });

  it.each([
    [{ kind: 'error', errorType: 'E', errorMessage: '' }, 500],
    [{ kind: 'throttled' }, 503],
  ] as const)('says of %j %d', async (outcome, status) => {
    const { issuer, claims, get } = await apiOf(() => outcome);
    expect((await get(issuer.token(claims))).status).toBe(status);
    expect((await get(issuer.token(claims), '/nowhere')).status).toBe(404);
  });
});

describe('a route', () => {
  const routes = ['GET /a/{id}', 'GET /a/list', 'ANY /a/{id}', 'ANY /{rest+}', '$default'];
  it.each([
    ['GET', '/a/list', 'GET /a/list'],
    ['GET', '/a/1', 'GET /a/{id}'],
    ['PUT', '/a/1', 'ANY /a/{id}'],
    ['PUT', '/a/1/b', 'ANY /{rest+}'],
    ['PUT', '/', '$default'],
  ])('of %s %s is %s', (method, path, routeKey) => {
    expect(matchRoute(routes, method, path)?.routeKey).toBe(routeKey);
  });
});
