import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { LambdaOutcome } from '../lambda/lambdaSettings.ts';
import { httpAnswer, httpEvent } from './httpEvent.ts';
import { matchRoute } from './httpRoutes.ts';
import { answering, closeServer, type HttpAnswer, listen, readBody } from './listen.ts';
import { judgeToken, type TokenDemand, type TokenIssuer } from './tokens.ts';

/** What stands behind a route. */
export interface HttpRoute {
  invoke(event: unknown): Promise<LambdaOutcome>;
  /** `undefined`: open to everybody. */
  readonly demand: TokenDemand | undefined;
}

export interface HttpApi {
  readonly url: string;
  /** By route key, as the template has it: `GET /status/{id}`. */
  readonly routes: Map<string, HttpRoute>;
  close(): Promise<void>;
}

/** Longest that an integration may take. */
const integrationMs = 30_000;
const bodyBytes = 10 * 1024 * 1024;

/** An HTTP API whose routes call functions, with JWT authorizers that believe a local key set. */
export async function openHttpApi(settings: {
  readonly apiId: string;
  readonly issuer: TokenIssuer;
  readonly now: () => number;
  readonly port?: number | undefined;
  /** A status that a request meets instead of its route. */
  readonly hold?: (routeKey: string) => number | undefined;
}): Promise<HttpApi> {
  const routes = new Map<string, HttpRoute>();
  const answer = async (message: IncomingMessage): Promise<HttpAnswer> => {
    const body = await readBody(message, bodyBytes);
    if (body === undefined) return refusal(413, 'Request Entity Too Large');
    const path = new URL(message.url ?? '/', 'http://stand-in').pathname;
    const match = matchRoute([...routes.keys()], message.method ?? 'GET', path);
    const route = match === undefined ? undefined : routes.get(match.routeKey);
    if (match === undefined || route === undefined) return refusal(404, 'Not Found');
    const held = settings.hold?.(match.routeKey);
    if (held !== undefined) return refusal(held, 'Held back');
    const now = settings.now();
    const verdict =
      route.demand === undefined
        ? { claims: undefined }
        : judgeToken(message.headers.authorization ?? '', route.demand, { issuer: settings.issuer, now });
    if ('refused' in verdict)
      return refusal(verdict.refused, verdict.refused === 401 ? 'Unauthorized' : 'Forbidden');
    const facts = { match, apiId: settings.apiId, requestId: randomUUID(), now, claims: verdict.claims };
    const outcome = await within(route.invoke(httpEvent(message, body, facts)), integrationMs);
    if (outcome === 'late' || outcome.kind === 'throttled') return refusal(503, 'Service Unavailable');
    return outcome.kind === 'error' ? refusal(500, 'Internal Server Error') : httpAnswer(outcome.payload);
  };
  const server = createServer(answering(answer));
  const port = await listen(server, settings.port);
  return { url: `http://127.0.0.1:${String(port)}`, routes, close: () => closeServer(server) };
}

function refusal(status: number, message: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

async function within<Result>(work: Promise<Result>, ms: number): Promise<Result | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
