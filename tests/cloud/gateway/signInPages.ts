import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { answering, closeServer, type HttpAnswer, listen, readBody } from './listen.ts';

/** The pages and the token endpoint of a user pool, as far as a desk uses them. */
export interface SignInPages {
  readonly url: string;
  /** Codes and refresh tokens that were handed out. */
  readonly secrets: Set<string>;
  /** Sign-ins are worth nothing any more. */
  revoke(): void;
  close(): Promise<void>;
}

/** What a client of the pool may do, and who its pool lets in. */
export interface SignInClient {
  readonly clientId: string;
  readonly callback: string;
  /** An ID token of the person who signs in. */
  readonly token: () => string;
}

/**
 * @param client asked with each request, as it may be known later than the address
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export async function openSignInPages(client: () => SignInClient, wantedPort = 0): Promise<SignInPages> {
  const codes = new Map<string, string>();
  const refresh = new Set<string>();
  const secrets = new Set<string>();
  const fresh = (): string => {
    const made = randomBytes(24).toString('base64url');
    secrets.add(made);
    return made;
  };

  const page = (asked: URLSearchParams): HttpAnswer => {
    const { clientId, callback } = client();
    const isRight =
      asked.get('response_type') === 'code' &&
      asked.get('client_id') === clientId &&
      asked.get('redirect_uri') === callback &&
      asked.get('code_challenge_method') === 'S256' &&
      (asked.get('scope') ?? '').split(' ').includes('openid');
    if (!isRight) return html(400, '<p>Something went wrong.</p>');
    const code = fresh();
    codes.set(code, asked.get('code_challenge') ?? '');
    const state = asked.get('state') ?? '';
    const back = (more: Readonly<Record<string, string>>): string =>
      `${callback}?${new URLSearchParams({ ...more, state }).toString().replaceAll('&', '&amp;')}`;
    return html(
      200,
      `<a href="${back({ code })}">Sign in</a> <a href="${back({ error: 'access_denied' })}">Cancel</a>`,
    );
  };
  const tokens = (form: URLSearchParams): HttpAnswer => {
    const { clientId, callback, token } = client();
    if (form.get('client_id') !== clientId) return refused('invalid_client');
    const given = { id_token: token(), access_token: 'unused', token_type: 'Bearer', expires_in: 3600 };
    if (form.get('grant_type') === 'refresh_token')
      return refresh.has(form.get('refresh_token') ?? '') ? json(200, given) : refused('invalid_grant');
    const code = form.get('code') ?? '';
    const challenge = codes.get(code);
    // A code is good for one try.
    codes.delete(code);
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge === undefined || challenge !== proof || form.get('redirect_uri') !== callback)
      return refused('invalid_grant');
    const kept = fresh();
    refresh.add(kept);
    return json(200, { ...given, refresh_token: kept });
  };
  const answer = async (message: IncomingMessage): Promise<HttpAnswer> => {
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://stand-in');
    if (message.method === 'GET' && pathname === '/oauth2/authorize') return page(searchParams);
    const form = new URLSearchParams((await readBody(message, 65_536))?.toString('utf8'));
    if (message.method === 'POST' && pathname === '/oauth2/token') return tokens(form);
    if (message.method === 'POST' && pathname === '/oauth2/revoke') {
      refresh.delete(form.get('token') ?? '');
      return json(200, {});
    }
    return html(404, '<p>Not found.</p>');
  };
  const server = createServer(answering(answer));
  const port = await listen(server, wantedPort);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    secrets,
    revoke: () => refresh.clear(),
    close: () => closeServer(server),
  };
}

function refused(error: string): HttpAnswer {
  return json(400, { error });
}

function json(status: number, body: object): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function html(status: number, body: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><html lang="en"><title>User pool</title>${body}</html>`,
  };
}
