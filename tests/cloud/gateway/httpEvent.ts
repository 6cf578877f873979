import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from './listen.ts';
import type { Claims } from './tokens.ts';
import { claimTexts } from './tokens.ts';
import type { RouteMatch } from './httpRoutes.ts';

/** Types whose bodies reach a function as text; others do as base64. */
const textTypes = /^(?:text\/|application\/(?:json|xml|javascript|x-www-form-urlencoded|.*\+json|.*\+xml))/i;

/** A request as a function gets it: payload format 2.0. */
export function httpEvent(
  message: IncomingMessage,
  body: Buffer,
  facts: {
    readonly match: RouteMatch;
    readonly apiId: string;
    readonly requestId: string;
    readonly now: number;
    readonly claims: Claims | undefined;
  },
): object {
  const url = new URL(message.url ?? '/', 'http://stand-in');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : value,
    ]),
  );
  const { cookie, ...others } = headers;
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams)
    query[name] = name in query ? `${query[name] ?? ''},${value}` : value;
  const isText = textTypes.test(headers['content-type'] ?? 'text/plain');
  return {
    version: '2.0',
    routeKey: facts.match.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: others,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(facts.match.pathParameters).length === 0
      ? {}
      : { pathParameters: facts.match.pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: facts.apiId,
      ...(facts.claims === undefined
        ? {}
        : { authorizer: { jwt: { claims: claimTexts(facts.claims), scopes: null } } }),
      domainName: headers['host'] ?? '',
      domainPrefix: facts.apiId,
      http: {
        method: message.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: facts.match.routeKey,
      stage: '$default',
      time: new Date(facts.now).toUTCString(),
      timeEpoch: facts.now,
    },
    ...(body.length === 0 ? {} : { body: isText ? body.toString('utf8') : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** The answer of a function over HTTP; one without a status is JSON of what it gave. */
export function httpAnswer(payload: unknown): HttpAnswer {
  const given = (payload ?? {}) as {
    statusCode?: unknown;
    headers?: Record<string, unknown>;
    cookies?: string[];
    body?: unknown;
    isBase64Encoded?: boolean;
  };
  if (typeof given.statusCode !== 'number') {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload ?? null),
    };
  }
  const text =
    typeof given.body === 'string' ? given.body : given.body === undefined ? '' : JSON.stringify(given.body);
  return {
    status: given.statusCode,
    headers: {
      'content-type': 'text/plain;charset=utf-8',
      ...Object.fromEntries(
        Object.entries(given.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      ...(given.cookies === undefined ? {} : { 'set-cookie': given.cookies }),
    },
    body: given.isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}
