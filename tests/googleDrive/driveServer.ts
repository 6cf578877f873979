import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DriveEntry, type DriveTree, findEntries } from './driveTree.ts';

/** A request as a fault may look at it. */
export interface AskedRequest {
  readonly path: string;
  readonly params: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** From 1, of requests to the same path. */
  readonly nth: number;
}

/** What goes wrong instead of an answer; `cut` ends the connection after so many bytes of content. */
export type Fault =
  | { readonly status: number; readonly reason?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly cut: number }
  | 'drop';

/** A server of this machine that speaks the wire of Google Drive v3 and of Google's OAuth, as far as the app uses it. */
export interface DriveServer {
  readonly url: string;
  readonly tree: DriveTree;
  readonly requests: AskedRequest[];
  /** Every token that was ever handed out, and every secret that came in. */
  readonly secrets: Set<string>;
  /** Asked before each answer. */
  fault: (request: AskedRequest) => Fault | undefined;
  /** Pages that are told twice. */
  doublePages: boolean;
  pageSize: number;
  /** Access tokens are not taken any more. */
  expire(): void;
  /** The sign-in is taken back. */
  revoke(): void;
  /** An access token, as an environment variable holds it. */
  issue(): string;
  close(): Promise<void>;
}

export const oauthApp = { clientId: 'desk.apps.example', clientSecret: 'GOCSPX-only-for-tests' } as const;
const person = { displayName: 'Ana Silva', emailAddress: 'ana@example.com' } as const;

