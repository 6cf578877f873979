import { z } from 'zod';
import { AppError, type ErrorCode } from '../../../core/model/errors.ts';
import type { Log } from '../../../core/ports/clock.ts';
import { type ApiParts, apiRoutes } from './apiRoutes.ts';
import type { ApiRequest } from './requests.ts';

const texts = z.record(z.string(), z.string());
const eventForm = z.object({
  routeKey: z.string(),
  pathParameters: texts.optional(),
  queryStringParameters: texts.optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
  requestContext: z.object({
    requestId: z.string(),
    authorizer: z
      .object({
        jwt: z.object({ claims: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
      })
      .optional(),
  }),
});

/** An answer over HTTP, as API Gateway takes it. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Statuses of errors; those that are not here are 500. */
export const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  NOT_FOUND: 404,
  OBJECT_MISSING: 404,
  USAGE: 400,
  MAPPING_INVALID: 400,
  ASK_INVALID: 400,
  ASK_TOO_LONG: 422,
  REASON_MISSING: 422,
  SOURCE_TOO_LARGE: 413,
  MAPPING_CONFLICT: 409,
  NOT_READY: 409,
  RECORD_CHANGED: 409,
  RECORD_KEY_TAKEN: 409,
  UNDO_BLOCKED: 409,
  LLM_CHANGED: 409,
  LLM_OFF: 409,
  LLM_BUDGET: 409,
  ACCESS_DENIED: 403,
  SIGN_IN_NEEDED: 401,
  LLM_REFUSED: 502,
  LLM_UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
};

/** Answers one request of the HTTP API as JSON; what went wrong with its code, its message and its remedy. */
export async function answerHttp(
  event: unknown,
  parts: ApiParts & { readonly log: Log },
): Promise<HttpAnswer> {
  const begunMs = performance.now();
  const { routeKey, requestContext, ...request } = eventForm.parse(event);
  const claims = requestContext.authorizer?.jwt.claims;
  let answer: HttpAnswer;
  let code = 'OK';
  try {
    if (claims === undefined) throw new AppError('SIGN_IN_NEEDED', 'Nobody is signed in.');
    const route = Object.hasOwn(apiRoutes, routeKey) ? apiRoutes[routeKey] : undefined;
    if (route === undefined) throw new AppError('NOT_FOUND', 'There is no such route.');
    answer = answerOf(200, await route(requestOf(request, claims), parts));
  } catch (error) {
    if (!(error instanceof AppError)) parts.log.error('api.bug', { requestId: requestContext.requestId });
    const view =
      error instanceof AppError ? error.toView() : { code: 'BUG', message: 'Something went wrong.' };
    ({ code } = view);
    answer = answerOf(statuses[view.code as ErrorCode] ?? 500, { error: view });
  }
  parts.log.info('api.answered', {
    requestId: requestContext.requestId,
    route: routeKey,
    status: answer.statusCode,
    code,
    elapsedMs: Math.round(performance.now() - begunMs),
  });
  return answer;
}

type Claims = Readonly<Record<string, string | number | boolean>>;

function requestOf(
  {
    pathParameters = {},
    queryStringParameters = {},
    body,
    isBase64Encoded,
  }: Omit<z.infer<typeof eventForm>, 'routeKey' | 'requestContext'>,
  claims: Claims,
): ApiRequest {
  return {
    by: String(claims['email'] ?? claims['cognito:username'] ?? claims['username'] ?? claims['sub'] ?? ''),
    // API Gateway writes a list as `[a b]`.
    groups: String(claims['cognito:groups'] ?? '')
      .replaceAll(/[[\]]/g, '')
      .split(/[\s,]+/)
      .filter((group) => group !== ''),
    path: pathParameters,
    query: queryStringParameters,
    body: bodyOf(isBase64Encoded === true ? Buffer.from(body ?? '', 'base64').toString('utf8') : body),
  };
}

function bodyOf(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('USAGE', 'The body of the request is no JSON.', { cause });
  }
}

function answerOf(statusCode: number, body: unknown): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