/** @param tree What lies in the drive. */
export async function startDriveServer(tree: DriveTree): Promise<DriveServer> {
  const codes = new Map<string, { readonly challenge: string; readonly redirect: string }>();
  const access = new Set<string>();
  const refresh = new Set<string>();
  const secrets = new Set<string>([oauthApp.clientSecret]);
  const counts = new Map<string, number>();
  const newToken = (kind: string, into: Set<string>): string => {
    const token = `${kind}.${randomBytes(18).toString('base64url')}`;
    into.add(token);
    secrets.add(token);
    return token;
  };

  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams: params } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const asked: AskedRequest = { path, params, headers: request.headers, nth };
    self.requests.push(asked);
    const fault = self.fault(asked);
    if (fault === 'drop') return void request.socket.destroy();
    if (fault !== undefined && 'status' in fault) {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(JSON.stringify(errorBody(fault.status, fault.reason)));
      return;
    }
    if (path === '/o/oauth2/v2/auth') return signInPage(params, response);
    if (path === '/token') return giveToken(new URLSearchParams(await bodyOf(request)), response);
    if (path === '/revoke') {
      refresh.delete(params.get('token') ?? '');
      return json(response, {});
    }
    const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!access.has(token)) return refuse(response, 401, 'authError');
    answerDrive(asked, response, fault !== undefined ? fault.cut : undefined);
  };

  const signInPage = (params: URLSearchParams, response: ServerResponse): void => {
    const redirect = params.get('redirect_uri') ?? '';
    const isFit =
      params.get('client_id') === oauthApp.clientId &&
      params.get('code_challenge_method') === 'S256' &&
      params.get('access_type') === 'offline' &&
      params.get('scope') === 'https://www.googleapis.com/auth/drive.readonly' &&
      /^http:\/\/127\.0\.0\.1:\d+$/u.test(redirect);
    if (!isFit) return refuse(response, 400, 'invalid_request');
    const code = randomBytes(12).toString('base64url');
    codes.set(code, { challenge: params.get('code_challenge') ?? '', redirect });
    const state = params.get('state') ?? '';
    const to = (more: Record<string, string>): string =>
      `${redirect}/?${new URLSearchParams({ state, ...more }).toString()}`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><title>Sign in</title><a href="${to({ code }).replaceAll('&', '&amp;')}">Allow</a>
       <a href="${to({ error: 'access_denied' }).replaceAll('&', '&amp;')}">Deny</a>`,
    );
  };

  const giveToken = (form: URLSearchParams, response: ServerResponse): void => {
    const kind = form.get('grant_type');
    const accessToken = (): object => ({
      access_token: newToken('access', access),
      expires_in: 3_600,
      token_type: 'Bearer',
    });
    if (kind === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return json(response, accessToken());
    if (form.get('client_id') !== oauthApp.clientId || form.get('client_secret') !== oauthApp.clientSecret)
      return json(response, { error: 'invalid_client' }, 401);
    if (kind === 'refresh_token') {
      if (!refresh.has(form.get('refresh_token') ?? ''))
        return json(response, { error: 'invalid_grant' }, 400);
      return json(response, accessToken());
    }
    const known = codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (known?.challenge !== challenge || known.redirect !== form.get('redirect_uri'))
      return json(response, { error: 'invalid_grant' }, 400);
    codes.delete(form.get('code') ?? '');
    json(response, { ...accessToken(), refresh_token: newToken('refresh', refresh) });
  };

  const answerDrive = (asked: AskedRequest, response: ServerResponse, cut: number | undefined): void => {
    const { path, params } = asked;
    if (path === '/drive/v3/about') return json(response, { user: person });
    if (path === '/drive/v3/drives')
      return json(response, { drives: tree.drives.map(({ id, name }) => ({ id, name })) });
    if (path.startsWith('/drive/v3/drives/')) {
      const drive = tree.drives.find(({ id }) => id === path.split('/').at(-1));
      return drive === undefined ? refuse(response, 404, 'notFound') : json(response, drive);
    }
    if (path === '/drive/v3/files') return list(params, response);
    const [, id = '', more] = /^\/drive\/v3\/files\/([^/]+)(\/export)?$/u.exec(path) ?? [];
    const entry = tree.entries.get(id === 'root' ? tree.rootId : id);
    if (entry === undefined) return refuse(response, 404, 'notFound');
    if (more === '/export') return exported(entry, response);
    if (params.get('alt') !== 'media') return json(response, toldOf(entry));
    if (entry.mayDownload === false) return refuse(response, 403, 'cannotDownloadFile');
    send(entry, asked, { response, cut });
  };

  const list = (params: URLSearchParams, response: ServerResponse): void => {
    const found = findEntries(tree, params.get('q') ?? '');
    const from = Number(params.get('pageToken')?.split('-')[0] ?? 0);
    const size = Math.min(self.pageSize, Number(params.get('pageSize') ?? 100));
    const end = from + size;
    const isAgain = params.get('pageToken')?.endsWith('-again') === true;
    const next =
      self.doublePages && !isAgain ? `${from}-again` : end < found.length ? String(end) : undefined;
    json(response, {
      files: found.slice(from, end).map(toldOf),
      incompleteSearch: false,
      ...(next === undefined ? {} : { nextPageToken: next }),
    });
  };

  const self: DriveServer = {
    url: '',
    tree,
    requests: [],
    secrets,
    fault: () => undefined,
    doublePages: false,
    pageSize: 1_000,
    expire: () => access.clear(),
    revoke() {
      access.clear();
      refresh.clear();
    },
    issue: () => newToken('access', access),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(self, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function toldOf(entry: DriveEntry): object {
  const { content, mayDownload: _, exports: __, ...told } = entry;
  if (content === undefined) return { ...told, webViewLink: `https://drive.google.com/open?id=${entry.id}` };
  return {
    ...told,
    size: String(content.length),
    md5Checksum: entry.md5Checksum ?? createHash('md5').update(content).digest('hex'),
    webViewLink: `https://drive.google.com/file/d/${entry.id}/view`,
  };
}

function exported({ exports }: DriveEntry, response: ServerResponse): void {
  if (exports === undefined) return refuse(response, 403, 'exportSizeLimitExceeded');
  response.writeHead(200, { 'content-type': 'application/pdf' });
  response.end(exports);
}

function send(
  { content = Buffer.alloc(0) }: DriveEntry,
  { headers }: AskedRequest,
  { response, cut }: { readonly response: ServerResponse; readonly cut: number | undefined },
): void {
  const from = Number(/^bytes=(\d+)-$/u.exec(headers.range ?? '')?.[1] ?? 0);
  if (from > 0 && from >= content.length) return refuse(response, 416, 'requestedRangeNotSatisfiable');
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': content.length - from,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
  });
  if (cut === undefined) return void response.end(content.subarray(from));
  response.write(content.subarray(from, from + cut), () => setTimeout(() => response.destroy(), 150));
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  json(response, errorBody(status, reason), status);
}

function errorBody(status: number, reason = 'unknown'): object {
  return { error: { code: status, message: `Refused: ${reason}`, errors: [{ reason, domain: 'global' }] } };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
